import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Affected, AffectedSchema, Rule, Saying, SentencePlace } from '../core/inbox.js';
import { ApiFailure, askFor, failureOf, isAbort, type Failure, type Loaded } from './api.js';
import { InboxElement } from './element.js';
import { clipAsItIs, hear, previewClip, whatIsHeard, type Clip } from './hearing.js';
import { ipaSigns, ipaStress, type IpaSign } from './ipa-signs.js';
import { failureNotice, hearButton, placeId, placeView, ruleText } from './parts.js';
import { type Draft, draftAt, type Fault, type Field, readDraft } from './rule-draft.js';
import { strings } from './strings.js';

const kinds: readonly Saying['kind'][] = ['instead', 'phonemes', 'letters', 'language'];
/** A search in all articles begins when somebody has stopped typing. */
const REST_MS = 400;
const SHOWN = 5;

const NOW = 'rule:now';
const WITH = 'rule:with';

/**
 * How a word is said, and where that holds: typed, heard beside what is said now, with all that would change.
 * Over 300 lines: one form with one state; its parts are drawn from it.
 */
export class InboxRule extends InboxElement {
  static override properties = {
    start: { attribute: false },
    place: { attribute: false },
    submitLabel: { attribute: false },
    save: { attribute: false },
    more: { attribute: false },
  };

  /** What the fields hold when it is set. */
  start!: Draft;
  /** The sentence that is worked on. Missing: the first one that the rule would change. */
  place: SentencePlace | undefined;
  submitLabel = '';
  /** @throws ApiFailure */
  save!: (rule: Rule) => Promise<void>;
  /** Beside the button that saves. */
  more: TemplateResult | typeof nothing = nothing;

  private draft!: Draft;
  /** Told once somebody wanted to hear or to save it. */
  private faults: Readonly<Partial<Record<Field, Fault>>> = {};
  private affected: Loaded<Affected> | undefined;
  private isAllShown = false;
  private saving: 'no' | 'now' | Failure = 'no';
  private timer = 0;
  private looking: AbortController | undefined;

