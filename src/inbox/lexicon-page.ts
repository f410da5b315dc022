import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type {
  Affected,
  AffectedSchema,
  ImportResult,
  ImportResultSchema,
  Rule,
  RuleHistory,
  RuleHistorySchema,
  RuleList,
  RuleListSchema,
  Session,
  StoredRule,
} from '../core/inbox.js';
import { askFor, failureOf, isAbort, tell, type Failure, type Loaded } from './api.js';
import { InboxElement } from './element.js';
import { frame, whoIsHere } from './frame.js';
import { stop } from './hearing.js';
import { failureNotice, sayingText, scopeText } from './parts.js';
import { type Draft, draftOf } from './rule-draft.js';
import type { InboxRuns } from './runs.js';
import { say } from './status.js';
import { dateText, strings } from './strings.js';

const PAGE = 50;

/** What stands in the dialog. */
type Opened =
  | { readonly kind: 'add'; readonly start: Draft }
  | { readonly kind: 'edit'; readonly start: Draft; readonly rule: StoredRule }
  | { readonly kind: 'history'; readonly rule: StoredRule; readonly history: Loaded<RuleHistory> }
  | {
      readonly kind: 'end';
      readonly rule: StoredRule;
      readonly affected: Loaded<Affected>;
      readonly ending: 'no' | 'now' | Failure;
    };

type List = Loaded<RuleList & { readonly more: 'no' | 'now' | Failure }>;

type Importing =
  | { readonly kind: 'no' | 'missing' | 'now' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly result: ImportResult };

/**
 * All rules that hold: found, written, mended, ended, and taken out and in as files.
 * Over 300 lines: one page with one state, of which its dialogs are drawn.
 */
