import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { CardDetail, CardDetailSchema, CardReport, Rule, SentencePlace } from '../core/inbox.js';
import { askFor, failureOf, isAbort, type Failure, type Loaded } from './api.js';
import { InboxElement } from './element.js';
import { stop } from './hearing.js';
import { failureNotice, placeId, placeView, ruleText, sentenceText } from './parts.js';
import { type Draft, draftOf } from './rule-draft.js';
import { say } from './status.js';
import { dateText, strings } from './strings.js';

const SHOWN = 5;

/** Tells the page that its list is another one now. */
export interface Decided {
  readonly decision: 'accepted' | 'rejected' | 'undone';
}

/** One card: what was reported of a word, and what to do about it. Over 300 lines: its parts change with one state. */
export class InboxCard extends InboxElement {
  static override properties = { card: { attribute: false }, onNext: { attribute: false } };

  /** Its number. */
  card = '';
  /** To the next open card, if there is one. */
  onNext: (() => void) | undefined;

  private detail: Loaded<CardDetail> = { kind: 'loading' };
  private start: Draft | undefined;
  private working: SentencePlace | undefined;
  private isAllShown = false;
  private rejecting: 'no' | 'asking' | 'missing' | 'now' | Failure = 'no';
  private undoing: 'no' | 'now' | Failure = 'no';
  private loading: AbortController | undefined;

