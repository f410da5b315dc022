import type { PropertyDeclarations, PropertyValues } from '@lit/reactive-element';
import { html, type TemplateResult } from 'lit-html';
import { isServer } from 'lit-html/is-server.js';
import { recall, SETTINGS_KEY } from './device.js';
import { mediaEvents } from './events.js';
import { type Inside, putInside } from './inside.js';
import { MediaSurface } from './media-surface.js';
import { joinPanel } from './panel.js';
import type { PositionStore } from './position-store.js';
import { createRequests, type Requests } from './requests.js';
import { beginSession } from './session.js';
import type { ShownPosition } from './shown-position.js';
import { createSource } from './source.js';
import { createStore } from './store.js';
import { english, langAround, type Spoken, spoken } from './strings.js';
import { createTriggers, type Trigger, type Triggered } from './trigger.js';
import { view } from './view.js';
import { viewOf } from './view-of.js';

/* Over 300 lines: a third of them are what the manifest is made of. */

/**
 * The audio version of an article, played beside its text while the spoken word is marked in the text itself:
 *
 *     <audio-article src="transcripts/NAME.json"><article>…</article></audio-article>
 *
 * The article stays in the light DOM as it is. Properties, methods and events are named as those of HTMLMediaElement
 * and mean the same; times are in seconds.
 *
 * @attr {'off'} mini - `off`: no bar at the edge of the view when the player has scrolled away
 * @attr {string} bar - more controls in the bar until the listener chooses: `sentences`, `loop`, `jump`, `where`, `selection`, `text`, `mute`
 * @attr {boolean} server-rendered - of markup that `@lit-labs/ssr` has made; set by itself
 * @attr {boolean} offline - readers may keep the article for where there is no network; it takes a service worker that answers
 * @attr {string} statistics - address to which listening is told, without telling anybody apart
 * @fires {CustomEvent<WordChange>} wordchange - a word begins to be spoken
 * @fires {CustomEvent<SentenceChange>} sentencechange - a sentence begins to be spoken
 * @fires {CustomEvent<Triggered>} sentenceloopchange - a sentence is played over and over, or is no more
 * @fires {CustomEvent<TextChange>} textchange - the page says other sentences than the voice
 * @fires {CustomEvent<PositionRestore>} positionrestore - the listener went on where they had stopped last time
 * @fires {CustomEvent<SettingsChange>} settingschange - the listener has set something
 * @fires {CustomEvent<FeedbackSent>} feedbacksent - the server has taken a report
 * @fires {CustomEvent<Triggered>} play - as of HTMLMediaElement: `play()` was called, or Play was pressed
 * @fires {CustomEvent<Triggered>} playing - as of HTMLMediaElement: it is heard
 * @fires {CustomEvent<Triggered>} pause - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} timeupdate - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} seeking - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} seeked - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} ratechange - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} volumechange - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} waiting - as of HTMLMediaElement: the audio has not come yet
 * @fires {CustomEvent<Triggered>} ended - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} error - as of HTMLMediaElement: `error` says which
 * @fires {CustomEvent<Triggered>} emptied - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} loadstart - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} progress - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} stalled - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} loadeddata - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} canplay - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} canplaythrough - as of HTMLMediaElement
 * @fires {CustomEvent<Triggered>} loadedmetadata - as of HTMLMediaElement: the narration is there
 * @fires {CustomEvent<Triggered>} durationchange - as of HTMLMediaElement
 * @slot - the article, unless `for` names it
 * @slot play-icon - an icon of yours; hidden from assistive technology
 * @slot pause-icon - an icon of yours; hidden from assistive technology
 * @slot controls - buttons of yours, before the position
 * @slot disclosure - words of yours after the player's own, not instead of them
 * @slot fallback - what readers without JavaScript see
 * @csspart player - all of it
 * @csspart card - the ground of the controls
 * @csspart disclosure - that the voice is artificial, with the links
 * @csspart name - what the whole is called
 * @csspart link - More info, Send feedback, the address of the audio where it cannot be played
 * @csspart controls - the controls
 * @csspart button - every button
 * @csspart play - Play or Pause
 * @csspart skip - Back, Forward
 * @csspart speed - the speed with its label
 * @csspart select - the choice of speeds
 * @csspart options - the button that opens the options
 * @csspart progress - the position and the time
 * @csspart position - the position
 * @csspart rail - the line on which the position moves
 * @csspart heard - its part that has been heard
 * @csspart thumb - where the position is
 * @csspart time - the time, of how much
 * @csspart answers - what the player answers, and offers
 * @csspart status - the answer
 * @csspart hint - what may be done in the text
 * @csspart extras - the controls that listeners bring into the bar
 * @csspart back - Back to current sentence, over the page
 * @cssprop [--audio-article-ink=light-dark(#1a1b1f, #f1f2f5)] - text
 * @cssprop [--audio-article-quiet-ink=light-dark(#43454d, #c9ccd6)] - text that matters less
 * @cssprop [--audio-article-paper=light-dark(#fff, #17191e)] - the card
 * @cssprop [--audio-article-tint=light-dark(#eef3fb, #232833)] - under the pointer
 * @cssprop [--audio-article-edge=light-dark(#6b6e78, #8d919d)] - edges of controls; 3:1 at least
 * @cssprop [--audio-article-line=light-dark(#d5d7de, #3a3e49)] - edges of the card
 * @cssprop [--audio-article-strong=light-dark(#123c7c, #b3cdff)] - Play and links
 * @cssprop [--audio-article-on-strong=light-dark(#fff, #0c1a33)] - text on Play
 * @cssprop [--audio-article-font=system-ui, sans-serif] - family of the player's letters
 * @cssprop [--audio-article-font-size=medium] - size of the player's letters, in which all of it is measured
 * @cssprop [--audio-article-bar-room=0px] - kept free for controls that listeners bring into the bar
 * @cssprop [--audio-article-word-color=light-dark(#fff, #10131a)] - of the spoken word, in the article
 * @cssprop [--audio-article-word-background-color=light-dark(#17407f, #ffd257)] - of the spoken word, in the article
 * @cssprop [--audio-article-sentence-color=light-dark(#1a1b1f, #f6f0dc)] - of the spoken sentence, in the article
 * @cssprop [--audio-article-sentence-background-color=light-dark(#fff0c2, #443a17)] - of the spoken sentence, in the article
 */