export class LexiconPage extends InboxElement {
  private session: Session | undefined;
  private search = new URLSearchParams(location.search).get('search') ?? '';
  private list: List = { kind: 'loading' };
  private opened: Opened | undefined;
  /** Has the focus again when the dialog has closed. */
  private opener: HTMLElement | undefined;
  private importing: Importing = { kind: 'no' };
  private plsLang = document.documentElement.lang;
  private loading: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    void whoIsHere(this.gone).then((session) => {
      this.session = session;
      this.requestUpdate();
    });
  }

  private path(after?: string): string {
    return `/api/inbox/rules?${new URLSearchParams({
      limit: String(PAGE),
      ...(this.search === '' ? {} : { search: this.search }),
      ...(after === undefined ? {} : { after }),
    }).toString()}`;
  }

  private async load(): Promise<void> {
    this.loading?.abort();
    const loading = (this.loading = new AbortController());
    try {
      const value = await askFor<typeof RuleListSchema>(this.path(), { signal: loading.signal });
      this.list = { kind: 'ready', value: { ...value, more: 'no' } };
    } catch (error) {
      if (isAbort(error)) return;
      this.list = { kind: 'failed', failure: failureOf(error) };
    }
    this.requestUpdate();
  }

  private readonly loadMore = async (): Promise<void> => {
    if (this.list.kind !== 'ready' || this.list.value.more === 'now') return;
    const { value } = this.list;
    this.list = { kind: 'ready', value: { ...value, more: 'now' } };
    this.requestUpdate();
    try {
      const next = await askFor<typeof RuleListSchema>(this.path(value.next), { signal: this.gone });
      this.list = { kind: 'ready', value: { ...next, rules: [...value.rules, ...next.rules], more: 'no' } };
      this.requestUpdate();
      await this.focusOn(`tbody tr:nth-child(${value.rules.length + 1}) button`);
    } catch (error) {
      if (isAbort(error)) return;
      this.list = { kind: 'ready', value: { ...value, more: failureOf(error) } };
      this.requestUpdate();
    }
  };

  private readonly find = (event: Event): void => {
    event.preventDefault();
    this.search = this.querySelector<HTMLInputElement>('#search')?.value.trim() ?? '';
    history.replaceState(
      undefined,
      '',
      this.search === ''
        ? '/inbox/lexicon'
        : `/inbox/lexicon?${new URLSearchParams({ search: this.search }).toString()}`,
    );
    void this.load().then(() => {
      if (this.list.kind === 'ready') say(strings.rulesInAll(this.list.value.total));
    });
  };

  private async open(opened: Opened): Promise<void> {
    this.opener = document.activeElement instanceof HTMLElement ? document.activeElement : undefined;
    this.opened = opened;
    this.requestUpdate();
    await this.updateComplete;
    const dialog = this.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    this.querySelector<HTMLElement>('dialog h2')?.focus();
  }

  private redraw(opened: Opened): void {
    // Closed meanwhile, or another one is open.
    if (this.opened?.kind !== opened.kind) return;
    this.opened = opened;
    this.requestUpdate();
  }

  private readonly close = (): void => {
    stop();
    this.querySelector('dialog')?.close();
  };

  private readonly onClosed = (): void => {
    this.opened = undefined;
    this.requestUpdate();
    const { opener } = this;
    this.opener = undefined;
    if (opener?.isConnected) opener.focus();
    else void this.focusOn('h1');
  };

  private add(): void {
    void this.open({ kind: 'add', start: draftOf({ word: '' }) });
  }

  private edit(rule: StoredRule): void {
    void this.open({ kind: 'edit', start: draftOf(rule.rule), rule });
  }

  private async showHistory(rule: StoredRule): Promise<void> {
    await this.open({ kind: 'history', rule, history: { kind: 'loading' } });
    try {
      const value = await askFor<typeof RuleHistorySchema>(
        `/api/inbox/rules/${encodeURIComponent(rule.id)}/history`,
        {
          signal: this.gone,
        },
      );
      this.redraw({ kind: 'history', rule, history: { kind: 'ready', value } });
    } catch (error) {
      if (isAbort(error)) return;
      this.redraw({ kind: 'history', rule, history: { kind: 'failed', failure: failureOf(error) } });
    }
  }

  private async askToEnd(rule: StoredRule): Promise<void> {
    await this.open({ kind: 'end', rule, affected: { kind: 'loading' }, ending: 'no' });
    try {
      const value = await askFor<typeof AffectedSchema>('/api/inbox/affected', {
        method: 'POST',
        body: { withdraw: rule.id },
        signal: this.gone,
      });
      this.redraw({ kind: 'end', rule, affected: { kind: 'ready', value }, ending: 'no' });
    } catch (error) {
      if (isAbort(error)) return;
      this.redraw({
        kind: 'end',
        rule,
        affected: { kind: 'failed', failure: failureOf(error) },
        ending: 'no',
      });
    }
  }

  private changed(said: string): void {
    this.close();
    say(said);
    this.querySelector<InboxRuns>('inbox-runs')?.tellWhenSpoken();
    void this.load().then(async () => {
      await this.updateComplete;
      // The row whose button had opened the dialog is another one now, or gone.
      if (document.activeElement === document.body) this.querySelector<HTMLElement>('h1')?.focus();
    });
  }

  private readonly endNow = async (): Promise<void> => {
    const { opened } = this;
    if (opened?.kind !== 'end' || opened.ending === 'now') return;
    this.redraw({ ...opened, ending: 'now' });
    try {
      await tell(`/api/inbox/rules/${encodeURIComponent(opened.rule.id)}`, { method: 'DELETE' });
      this.changed(strings.said.ended);
    } catch (error) {
      this.redraw({ ...opened, ending: failureOf(error) });
    }
  };

  private readonly save = async (rule: Rule): Promise<void> => {
    const { opened } = this;
    if (opened?.kind === 'edit')
      await tell(`/api/inbox/rules/${encodeURIComponent(opened.rule.id)}`, { method: 'PUT', body: { rule } });
    else await tell('/api/inbox/rules', { method: 'POST', body: { rule } });
    this.changed(strings.said.saved);
  };

  private readonly bringIn = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.importing.kind === 'now') return;
    const file = this.querySelector<HTMLInputElement>('#file')?.files?.[0];
    this.importing = { kind: file ? 'now' : 'missing' };
    this.requestUpdate();
    if (!file) {
      void this.focusOn('#file');
      return;
    }
    const type = /\.(?:pls|xml)$/i.test(file.name) ? 'application/pls+xml' : 'text/csv';
    try {
      const result = await askFor<typeof ImportResultSchema>('/api/inbox/lexicon', {
        method: 'POST',
        body: new Blob([await file.arrayBuffer()], { type }),
      });
      this.importing = { kind: 'done', result };
      say(strings.imported(result.added, result.replaced, result.same));
      void this.load();
    } catch (error) {
      this.importing = { kind: 'failed', failure: failureOf(error) };
    }
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    return frame(
      'lexicon',
      this.session,
      html`<div class="lexicon">
        <div class="heading-row">
          <h1 tabindex="-1">${strings.lexicon}</h1>
          <button type="button" class="primary" @click=${() => this.add()}>${strings.addRule}</button>
        </div>
        <form role="search" class="search" @submit=${this.find}>
          <label for="search">${strings.search}</label>
          <div class="row">
            <input id="search" type="search" maxlength="200" dir="auto" autocomplete="off" .value=${this.search} />
            <button>${strings.searchNow}</button>
          </div>
        </form>
        ${this.rules()}
        <inbox-runs></inbox-runs>
        ${this.files()}
      </div>
      ${this.opened ? this.dialog(this.opened) : nothing}`,
    );
  }

  private rules(): TemplateResult {
    const { list } = this;
    if (list.kind === 'loading') return html`<p class="meta">${strings.loading}</p>`;
    if (list.kind === 'failed') return failureNotice(list.failure, () => void this.load());
    const { rules, total, next, more } = list.value;
    if (rules.length === 0)
      return html`<p class="empty">${this.search === '' ? strings.noRules : strings.noRulesFound(this.search)}</p>`;
    const { columns } = strings;
    return html`<table class="rules">
        <caption>
          ${strings.rulesInAll(total)}
        </caption>
        <thead>
          <tr>
            <th scope="col">${columns.word}</th>
            <th scope="col">${columns.say}</th>
            <th scope="col">${columns.scope}</th>
            <th scope="col">${columns.by}</th>
            <th scope="col">${columns.actions}</th>
          </tr>
        </thead>
        <tbody>
          ${repeat(
            rules,
            ({ id }) => id,
            (rule) => this.row(rule),
          )}
        </tbody>
      </table>
      ${typeof more === 'object' ? failureNotice(more) : nothing}
      ${
        next === undefined
          ? nothing
          : html`<button type="button" class="quiet" @click=${this.loadMore}>
              ${more === 'now' ? strings.loading : strings.more}
            </button>`
      }`;
  }

  private row(stored: StoredRule): TemplateResult {
    const { rule, createdBy, createdAt } = stored;
    const { columns } = strings;
    const about = html`<span class="unseen"> ${strings.ofWord(rule.word)}</span>`;
    return html`<tr>
      <th scope="row" dir="auto" lang=${rule.lang ?? nothing}>${rule.word}</th>
      <td data-column=${columns.say}><span dir="auto">${sayingText(rule.say)}</span></td>
      <td data-column=${columns.scope}><span dir="auto">${scopeText(rule.scope)}</span></td>
      <td data-column=${columns.by}><span dir="auto">${strings.byOn(createdBy, dateText(createdAt))}</span></td>
      <td><div class="row">
        <button type="button" class="quiet" @click=${() => this.edit(stored)}>${strings.edit}${about}</button>
        <button type="button" class="quiet" @click=${() => void this.showHistory(stored)}>
          ${strings.history}${about}
        </button>
        <button type="button" class="quiet" @click=${() => void this.askToEnd(stored)}>${strings.end}${about}</button>
      </div></td>
    </tr>`;
  }

  private files(): TemplateResult {
    const { importing } = this;
    const isMissing = importing.kind === 'missing';
    return html`<section class="files" aria-labelledby="files-heading">
      <h2 id="files-heading">${strings.filesHeading}</h2>
      <p class="hint">${strings.exportHint}</p>
      <div class="row">
        <a class="button" href="/api/inbox/lexicon.csv" download="lexicon.csv">${strings.exportCsv}</a>
        <a
          class="button"
          href="/api/inbox/lexicon.pls?lang=${encodeURIComponent(this.plsLang)}"
          download="lexicon.pls"
          >${strings.exportPls}</a
        >
        <label class="inline"
          >${strings.plsLang}
          <input
            class="code short"
            type="text"
            maxlength="35"
            autocomplete="off"
            spellcheck="false"
            .value=${this.plsLang}
            @change=${({ target }: Event) => {
              this.plsLang = (target as HTMLInputElement).value.trim();
              this.requestUpdate();
            }}
        /></label>
      </div>
      <form novalidate @submit=${this.bringIn}>
        <div class="field">
          <label for="file">${strings.importFile}</label>
          <p class="hint" id="file-hint">${strings.importHint}</p>
          ${isMissing ? html`<p class="fault" id="file-fault">${strings.importMissing}</p>` : nothing}
          <input
            id="file"
            type="file"
            accept=".csv,.pls,.xml,text/csv,application/pls+xml"
            aria-invalid=${isMissing ? 'true' : nothing}
            aria-describedby=${isMissing ? 'file-fault file-hint' : 'file-hint'}
          />
        </div>
        <button aria-disabled=${importing.kind === 'now' ? 'true' : nothing}>
          ${importing.kind === 'now' ? strings.saving : strings.importNow}
        </button>
        ${importing.kind === 'failed' ? failureNotice(importing.failure) : nothing}
        ${importing.kind === 'done' ? importedView(importing.result) : nothing}
      </form>
    </section>`;
  }

  private dialog(opened: Opened): TemplateResult {
    return html`<dialog aria-labelledby="dialog-heading" closedby="closerequest" @close=${this.onClosed}>
      <header class="heading-row">
        <h2 id="dialog-heading" tabindex="-1" dir="auto">${headingOf(opened)}</h2>
        <button type="button" class="quiet" @click=${this.close}>${strings.close}</button>
      </header>
      ${this.dialogContent(opened)}
    </dialog>`;
  }

  private dialogContent(opened: Opened): TemplateResult {
    switch (opened.kind) {
      case 'add':
      case 'edit':
        return html`<inbox-rule
          .start=${opened.start}
          .submitLabel=${strings.saveRule}
          .save=${this.save}
        ></inbox-rule>`;
      case 'history':
        return opened.history.kind === 'loading'
          ? html`<p class="meta">${strings.loading}</p>`
          : opened.history.kind === 'failed'
            ? failureNotice(opened.history.failure)
            : historyView(opened.history.value);
      case 'end':
        return html`${
          opened.affected.kind === 'loading'
            ? html`<p class="meta">${strings.counting}</p>`
            : opened.affected.kind === 'failed'
              ? failureNotice(opened.affected.failure)
              : html`<p>${strings.endChanges(opened.affected.value.total, opened.affected.value.articles)}</p>`
        }
          ${typeof opened.ending === 'object' ? failureNotice(opened.ending) : nothing}
          <div class="actions">
            <button
              type="button"
              class="primary"
              aria-disabled=${opened.ending === 'now' ? 'true' : nothing}
              @click=${this.endNow}
            >
              ${strings.endNow}
            </button>
            <button type="button" class="quiet" @click=${this.close}>${strings.cancel}</button>
          </div>`;
    }
  }
}

