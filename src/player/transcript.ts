import { type PropertyDeclarations, type PropertyValues, ReactiveElement } from '@lit/reactive-element';
import { AudioArticleError } from '../core/errors.js';
import { parseNarration } from '../core/narration/read.js';
import type { Narration } from '../core/narration/schema.js';
import { playerOf } from './player-of.js';
import { transcriptNodes } from './transcript-nodes.js';
import { type TranscriptFailure, type TranscriptTexts, transcriptTexts } from './transcript-strings.js';
import { langAround } from './strings.js';

type Notices = TranscriptTexts | Promise<TranscriptTexts>;

/** Bubbles from a transcript when its text stands in the page. */
export const transcriptReady = 'audio-article-transcript-ready';

/**
 * The text of a narration, for pages that do not hold the article themselves:
 *
 *     <audio-article src="transcripts/NAME.json"><audio-article-transcript></audio-article-transcript></audio-article>
 *
 * or elsewhere on the page, with the player's id in `for`.
 *
 * It renders into its light DOM: the page's styles, find in page, reader mode, print and copying see plain headings
 * and paragraphs, and the player marks words in it as in any article. Children that the page wrote (a link for
 * readers without JavaScript) make way for the text.
 *
 * @fires {Event} audio-article-transcript-ready - its text stands in the page; bubbles
 */
export class AudioArticleTranscript extends ReactiveElement {
  static override properties: PropertyDeclarations = {
    for: {},
    src: {},
    headingLevel: { type: Number, attribute: 'heading-level' },
  };

  /**
   * The id of the `<audio-article>` whose narration this is, in the same document or shadow tree; the one around it
   * needs none.
   */
  declare for: string;

  /** The narration's address, when there is no `for`. The player may then point here with its own `for`. */
  declare src: string;

  /** Of the title, 1 to 6; the headings below it follow. */
  declare headingLevel: number;

  #narration: Narration | undefined;
  #loading = new AbortController();
  /** The player's address of what is shown. */
  #followed = '';
  #following = new AbortController();

  constructor() {
    super();
    this.for = this.src = '';
    this.headingLevel = 2;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (!this.hasUpdated) return;
    this.#follow();
    // Moved in the page before its text had come.
    if (!this.#narration) void this.#load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#loading.abort();
    this.#following.abort();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('for') || changed.has('src')) void this.#load();
    else if (changed.has('headingLevel')) this.#show();
  }

  async #load(): Promise<void> {
    this.#loading.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#narration = undefined;
    this.#followed = addressIn(playerOf(this));
    this.#follow();
    const src = this.for ? this.#followed : this.src || this.#followed;
    if (!src) {
      // Without either attribute there is nothing to say yet: a script may set them next.
      if (this.for) void this.#fail('no-player', this.#notices(), signal);
      return;
    }
    // Asked for before the network can have failed.
    const notices = this.#notices();
    const sayLoading = (texts: TranscriptTexts): void => {
      if (!signal.aborted && !this.#narration && !this.hasChildNodes()) this.#say('loading', texts);
    };
    if (notices instanceof Promise) void notices.then(sayLoading);
    else sayLoading(notices);
    try {
      const url = new URL(src, document.baseURI);
      const response = await fetch(url, { signal });
      if (!response.ok) {
        void this.#fail('network', notices, signal);
        return;
      }
      const json = await response.text();
      if (signal.aborted) return;
      this.#narration = parseNarration(json, url.href);
      this.#show();
    } catch (error) {
      if (!signal.aborted)
        void this.#fail(error instanceof AudioArticleError ? 'invalid' : 'network', notices, signal);
    }
  }

  /** The player may get another narration. */
  #follow(): void {
    this.#following.abort();
    const { signal } = (this.#following = new AbortController());
    const player = playerOf(this);
    if (this.src && !this.for) return;
    player?.addEventListener(
      'loadedmetadata',
      () => {
        if (addressIn(player) !== this.#followed) void this.#load();
      },
      { signal },
    );
  }

  #show(): void {
    const narration = this.#narration;
    const player = playerOf(this);
    if (!narration) return;
    if (!this.hasAttribute('lang')) this.lang = narration.lang;
    this.replaceChildren(...transcriptNodes(narration, this.headingLevel));
    if (player && this.for && !player.hasAttribute('for')) {
      this.id ||= `${this.for}-transcript`;
      player.setAttribute('for', this.id);
    }
    this.dispatchEvent(new Event(transcriptReady, { bubbles: true, composed: true }));
  }

  #notices(): Notices {
    return transcriptTexts(playerOf(this)?.getAttribute('ui-lang') || langAround(this));
  }

  #say(what: TranscriptFailure | 'loading', { strings, lang, dir }: TranscriptTexts): HTMLParagraphElement {
    const paragraph = document.createElement('p');
    paragraph.lang = lang;
    paragraph.dir = dir;
    paragraph.textContent = what === 'loading' ? strings.loading : strings.failed[what];
    this.replaceChildren(paragraph);
    return paragraph;
  }

  async #fail(why: TranscriptFailure, notices: Notices, signal: AbortSignal): Promise<void> {
    const texts = await notices;
    if (signal.aborted) return;
    const message = this.#say(why, texts);
    if (why !== 'network') return;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = texts.strings.tryAgain;
    again.addEventListener('click', () => void this.#load());
    message.append(' ', again);
  }
}

/** Of a player that is not yet one, as the page has written it. */
const addressIn = (player: (Element & { readonly src?: string }) | null): string =>
  player?.src ?? player?.getAttribute('src') ?? '';

declare global {
  interface HTMLElementTagNameMap {
    'audio-article-transcript': AudioArticleTranscript;
  }
}