export class AudioArticle extends MediaSurface {
  static override properties: PropertyDeclarations = {
    src: { reflect: true, useDefault: true },
    for: {},
    feedback: {},
    lang: { reflect: true },
    uiLang: { attribute: 'ui-lang' },
    bare: { type: Boolean },
  };

  /** Address of the narration (JSON). */
  declare src: string;
  /** Id of the article in the same tree, when this element does not wrap it. */
  declare for: string | undefined;
  /** Where feedback is POSTed; `/api/feedback` at the narration's origin unless set. */
  declare feedback: string | undefined;
  /** HTML's own: of what is within, BCP 47. The player speaks it too, unless `uiLang` says otherwise. */
  declare lang: string;
  /** Of the player's own texts, BCP 47. */
  declare uiLang: string | undefined;
  /**
   * The page lays the controls out by itself. That the voice is artificial is said here all the same, unless an
   * `<audio-article-disclosure>` says it.
   */
  declare bare: boolean;

  /** Where listeners' places are kept besides the device; set it before the narration loads. */
  positionStore: PositionStore | undefined;

  readonly #inside: Inside;
  #position: ShownPosition | undefined;
  /** What was asked for last: an answer that comes later than the next question is none. */
  #language: Spoken | Promise<Spoken> | undefined;
  /** Until the element is removed. */
  #connected = endedController();
  /** Until another narration comes, or the element is moved or removed. */
  #session = endedController();