function headingOf(opened: Opened): string {
  switch (opened.kind) {
    case 'add':
      return strings.addHeading;
    case 'edit':
      return strings.editHeading(opened.rule.rule.word);
    case 'history':
      return strings.historyHeading(opened.rule.rule.word);
    case 'end':
      return strings.endHeading(opened.rule.rule.word);
  }
}

const historyView = ({ rules }: RuleHistory): TemplateResult =>
  html`<ol class="history">
    ${rules.map(
      ({ rule, createdAt, createdBy, endedAt, endedBy }) =>
        html`<li>
          <p dir="auto"><strong>${sayingText(rule.say)}</strong>, ${scopeText(rule.scope)}</p>
          <p class="meta" dir="auto">
            ${strings.byOn(createdBy, dateText(createdAt))} ·
            ${endedAt === undefined ? strings.holdsNow : strings.heldUntil(endedBy ?? '', dateText(endedAt))}
          </p>
          ${rule.comment === undefined ? nothing : html`<p class="meta" dir="auto">${rule.comment}</p>`}
        </li>`,
    )}
  </ol>`;

const importedView = ({ added, replaced, same, notes }: ImportResult): TemplateResult =>
  html`<div class="notice">
    <p>${strings.imported(added, replaced, same)}</p>
    ${
      notes.length > 0
        ? html`<ul lang="en">
            ${notes.map((note) => html`<li>${note}</li>`)}
          </ul>`
        : nothing
    }
  </div>`;