  override disconnectedCallback(): void {
    clearTimeout(this.timer);
    this.looking?.abort();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('start')) {
      this.draft = this.start;
      this.faults = {};
      this.saving = 'no';
      this.isAllShown = false;
      this.lookUp(0);
    } else if (changed.has('place') && this.place) {
      this.draft = draftAt(this.draft, this.place);
      this.lookUp(0);
    }
  }

  private get read() {
    return readDraft(this.draft);
  }

  private set(change: Partial<Draft>): void {
    this.draft = { ...this.draft, ...change };
    // What was found wrong is looked at again as it is mended; nothing new is found wrong while somebody types.
    if (Object.keys(this.faults).length > 0) {
      const read = this.read;
      const now = read.kind === 'faults' ? read.faults : {};
      this.faults = Object.fromEntries(Object.entries(now).filter(([field]) => field in this.faults));
    }
    this.lookUp(REST_MS);
    this.requestUpdate();
  }

  private lookUp(afterMs: number): void {
    clearTimeout(this.timer);
    this.looking?.abort();
    const read = this.read;
    if (read.kind === 'faults') {
      this.affected = undefined;
      return;
    }
    this.affected = { kind: 'loading' };
    this.timer = window.setTimeout(() => void this.findAffected(read.rule), afterMs);
  }

  private async findAffected(rule: Rule): Promise<void> {
    const looking = (this.looking = new AbortController());
    try {
      const value = await askFor<typeof AffectedSchema>('/api/inbox/affected', {
        method: 'POST',
        body: { rule },
        signal: looking.signal,
      });
      this.affected = { kind: 'ready', value };
    } catch (error) {
      if (isAbort(error)) return;
      this.affected = { kind: 'failed', failure: failureOf(error) };
    }
    this.requestUpdate();
  }

  /** The rule; or else the first field that is wrong has the focus. */
  private rule(): Rule | undefined {
    const read = this.read;
    if (read.kind === 'rule') return read.rule;
    this.faults = read.faults;
    this.requestUpdate();
    void this.focusOn('[aria-invalid="true"]');
    return undefined;
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const rule = this.saving === 'now' ? undefined : this.rule();
    if (!rule) return;
    this.saving = 'now';
    this.requestUpdate();
    try {
      await this.save(rule);
      this.saving = 'no';
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      this.saving = error.failure;
      void this.focusOn('.saving-failed button, .saving-failed a');
    }
    this.requestUpdate();
  };

  private get heardPlace(): SentencePlace | undefined {
    return this.place ?? (this.affected?.kind === 'ready' ? this.affected.value.sentences[0] : undefined);
  }

  private readonly clipWithRule = async (signal: AbortSignal): Promise<Clip> => {
    const { article, block, sentence } = this.heardPlace ?? {};
    const read = this.read;
    if (article === undefined || block === undefined || sentence === undefined || read.kind === 'faults')
      throw new ApiFailure({ kind: 'refused', status: 0 });
    return previewClip({ article, block, sentence, rule: read.rule }, signal);
  };

  private side: typeof NOW | typeof WITH = NOW;

  /** One key, the same again: the other of the two. */
  private readonly compare = (): void => {
    const place = this.heardPlace;
    if (!place || !this.rule()) return;
    this.side = this.side === NOW ? WITH : NOW;
    void hear(this.side, this.side === NOW ? (signal) => clipAsItIs(place, signal) : this.clipWithRule);
  };

  protected override render(): TemplateResult {
    return html`<form novalidate @submit=${this.submit}>
      ${this.wordField()}
      <fieldset>
        <legend>${strings.kindLegend}</legend>
        ${kinds.map(
          (kind) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="kind"
                value=${kind}
                .checked=${this.draft.kind === kind}
                @change=${() => this.set({ kind })}
              />
              ${strings.kinds[kind]}</label
            >`,
        )}
      </fieldset>
      ${this.sayingField()} ${this.scopeFields()} ${this.conditions()} ${this.listening()} ${this.changes()}
      ${
        typeof this.saving === 'object'
          ? html`<div class="saving-failed">${failureNotice(this.saving)}</div>`
          : nothing
      }
      <div class="actions">
        <button class="primary" aria-disabled=${this.saving === 'now' ? 'true' : nothing}>
          ${this.saving === 'now' ? strings.saving : this.submitLabel}
        </button>
        ${this.more}
      </div>
      ${this.changed()}
    </form>`;
  }

  /** A field of text with its hint, and what is wrong with it before it. */
  private field(
    name: Field | 'voice' | 'comment',
    label: string,
    { hint, isOptional = false, code = false }: { hint?: string; isOptional?: boolean; code?: boolean } = {},
  ): TemplateResult {
    const fault = name === 'voice' || name === 'comment' ? undefined : this.faults[name];
    const id = `rule-${name}`;
    const described = [...(fault ? [`${id}-fault`] : []), ...(hint === undefined ? [] : [`${id}-hint`])].join(
      ' ',
    );
    return html`<div class="field">
      <label for=${id}>${label}${isOptional ? html` <small>(${strings.optional})</small>` : nothing}</label>
      ${hint === undefined ? nothing : html`<p class="hint" id="${id}-hint">${hint}</p>`}
      ${fault ? html`<p class="fault" id="${id}-fault">${faultText(name as Field, fault)}</p>` : nothing}
      <input
        id=${id}
        type="text"
        .value=${this.draft[name]}
        maxlength=${name === 'word' || name === 'voice' || name === 'section' || name === 'article' ? 200 : 1000}
        autocomplete="off"
        autocapitalize="off"
        spellcheck=${code ? 'false' : nothing}
        class=${code ? 'code' : ''}
        dir="auto"
        aria-invalid=${fault ? 'true' : nothing}
        aria-describedby=${described || nothing}
        @input=${({ target }: Event) => this.set({ [name]: (target as HTMLInputElement).value })}
      />
    </div>`;
  }

  private wordField(): TemplateResult {
    return this.field('word', strings.word);
  }

  private sayingField(): TemplateResult | typeof nothing {
    switch (this.draft.kind) {
      case 'letters':
        return nothing;
      case 'instead':
        return this.field('text', strings.text, { hint: strings.textHint });
      case 'language':
        return this.field('sayLang', strings.sayLang, { hint: strings.sayLangHint, code: true });
      case 'phonemes':
        return html`${this.field('ipa', strings.ipa, { hint: strings.ipaHint, code: true })}
          <details class="signs">
            <summary>${strings.ipaSigns}</summary>
            <div class="row">
              ${ipaStress.map((sign) => this.signButton(sign, strings.ipaStress[sign.sign] ?? ''))}
              ${ipaSigns(this.draft.lang || this.place?.lang || '').map((sign) => this.signButton(sign, ''))}
            </div>
          </details>`;
    }
  }

  private signButton({ sign, word }: IpaSign, meaning: string): TemplateResult {
    return html`<button type="button" @click=${() => this.insert(sign)}>
      <span class="code">${sign}</span>
      <small>${meaning || html`<span class="unseen">${strings.ipaAsIn}</span> ${word}`}</small>
    </button>`;
  }

  /** Where the caret is; the focus stays on the button, for the next sign. */
  private insert(sign: string): void {
    const field = this.querySelector<HTMLInputElement>('#rule-ipa');
    if (!field) return;
    field.setRangeText(sign, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end');
    this.set({ ipa: field.value });
  }

  private scopeFields(): TemplateResult {
    const { scope } = this.draft;
    const scopes: readonly Rule['scope']['kind'][] = this.draft.sentence
      ? ['occurrence', 'article', 'section', 'site']
      : ['article', 'section', 'site'];
    const several = this.place?.words.length ?? 0;
    return html`<fieldset>
        <legend>${strings.scopeLegend}</legend>
        ${scopes.map(
          (kind) =>
            html`<label class="choice"
              ><input
                type="radio"
                name="scope"
                value=${kind}
                .checked=${scope === kind}
                @change=${() => this.set({ scope: kind })}
              />
              ${kind === 'article' && !this.place ? strings.inOneArticle : strings.scopes[kind]}</label
            >`,
        )}
      </fieldset>
      ${
        scope === 'occurrence' && several > 1
          ? html`<div class="field">
              <label for="rule-nth">${strings.nth(several)}</label>
              <select
                id="rule-nth"
                @change=${({ target }: Event) => this.set({ nth: (target as HTMLSelectElement).selectedIndex + 1 })}
              >
                ${Array.from({ length: several }, (_, i) => html`<option .selected=${this.draft.nth === i + 1}>${i + 1}</option>`)}
              </select>
            </div>`
          : nothing
      }
      ${scope === 'section' ? this.field('section', strings.section, { hint: strings.sectionHint }) : nothing}
      ${
        scope === 'article' && !this.place
          ? this.field('article', strings.article, { hint: strings.articleHint, code: true })
          : nothing
      }`;
  }

  private conditions(): TemplateResult {
    const choice = <T extends string>(
      name: 'match' | 'letterCase',
      label: string,
      choices: Readonly<Record<T, string>>,
    ): TemplateResult => html`<div class="field">
      <label for="rule-${name}">${label}</label>
      <select
        id="rule-${name}"
        @change=${({ target }: Event) => this.set({ [name]: (target as HTMLSelectElement).value })}
      >
        ${(Object.entries(choices) as [T, string][]).map(
          ([value, text]) =>
            html`<option value=${value} .selected=${this.draft[name] === value}>${text}</option>`,
        )}
      </select>
    </div>`;
    return html`<details class="conditions">
      <summary>${strings.details}</summary>
      ${choice('match', strings.match, strings.matches)}
      ${choice('letterCase', strings.letterCase, strings.letterCases)}
      ${this.field('lang', strings.lang, { hint: strings.langHint, isOptional: true, code: true })}
      ${this.field('voice', strings.voice, { hint: strings.voiceHint, isOptional: true, code: true })}
      ${this.field('comment', strings.comment, { isOptional: true })}
    </details>`;
  }

  private listening(): TemplateResult | typeof nothing {
    const place = this.heardPlace;
    if (!place) return nothing;
    const heard = whatIsHeard();
    const now = heard.kind === 'playing' && (heard.id === NOW || heard.id === WITH) ? heard.id : undefined;
    // Without a rule there is nothing to make: told at the field instead.
    const guarded = (signal: AbortSignal): Promise<Clip> => this.clipWithRule(signal);
    return html`<section class="listening" aria-labelledby="listen-heading">
      <h3 id="listen-heading">${strings.listenHeading}</h3>
      <div class="row">
        ${hearButton(NOW, strings.now, (signal) => {
          this.side = NOW;
          return clipAsItIs(place, signal);
        })}
        ${
          this.read.kind === 'rule'
            ? hearButton(WITH, strings.withRule, (signal) => {
                this.side = WITH;
                return guarded(signal);
              })
            : html`<button type="button" class="hear" @click=${() => this.rule()}>${strings.withRule}</button>`
        }
        <button type="button" class="quiet" @click=${this.compare}>${strings.compare}</button>
      </div>
      <p class="meta side">${now === NOW ? strings.nowPlaying : now === WITH ? strings.withRulePlaying : ' '}</p>
    </section>`;
  }

  private changes(): TemplateResult {
    const { affected } = this;
    return html`<section class="changes" aria-labelledby="changes-heading">
      <h3 id="changes-heading">${strings.changesHeading}</h3>
      ${
        affected === undefined
          ? html`<p class="meta">${strings.changesLater}</p>`
          : affected.kind === 'loading'
            ? html`<p class="meta">${strings.counting}</p>`
            : affected.kind === 'failed'
              ? failureNotice(affected.failure, () => {
                  this.lookUp(0);
                  this.requestUpdate();
                })
              : html`<p class="count">
                    ${
                      this.draft === this.start && affected.value.total === 0
                        ? strings.unchanged
                        : strings.changes(affected.value.total, affected.value.articles)
                    }
                  </p>
                  ${
                    affected.value.overruledBy
                      ? html`<p class="notice">${strings.overruled(ruleText(affected.value.overruledBy.rule))}</p>`
                      : nothing
                  }`
      }
    </section>`;
  }

  /** Below the button: it may be hundreds. */
  private changed(): TemplateResult | typeof nothing {
    const { affected } = this;
    const read = this.read;
    if (affected?.kind !== 'ready' || read.kind === 'faults') return nothing;
    const { sentences, total } = affected.value;
    const hidden = this.isAllShown ? 0 : sentences.length - SHOWN;
    return html`<ol class="places changed" aria-labelledby="changes-heading">
        ${sentences.slice(0, sentences.length - Math.max(0, hidden)).map((place) => {
          const { article, block, sentence } = place;
          const id = `changed-${placeId(place)}`;
          const withRule = hearButton(
            `${id}:with`,
            strings.withRule,
            (signal) => previewClip({ article, block, sentence, rule: read.rule }, signal),
            strings.inArticle(place.title),
          );
          return html`<li>${placeView(place, id, withRule, strings.now)}</li>`;
        })}
      </ol>
      ${
        hidden > 0
          ? html`<button type="button" class="quiet" @click=${this.showAll}>${strings.showAll(hidden)}</button>`
          : total > sentences.length
            ? html`<p class="meta">${strings.firstOnly(sentences.length)}</p>`
            : nothing
      }`;
  }

  private readonly showAll = (): void => {
    this.isAllShown = true;
    this.requestUpdate();
    void this.focusOn(`.changed > li:nth-child(${SHOWN + 1}) button`);
  };
}

function faultText(field: Field, fault: Fault): string {
  const { faults } = strings;
  switch (fault.kind) {
    case 'missing':
      return faults.missing[field];
    case 'silent':
      return faults.silent;
    case 'language':
      return faults.language;
    case 'ipa':
      return faults.ipa(fault.reason, fault.at);
  }
}