  constructor() {
    super();
    this.src = '';
    this.bare = false;
    // A server renders what stands there before the narration has come.
    const media = (isServer as boolean) ? noMedia : document.createElement('audio');
    media.preload = 'none';
    const triggers = createTriggers();
    const dispatch = (type: string): void => {
      const detail: Triggered = { trigger: triggers.of(type) };
      this.dispatchEvent(new CustomEvent(type, { detail }));
    };
    // For good: the pause of an element that is removed comes when it has gone.
    if (!(isServer as boolean))
      for (const type of mediaEvents) media.addEventListener(type, () => dispatch(type));
    const store = createStore();
    const requestsBy = (trigger: Trigger): Requests => createRequests(this, this.#inside, trigger);
    const inside: Omit<Inside, 'requests'> = {
      media,
      store,
      triggers,
      source: createSource({ media, store, dispatch, arrived: () => this.#begin() }),
      requestsBy,
      session: undefined,
      positions: new Set(),
      isRateSet: false,
      removed: this.#connected.signal,
      announce: (status) => store.set('action', { status }),
    };
    this.#inside = inside as Inside;
    Object.assign(inside, { requests: requestsBy('user') });
    putInside(this, this.#inside);
  }

  /* In the page */

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connected.signal.aborted) this.#connect();
    this.#chooseLanguage();
    // Elsewhere in the page the voice goes on, and the text is sought again.
    this.#begin();
    if (!this.paused) void this.#inside.session?.readOn();
  }

  #connect(): void {
    const { media, store, source, requestsBy } = this.#inside;
    const { signal } = (this.#connected = new AbortController());
    this.#inside.removed = signal;
    store.connect(media, signal);
    this.#position = joinPanel(this, this.#inside, signal);
    // Before trouble/ has come, which may mend it without a word to anybody.
    media.addEventListener(
      'error',
      (event) => {
        if (!event.isTrusted || this.#inside.session?.listening) return;
        event.stopImmediatePropagation();
        void this.#fail();
      },
      { capture: true, signal },
    );
    media.addEventListener('play', () => this.#speak(), { signal });
    // A browser that keeps the page for the way back lets the voice go on when it is shown again: nobody has asked for that.
    viewOf(this).addEventListener('pagehide', () => requestsBy('playback').pause(), { signal });
    void this.#restoreSettings();
    if (!source.narrated && this.hasUpdated) this.load();
    // Nobody waits for it.
    void import('./feedback-pending.js').then(({ sendPendingFeedback }) => sendPendingFeedback());
  }

  /** One voice on the page, also before one-voice.ts has come, which sees to frames and tabs. */
  #speak(): void {
    if (speaking !== this.#inside) speaking?.requestsBy('other-player').pause();
    speaking = this.#inside;
    void this.#inside.session?.readOn();
  }

  /** What is wrong with the audio, and whether it may pass, is found out in trouble/. */
  async #fail(): Promise<void> {
    const { media, session, store } = this.#inside;
    if (await session?.listen()) return;
    // A media element that has failed goes on “playing”.
    media.pause();
    store.set('error', { problem: 'audio' });
    media.dispatchEvent(new Event('error'));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // As a media element: only one that has not been put back by the end of the step is paused.
    queueMicrotask(() => {
      if (this.isConnected || this.#connected.signal.aborted) return;
      this.pause();
      this.#leave();
    });
  }

  adoptedCallback(): void {
    this.#leave();
  }

  /** Nothing of it is left in the document that it was in: another one gets all of it anew. */
  #leave(): void {
    this.#session.abort();
    this.#connected.abort();
    if (speaking === this.#inside) speaking = undefined;
  }

  /* The narration and its language */

  /** Loads the narration anew. */
  load(): void {
    this.#session.abort();
    this.#inside.session = undefined;
    this.#inside.source.load(this.src, this.baseURI);
  }

  /** The narration is there, and the element in its place of the page. */
  #begin(): void {
    const { narrated } = this.#inside.source;
    if (!narrated || !this.isConnected) return;
    this.#session.abort();
    this.#session = new AbortController();
    this.#inside.session = beginSession(this, this.#inside, narrated, this.#session.signal);
  }

  async #restoreSettings(): Promise<void> {
    const kept = await recall<{ readonly rate?: unknown }>(SETTINGS_KEY);
    if (!kept) return;
    const { isRateSet, triggers, source } = this.#inside;
    const rate = Number(kept.rate);
    if (!isRateSet && rate >= 0.5 && rate <= 3) triggers.run('user', () => (this.playbackRate = rate));
    // Everything else that was set is part of listening and reading.
    await source.loading;
    await this.#inside.session?.listen();
  }

  #chooseLanguage(): void {
    const found = (this.#language = spoken(this.uiLang || this.lang || langAround(this)));
    const use = (now: Spoken): void => {
      if (found === this.#language) this.#inside.store.set('load', { spoken: now });
    };
    const { signal } = this.#connected;
    const again = (): void => this.#chooseLanguage();
    if (found instanceof Promise)
      found.then(use, () => {
        use(english);
        addEventListener('online', again, { once: true, signal });
      });
    else use(found);
  }

  /* What is seen */

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#inside.store.set('load', { isBare: this.bare });
    if (isServer as boolean) {
      // The page's stylesheet keeps no room free for what is there.
      this.setAttribute('server-rendered', '');
      const found = spoken(this.uiLang || this.lang || 'en');
      this.#inside.store.set('load', { spoken: found instanceof Promise ? english : found });
      return;
    }
    if (changed.has('src')) this.load();
    else if (changed.has('for') && this.isConnected) this.#inside.session?.findArticle();
    if (changed.has('lang') || changed.has('uiLang')) this.#chooseLanguage();
  }

  protected override render(): TemplateResult {
    const { store, requests, media } = this.#inside;
    const seen = view(store.state, requests, media.src);
    return (isServer as boolean) ? html`<slot name="fallback"></slot>${seen}` : seen;
  }

  protected override updated(): void {
    this.#position?.rendered();
  }
}

/** The player of the page that has begun last. */
let speaking: Inside | undefined;

const noMedia = { src: '' } as HTMLAudioElement;

function endedController(): AbortController {
  const controller = new AbortController();
  controller.abort();
  return controller;
}

declare global {
  interface HTMLElementTagNameMap {
    'audio-article': AudioArticle;
  }
}