  override disconnectedCallback(): void {
    this.loading?.abort();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('card')) void this.load();
  }

  private async load(): Promise<void> {
    stop();
    this.loading?.abort();
    const loading = (this.loading = new AbortController());
    this.detail = { kind: 'loading' };
    this.requestUpdate();
    try {
      const value = await askFor<typeof CardDetailSchema>(
        `/api/inbox/cards/${encodeURIComponent(this.card)}`,
        {
          signal: loading.signal,
        },
      );
      this.show(value);
    } catch (error) {
      if (isAbort(error)) return;
      this.detail = { kind: 'failed', failure: failureOf(error) };
    }
    this.requestUpdate();
    await this.focusOn('h2');
  }

  private show(value: CardDetail): void {
    this.detail = { kind: 'ready', value };
    this.isAllShown = false;
    this.rejecting = 'no';
    this.undoing = 'no';
    const { card, suggestion } = value;
    this.working = placesOf(value)[0];
    this.start = draftOf({ ...suggestion, word: suggestion?.word ?? card.word ?? '' }, this.working);
  }

  /** What the server made of it; the focus goes to the heading, which says how it stands now. */
  private decided(value: CardDetail, decision: Decided['decision']): void {
    stop();
    this.show(value);
    this.requestUpdate();
    void this.focusOn('h2');
    say(strings.said[decision]);
    this.dispatchEvent(new CustomEvent<Decided>('decided', { detail: { decision }, bubbles: true }));
  }

  private decide(action: 'accept' | 'reject' | 'undo', body?: object): Promise<CardDetail> {
    return askFor<typeof CardDetailSchema>(`/api/inbox/cards/${encodeURIComponent(this.card)}/${action}`, {
      method: 'POST',
      ...(body === undefined ? {} : { body }),
    });
  }

  private readonly accept = async (rule: Rule): Promise<void> => {
    this.decided(await this.decide('accept', { rule }), 'accepted');
  };

  private readonly reject = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.rejecting === 'now') return;
    const reason = this.querySelector<HTMLTextAreaElement>('#reason')?.value.trim() ?? '';
    this.rejecting = reason === '' ? 'missing' : 'now';
    this.requestUpdate();
    if (reason === '') {
      void this.focusOn('#reason');
      return;
    }
    try {
      this.decided(await this.decide('reject', { reason }), 'rejected');
    } catch (error) {
      this.rejecting = failureOf(error);
      this.requestUpdate();
    }
  };

  private readonly undo = async (): Promise<void> => {
    if (this.undoing === 'now') return;
    this.undoing = 'now';
    this.requestUpdate();
    try {
      this.decided(await this.decide('undo'), 'undone');
    } catch (error) {
      this.undoing = failureOf(error);
      this.requestUpdate();
    }
  };

  protected override render(): TemplateResult {
    const { detail } = this;
    if (detail.kind === 'loading') return html`<h2 tabindex="-1" class="meta">${strings.loading}</h2>`;
    if (detail.kind === 'failed')
      return html`<h2 tabindex="-1">${strings.inbox}</h2>
        ${failureNotice(detail.failure, () => void this.load())}`;
    const { card, reports, note } = detail.value;
    const { category } = card;
    return html`<header>
        <p class="kind">
          ${strings.categories[category] ?? category}
          ${card.kind === 'lint' ? html`<span class="badge">${strings.warning}</span>` : nothing}
        </p>
        <h2 tabindex="-1" dir="auto">
          ${card.word === undefined ? strings.noWord : html`<span lang=${card.lang ?? nothing}>${card.word}</span>`}
        </h2>
        <p class="meta">
          ${
            card.kind === 'report'
              ? html`${strings.reports(card.reports)} · ${
                  card.firstAt === card.newestAt
                    ? nothing
                    : html`${strings.firstReported(dateText(card.firstAt))} · `
                }${strings.newestReported(dateText(card.newestAt))}`
              : dateText(card.newestAt)
          }
        </p>
        ${note === undefined || card.kind === 'report' ? nothing : html`<p class="note" lang="en">${note}</p>`}
      </header>
      ${card.state === 'open' ? nothing : this.decision(detail.value)} ${this.places(detail.value)}
      ${reports.length > 0 ? this.reports(reports) : nothing}
      ${card.state === 'open' && this.start ? this.deciding(this.start) : nothing}`;
  }

  private decision({ card, rule }: CardDetail): TemplateResult {
    const [by, at] = [card.decidedBy ?? '', card.decidedAt === undefined ? '' : dateText(card.decidedAt)];
    const isAccepted = card.state === 'accepted';
    return html`<section class="decision" data-state=${card.state}>
      <h3>${isAccepted ? strings.accepted(by, at) : strings.rejected(by, at)}</h3>
      ${rule ? html`<p class="rule" dir="auto">${ruleText(rule.rule)}</p>` : nothing}
      ${card.reason === undefined ? nothing : html`<p dir="auto">${card.reason}</p>`}
      ${typeof this.undoing === 'object' ? failureNotice(this.undoing) : nothing}
      <div class="row">
        <button
          type="button"
          aria-disabled=${this.undoing === 'now' ? 'true' : nothing}
          aria-describedby=${isAccepted ? 'undo-hint' : nothing}
          @click=${this.undo}
        >
          ${strings.undo}
        </button>
        ${this.onNext ? html`<button type="button" class="primary" @click=${this.onNext}>${strings.nextCard}</button>` : nothing}
      </div>
      ${isAccepted ? html`<p class="hint" id="undo-hint">${strings.undoHintAccepted}</p>` : nothing}
    </section>`;
  }

  private places(detail: CardDetail): TemplateResult | typeof nothing {
    const places = placesOf(detail);
    if (places.length === 0) return nothing;
    const shown = this.isAllShown ? places : places.slice(0, SHOWN);
    const isOpen = detail.card.state === 'open';
    return html`<section aria-labelledby="places-heading">
      <h3 id="places-heading">${strings.sentencesHeading}</h3>
      <ol class="places" tabindex="-1">
        ${shown.map((place) => {
          const isWorking = isOpen && places.length > 1 && place === this.working;
          return html`<li class=${isWorking ? 'working' : ''}>
            ${placeView(
              place,
              'place',
              !isOpen || places.length === 1
                ? nothing
                : isWorking
                  ? html`<span class="meta">${strings.workingOn}</span>`
                  : html`<button type="button" class="quiet" @click=${() => this.workOn(place)}>
                      ${strings.workOn}
                    </button>`,
            )}
          </li>`;
        })}
      </ol>
      ${
        places.length > shown.length
          ? html`<button type="button" class="quiet" @click=${this.showAll}>
              ${strings.showAll(places.length - shown.length)}
            </button>`
          : nothing
      }
    </section>`;
  }

  private readonly showAll = (): void => {
    this.isAllShown = true;
    this.requestUpdate();
    void this.focusOn(`.places > li:nth-child(${SHOWN + 1}) button`);
  };

  private workOn(place: SentencePlace): void {
    this.working = place;
    this.requestUpdate();
    // The button has gone; the one that says the sentence is beside it.
    void this.focusOn('.working button');
  }

  private reports(reports: readonly CardReport[]): TemplateResult {
    const written = reports.filter(({ comment, contact, place }) => comment ?? contact ?? !place);
    const told = written.length > 0 ? written : reports.slice(0, 1);
    return html`<section aria-labelledby="reports-heading">
      <h3 id="reports-heading">${strings.reportsHeading}</h3>
      <ul class="reports">
        ${told.map(
          ({ comment, contact, createdAt, outdated, place }) =>
            html`<li>
              ${
                comment === undefined
                  ? html`<p class="meta">${strings.noComment}</p>`
                  : html`<blockquote dir="auto">${comment}</blockquote>`
              }
              <p class="meta">
                <time datetime=${createdAt}>${dateText(createdAt)}</time>${
                  place ? html` · ${strings.inArticle(place.title)}` : nothing
                }
                ${outdated ? html`· <span class="badge">${strings.outdated}</span>` : nothing}
              </p>
              ${contact === undefined ? nothing : html`<p class="meta">${strings.answerTo} <span class="contact">${contact}</span></p>`}
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private deciding(start: Draft): TemplateResult {
    const { rejecting } = this;
    return html`<section class="deciding" aria-labelledby="rule-heading">
        <h3 id="rule-heading">${strings.ruleHeading}</h3>
        ${this.working ? sentenceText(this.working, 'working-text') : nothing}
        <inbox-rule
          .start=${start}
          .place=${this.working}
          .submitLabel=${strings.accept}
          .save=${this.accept}
          .more=${
            rejecting === 'no'
              ? html`<button type="button" class="reject" @click=${this.askToReject}>${strings.reject}</button>`
              : nothing
          }
        ></inbox-rule>
      </section>
      ${rejecting === 'no' ? nothing : this.rejection(rejecting)}`;
  }

  private readonly askToReject = (): void => {
    this.rejecting = 'asking';
    this.requestUpdate();
    void this.focusOn('#reason');
  };

  private rejection(rejecting: 'asking' | 'missing' | 'now' | Failure): TemplateResult {
    const isMissing = rejecting === 'missing';
    return html`<form class="rejection" novalidate aria-labelledby="reject-heading" @submit=${this.reject}>
      <h3 id="reject-heading">${strings.rejectHeading}</h3>
      <div class="field">
        <label for="reason">${strings.reason}</label>
        <p class="hint" id="reason-hint">${strings.reasonHint}</p>
        ${isMissing ? html`<p class="fault" id="reason-fault">${strings.reasonMissing}</p>` : nothing}
        <textarea
          id="reason"
          rows="3"
          maxlength="1000"
          dir="auto"
          aria-invalid=${isMissing ? 'true' : nothing}
          aria-describedby=${isMissing ? 'reason-fault reason-hint' : 'reason-hint'}
        ></textarea>
      </div>
      ${typeof rejecting === 'object' ? failureNotice(rejecting) : nothing}
      <div class="actions">
        <button aria-disabled=${rejecting === 'now' ? 'true' : nothing}>${strings.rejectNow}</button>
        <button type="button" class="quiet" @click=${this.keepIt}>${strings.cancel}</button>
      </div>
    </form>`;
  }

  private readonly keepIt = async (): Promise<void> => {
    this.rejecting = 'no';
    this.requestUpdate();
    await this.updateComplete;
    await this.querySelector<InboxElement>('inbox-rule')?.updateComplete;
    this.querySelector<HTMLElement>('.reject')?.focus();
  };
}

/** Where the word stands, each sentence once, the last reported first. */
function placesOf({ places, reports }: CardDetail): SentencePlace[] {
  const found = new Map<string, SentencePlace>();
  for (const place of [...reports.flatMap(({ place }) => place ?? []), ...places])
    if (!found.has(placeId(place))) found.set(placeId(place), place);
  return [...found.values()];
}
