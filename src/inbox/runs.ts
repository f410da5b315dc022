import { html, nothing, type PropertyValues, svg, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Run, RunList, RunListSchema } from '../core/inbox.js';
import { askFor, failureOf, isAbort, tell, type Failure } from './api.js';
import { currentRuns, isActive } from './current-runs.js';
import { InboxElement } from './element.js';
import { failureNotice } from './parts.js';
import { say } from './status.js';
import { dateText, strings } from './strings.js';

/**
 * What is being spoken anew, as it goes on: seen, not announced, but for the end of what this editor has begun. Passes on
 * that there is something new among the cards.
 */
export class InboxRuns extends InboxElement {
  private runs: readonly Run[] = [];
  private failure: Failure | undefined;
  private isLive = true;
  private retrying = new Map<string, 'now' | Failure>();
  /** Something was decided here, and its articles are not all spoken yet. */
  private isAwaited = false;
  private events: EventSource | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    this.listen();
  }

  override disconnectedCallback(): void {
    this.events?.close();
    super.disconnectedCallback();
  }

  /** Its end is told. */
  tellWhenSpoken(): void {
    this.isAwaited = true;
  }

  private readonly load = async (): Promise<void> => {
    try {
      const { runs } = await askFor<typeof RunListSchema>('/api/inbox/runs', { signal: this.gone });
      this.take(runs);
    } catch (error) {
      if (isAbort(error)) return;
      this.failure = failureOf(error);
      this.requestUpdate();
    }
  };

  private listen(): void {
    const events = (this.events = new EventSource('/api/inbox/events'));
    events.addEventListener('runs', ({ data }: MessageEvent<string>) =>
      this.take((JSON.parse(data) as RunList).runs),
    );
    events.addEventListener('cards', () => this.dispatchEvent(new CustomEvent('news', { bubbles: true })));
    events.addEventListener('open', () => {
      this.setLive(true);
      // Who is connected again need not be asked to try again.
      if (this.failure) void this.load();
    });
    events.addEventListener('error', () => {
      this.setLive(false);
      // The browser itself tries again, but for an answer that is a refusal.
      if (events.readyState === EventSource.CLOSED)
        window.setTimeout(() => {
          if (!this.gone.aborted && this.events === events) this.listen();
        }, 10_000);
    });
  }

  private setLive(isLive: boolean): void {
    if (this.isLive === isLive) return;
    this.isLive = isLive;
    this.requestUpdate();
  }

  private take(all: readonly Run[]): void {
    const runs = currentRuns(all);
    const wasActive = this.runs.some(isActive);
    this.failure = undefined;
    this.runs = runs;
    if (this.isAwaited && wasActive && !runs.some(isActive)) {
      this.isAwaited = false;
      if (!runs.some(({ state }) => state === 'failed')) say(strings.said.allSpoken);
    }
    this.requestUpdate();
  }

  private async retry({ id }: Run): Promise<void> {
    if (this.retrying.get(id) === 'now') return;
    this.retrying.set(id, 'now');
    this.requestUpdate();
    try {
      await tell(`/api/inbox/runs/${encodeURIComponent(id)}/retry`, { method: 'POST' });
      this.retrying.delete(id);
      this.isAwaited = true;
      say(strings.said.retried);
      await this.load();
    } catch (error) {
      this.retrying.set(id, failureOf(error));
    }
    this.requestUpdate();
  }

  /** A button goes with its failure, as soon as the server tells of it: whoever was on it is not lost on the page. */
  protected override update(changed: PropertyValues<this>): void {
    const hadFocus = this.contains(document.activeElement);
    super.update(changed);
    if (hadFocus && document.activeElement === document.body)
      this.querySelector<HTMLElement>('summary')?.focus();
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.failure)
      return html`<div class="runs">${failureNotice(this.failure, () => void this.load())}</div>`;
    if (this.runs.length === 0) return nothing;
    const active = this.runs.filter(isActive).length;
    const failed = this.runs.filter(({ state }) => state === 'failed').length;
    return html`<details class="runs" data-state=${failed > 0 ? 'failed' : active > 0 ? 'active' : 'quiet'}>
      <summary>${strings.runsSummary(active, failed)}</summary>
      ${this.isLive ? nothing : html`<p class="meta">${strings.noLive}</p>`}
      <ul>
        ${repeat(
          this.runs,
          ({ id }) => id,
          (run) => this.run(run),
        )}
      </ul>
    </details>`;
  }

  private run(run: Run): TemplateResult {
    const { id, article, title, state, done, total, spoken, error, createdAt, finishedAt } = run;
    const retrying = this.retrying.get(id);
    return html`<li data-state=${state}>
      <p>
        <a href="/articles/${encodeURIComponent(article)}">${title}</a>
        <span class="meta">
          ${strings.runStates[state]}${
            state === 'running' && total !== undefined
              ? html` · ${strings.runProgress(done, total)}`
              : nothing
          }${
            state === 'done' && spoken !== undefined ? html` · ${strings.runSpoken(spoken)}` : nothing
          } · ${dateText(finishedAt ?? createdAt)}</span
        >
      </p>
      ${state === 'running' && total ? bar(done / total) : nothing}
      ${error === undefined ? nothing : html`<p class="fault" lang="en">${error}</p>`}
      ${typeof retrying === 'object' ? failureNotice(retrying) : nothing}
      ${
        state === 'failed'
          ? html`<button
              type="button"
              aria-disabled=${retrying === 'now' ? 'true' : nothing}
              @click=${() => void this.retry(run)}
            >
              ${strings.tryAgain}<span class="unseen"> ${strings.inArticle(title)}</span>
            </button>`
          : nothing
      }
    </li>`;
  }
}

/** For the eye only: a progress bar would beep in some screen readers, and its numbers stand beside it. */
const bar = (part: number): TemplateResult =>
  html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 4" preserveAspectRatio="none">
    ${svg`<rect class="rail" width="100" height="4" /><rect class="done" width=${Math.min(100, part * 100)} height="4" />`}
  </svg>`;
