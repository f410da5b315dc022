import { LitElement, type PropertyDeclarations, type PropertyValues, type TemplateResult } from 'lit';
import { durationOf } from '../core/duration.js';
import { AudioArticleError } from '../core/errors.js';
import type { Narration } from '../core/narration/schema.js';
import { positionKey, recall, SETTINGS_KEY } from './device.js';
import { mediaEvents, type PositionRestore } from './events.js';
import { asTimePasses, type Cause, expose } from './exposed.js';
import { sendPendingFeedback } from './feedback-pending.js';
import type { Listening } from './listening.js';
import { fetchNarration, type Narrated } from './narration-source.js';
import type { Dialog } from './open-dialog.js';
import type { PositionStore } from './position-store.js';
import type { Sentences } from './sentences.js';
import { createStore } from './store.js';
import { langAround, spoken, type Spoken } from './strings.js';
import { styles } from './styles.js';
import { type Requests, STEP, view } from './view.js';

/**
 * The audio version of an article, played beside its text while the spoken word is marked in the text itself:
 *
 *     <audio-article src="transcripts/NAME.json"><article>…</article></audio-article>
 *
 * The article stays in the light DOM as it is. Properties, methods and events are named as those of HTMLMediaElement
 * and mean the same; times are in seconds.
 *
 * @fires wordchange, sentencechange, sentenceloopchange, positionrestore — and an HTMLMediaElement's own events
 * @slot - the article, unless `for` names it
 */
export class AudioArticle extends LitElement {
  static override styles = styles;
  static override properties: PropertyDeclarations = {
    src: {},
    for: {},
    feedback: {},
    lang: { reflect: true },
    uiLang: { attribute: 'ui-lang' },
  };

  /** Address of the narration (JSON). */
  declare src: string | undefined;
  /** Id of the article in the same tree, when this element does not wrap it. */
  declare for: string | undefined;
  /** Where feedback is POSTed; `/api/feedback` at the narration's origin unless set. */
  declare feedback: string | undefined;
  /** HTML's own: of what is within, BCP 47. The player speaks it too, unless `uiLang` says otherwise. */
  declare lang: string;
  /** Of the player's own texts, BCP 47. */
  declare uiLang: string | undefined;

  /** Keeps listeners' places elsewhere than on the device; set it before the narration loads. */
  positionStore: PositionStore | undefined;

  readonly #media = document.createElement('audio');
  readonly #store = createStore((cause) => expose(cause, () => this.requestUpdate()));
  readonly #progress = new CSSStyleSheet();
  /** Until the element is removed. */
  #connected = endedController();
  /** Until another narration comes or the element is removed. */
  #source = new AbortController();
  #loading: Promise<void> | undefined;
  #narrated: Narrated | undefined;
  #failure: AudioArticleError | null = null;
  #listening: Promise<Listening | undefined> | undefined;
  #listens: Listening | undefined;
  #article: Element | undefined;
  /** Until another article is found, or none. */
  #reading = endedController();
  #spoken: Spoken | undefined;
  #shownSecond = -1;
  /** What `play` waits for is taken back by another pause. */
  #pauses = 0;
  /** The range's value as it was written last. */
  #written = 0;
  #isRateSet = false;
  #isOpening = false;

  constructor() {
    super();
    // The one voice. Not through Web Audio, which a browser may suspend.
    this.#media.preload = 'none';
    this.#progress.replaceSync('.position{--progress:0}');
    // For good: the pause of an element that is removed comes when it has gone.
    for (const type of mediaEvents)
      this.#media.addEventListener(type, () => this.dispatchEvent(new Event(type)));
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot() as ShadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#progress];
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#connected.signal.aborted) this.#connect();
    else this.#move();
  }

  #connect(): void {
    const media = this.#media;
    const { signal } = (this.#connected = new AbortController());
    this.#store.connect(media, signal);
    media.addEventListener('timeupdate', () => asTimePasses(() => this.#paintProgress()), { signal });
    // A media element that has failed goes on “playing”.
    media.addEventListener('error', () => media.pause(), { signal });
    media.addEventListener('play', () => void this.#readOn(), { signal });
    this.addEventListener(
      'focusin',
      () => {
        // Before assistive technology asks for the position, it is brought up to date.
        this.#syncPosition('action');
        void this.#listen();
      },
      { signal },
    );
    this.#chooseLanguage();
    void this.#restoreSettings();
    if (this.#narrated) this.#begin();
    else if (this.hasUpdated) this.#load();
    void sendPendingFeedback();
  }

  /** It is in the page, elsewhere: the voice goes on, and the text is sought again. */
  #move(): void {
    this.#chooseLanguage();
    if (!this.#narrated) return;
    this.#source.abort();
    this.#begin();
    if (!this.paused) void this.#readOn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // As a media element: only one that has not been put back by the end of the step is paused.
    queueMicrotask(() => {
      if (!this.isConnected) this.#disconnect();
    });
  }

  #disconnect(): void {
    if (this.#connected.signal.aborted) return;
    this.pause();
    this.#connected.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src')) this.#load();
    else if (changed.has('for') && this.isConnected) this.#findArticle();
    if (changed.has('lang') || changed.has('uiLang')) this.#chooseLanguage();
  }

  protected override updated(): void {
    this.#paintProgress();
    this.#syncPosition('load');
  }

  /* The narration */

  #load(): void {
    this.#source.abort();
    this.#media.removeAttribute('src');
    if (this.#narrated || this.#failure) this.#media.load();
    this.#narrated = this.#listening = this.#listens = undefined;
    this.#failure = null;
    this.#store.set('load', { narration: undefined, problem: undefined, resumeMs: undefined, status: '' });
    this.#loading = this.src ? this.#loadFrom(this.src) : undefined;
  }

  async #loadFrom(src: string): Promise<void> {
    const source = (this.#source = new AbortController());
    try {
      if (!URL.canParse(src, this.baseURI))
        throw new AudioArticleError('AA_E_NETWORK', `${src} is no address.`);
      const url = new URL(src, this.baseURI);
      const narrated = await fetchNarration(url, source.signal);
      if (source.signal.aborted) return;
      const { audio } = narrated.narration;
      const playable = audio.find(({ type }) => this.#media.canPlayType(type)) ?? audio[0];
      if (playable) this.#media.src = new URL(playable.src, url).href;
      this.#narrated = narrated;
      this.#store.set('load', { narration: narrated.narration });
      if (this.isConnected) this.#begin();
      this.dispatchEvent(new Event('durationchange'));
      this.dispatchEvent(new Event('loadedmetadata'));
    } catch (error) {
      if (source.signal.aborted) return;
      if (error instanceof AudioArticleError) this.#fail(error);
      else throw error;
    }
  }

  #fail(error: AudioArticleError): void {
    this.#failure = error;
    this.#narrated = undefined;
    this.#media.pause();
    const problem = error.code === 'AA_E_NETWORK' ? 'narration-missing' : 'narration-invalid';
    this.#store.set('error', { problem });
    this.dispatchEvent(new Event('error'));
  }

  #begin(): void {
    const source = (this.#source = new AbortController());
    this.#connected.signal.addEventListener('abort', () => source.abort(), { signal: source.signal });
    this.#listening = this.#listens = undefined;
    this.#findArticle();
    void this.#offerResume();
  }

  async #offerResume(): Promise<void> {
    const { signal } = this.#source;
    const id = this.#narrated?.narration.id;
    const hasBegun = (): boolean => signal.aborted || !this.paused || this.currentTime > 0;
    if (id === undefined || !(this.positionStore ?? (await recall(positionKey(id)))) || hasBegun()) return;
    const listening = await this.#listen();
    const resumeMs = await listening?.keptMs().catch(reportError);
    if (!hasBegun()) this.#store.set('load', { resumeMs: resumeMs ?? undefined });
  }

  /* Listening and reading along */

  /** What is needed from the first sign of interest on; undefined if it cannot be had, and audio is all there is. */
  #listen(): Promise<Listening | undefined> {
    return (this.#listening ??= this.#loadListening().catch((error: unknown) => {
      this.#listening = undefined; // the network may be back next time
      if (error instanceof AudioArticleError) this.#fail(error);
      return undefined;
    }));
  }

  async #loadListening(): Promise<Listening | undefined> {
    const { signal } = this.#source;
    const narrated = this.#narrated;
    if (!narrated) return undefined;
    const { listen } = await import('./listening.js');
    if (signal.aborted) return undefined;
    this.#listens = listen({
      player: this,
      root: this.renderRoot as ShadowRoot,
      media: this.#media,
      narrated,
      positionStore: this.positionStore,
      announce: (status) => this.#store.set('action', { status }),
      requests: {
        play: () => void this.#start(),
        pause: () => this.pause(),
        seekTo: (seconds) => this.#seek(seconds),
        seekBy: (seconds) => this.#seek(this.currentTime + seconds),
      },
      signal,
    });
    this.#listens.readIn(this.#article);
    return this.#listens;
  }

  #findArticle(): void {
    const article = articleOf(this);
    if (article === this.#article && !this.#reading.signal.aborted) return;
    this.#reading.abort();
    const { signal } = (this.#reading = new AbortController());
    const end = (): void => this.#reading.abort();
    this.#source.signal.addEventListener('abort', end, { signal });
    this.#article = article;
    if (!article && this.for)
      void import('./late-article.js').then(({ whenThere }) =>
        whenThere(
          this,
          () => articleOf(this),
          () => this.#findArticle(),
          signal,
        ),
      );
    expose('load', () => this.requestUpdate());
    this.#listens?.readIn(article);
    if (!article) return;
    article.addEventListener('pointerover', () => void this.#listen(), { signal, once: true });
    article.addEventListener(
      'click',
      (event) => {
        if (this.#listens) this.#listens.clicked(event as MouseEvent);
        else void this.#listen().then((listening) => listening?.clicked(event as MouseEvent));
      },
      { signal },
    );
  }

  async #readOn(): Promise<void> {
    // The article may have come into the page, or another one in its place, since the narration was loaded.
    if (!this.#article?.isConnected) this.#findArticle();
    (await this.#listen())?.followAgain();
  }

  /** What is seen of the position. Once a second, whatever the words do: a style and a layout for two small boxes. */
  #paintProgress(): void {
    const { currentTime } = this;
    const second = Math.floor(currentTime);
    const elapsed = this.renderRoot.querySelector('.elapsed');
    if (!elapsed || (second === this.#shownSecond && elapsed.textContent)) return;
    this.#shownSecond = second;
    const { text } = durationOf(currentTime * 1000, this.#spoken?.lang ?? 'en');
    // The same text node: nothing is made every second and thrown away.
    if (elapsed.firstChild) elapsed.firstChild.nodeValue = text;
    else elapsed.textContent = text;
    const rule = this.#progress.cssRules[0] as CSSStyleRule;
    rule.style.setProperty('--progress', (currentTime / (this.duration || Infinity)).toFixed(4));
  }

  /** What is heard of the position: written on the listener's own actions, on pause, end and error only. */
  #syncPosition(cause: Cause): void {
    const range = this.renderRoot.querySelector('input');
    if (!range || !this.#spoken) return;
    const { strings, lang } = this.#spoken;
    const phrase = (seconds: number): string => durationOf(seconds * 1000, lang).phrase;
    expose(cause, () => {
      range.value = String(Math.round(this.currentTime));
      this.#written = Number(range.value);
      range.ariaValueText = strings.positionOf(phrase(this.currentTime), phrase(this.duration));
    });
  }

  /* What the listener asks for */

  async #start(): Promise<void> {
    try {
      await this.play();
    } catch (error) {
      // Pausing while it loads ends the promise as well; what is wrong with the audio comes as its error event.
      if (error instanceof DOMException && error.name === 'NotAllowedError')
        this.#store.set('error', { problem: 'refused' });
    }
  }

  #within(seconds: number): number {
    return Math.max(0, Math.min(seconds, this.duration || seconds));
  }

  #seek(seconds: number): void {
    if (this.#narrated) this.currentTime = this.#within(seconds);
    this.#listens?.followAgain();
    this.#store.set('action', { resumeMs: undefined, status: '' });
  }

  readonly #requests: Requests = {
    playPause: () => (this.paused ? void this.#start() : this.pause()),
    skip: (seconds) => this.#seek(this.currentTime + seconds),
    seek: (seconds) => this.#seek(seconds),
    // Where assistive technology steps from is where the range was written, not where the audio is.
    stepTo: (value) => this.#seek(this.currentTime + Math.sign(value - this.#written) * STEP),
    setRate: (rate) => {
      this.playbackRate = rate;
      void import('./settings.js').then(({ setSettings }) => setSettings({ rate }));
    },
    resume: () => {
      const currentTime = Number(this.#store.state.resumeMs) / 1000;
      this.#seek(currentTime);
      this.dispatchEvent(new CustomEvent<PositionRestore>('positionrestore', { detail: { currentTime } }));
      void this.#start();
    },
    startOver: () => {
      this.#seek(0);
      void this.#start();
    },
    backToSentence: () => this.#listens?.backToWord(),
    articleChanged: () => this.#narrated && this.#findArticle(),
    retry: () => {
      if (this.#failure) this.#load();
      else void this.#start();
    },
    open: (dialog, event) => {
      if (this.#isOpening) return;
      this.#isOpening = true;
      void this.#open(dialog, event.currentTarget as HTMLElement).finally(() => (this.#isOpening = false));
    },
  };

  async #open(dialog: Dialog, invoker: HTMLElement): Promise<void> {
    const announce = (status: string): void => this.#store.set('action', { status });
    try {
      const [{ openDialog }] = await Promise.all([import('./open-dialog.js'), this.#loading]);
      if (!this.#narrated) {
        announce(this.#spoken?.strings.notOpened ?? '');
        return;
      }
      await openDialog(dialog, {
        root: this.renderRoot as ShadowRoot,
        invoker,
        player: this,
        listening: await this.#listen(),
        narrated: this.#narrated,
        lang: this.#spoken?.lang ?? 'en',
        feedback: this.feedback && new URL(this.feedback, this.baseURI).href,
        place: this.#listens?.place(),
        isPlaying: () => !this.paused,
        playPause: this.#requests.playPause,
        announce,
        removed: this.#connected.signal,
      });
    } catch {
      announce(this.#spoken?.strings.notOpened ?? '');
    }
  }

  async #restoreSettings(): Promise<void> {
    const kept = await recall<{ readonly rate?: unknown }>(SETTINGS_KEY);
    if (!kept) return;
    const rate = Number(kept.rate);
    if (!this.#isRateSet && rate >= 0.5 && rate <= 3) this.playbackRate = rate;
    // Everything else that was set is part of listening and reading.
    await this.#loading;
    await this.#listen();
  }

  #chooseLanguage(): void {
    const use = (spoken: Spoken): void => {
      this.#spoken = spoken;
      this.#shownSecond = -1;
      expose('load', () => this.requestUpdate());
    };
    const found = spoken(this.uiLang || this.lang || langAround(this));
    if (found instanceof Promise) void found.then(use);
    else use(found);
  }

  protected override render(): TemplateResult {
    const download = this.#media.src || undefined;
    return view(
      this.#store.state,
      this.#spoken,
      { hasText: Boolean(this.#article), download },
      this.#requests,
    );
  }

  /* As an HTMLMediaElement */

  async play(): Promise<void> {
    const pauses = this.#pauses;
    // `src` may have been set a moment ago.
    if (this.isConnected && this.isUpdatePending) await this.updateComplete;
    const loading = this.#loading;
    await loading;
    // A sting comes before the voice.
    if (this.#narrated?.narration.soundtrack) await this.#listen();
    if (pauses !== this.#pauses || loading !== this.#loading)
      throw new DOMException('Paused before it could play.', 'AbortError');
    if (!this.#narrated)
      throw this.#failure ?? new DOMException('There is nothing to play.', 'NotSupportedError');
    if (this.#media.error) {
      const { currentTime } = this;
      this.#media.load();
      this.currentTime = currentTime;
      this.#store.set('action', { problem: undefined });
    }
    await this.#media.play();
  }

  pause(): void {
    this.#pauses++;
    this.#media.pause();
  }

  /** Seconds. */
  get currentTime(): number {
    return this.#media.currentTime;
  }
  set currentTime(seconds: number) {
    // NaN and Infinity are the media element's to refuse.
    this.#media.currentTime = Number.isFinite(seconds) ? this.#within(seconds) : seconds;
    // At once: `seeked` may be a network away.
    void this.#listen();
    this.#listens?.sought();
    this.#paintProgress();
    this.#syncPosition('action');
  }

  /** Seconds, from the narration: known before any audio is loaded. NaN before that. */
  get duration(): number {
    return Number(this.#narrated?.narration.audio[0]?.duration) / 1000;
  }

  get paused(): boolean {
    return this.#media.paused;
  }
  get ended(): boolean {
    return this.#media.ended;
  }
  get seeking(): boolean {
    return this.#media.seeking;
  }
  /** At least HAVE_METADATA (1) when the narration is there. */
  get readyState(): number {
    return this.#narrated ? Math.max(1, this.#media.readyState) : 0;
  }

  /** What is wrong with the narration or the audio, or null. */
  get error(): AudioArticleError | null {
    const { error, src } = this.#media;
    return (
      this.#failure ??
      (error && new AudioArticleError('AA_E_AUDIO_MISSING', `${src} cannot be played: ${error.message}`))
    );
  }

  get playbackRate(): number {
    return this.#media.playbackRate;
  }
  set playbackRate(rate: number) {
    this.#isRateSet = true;
    // The default as well: loading sets the rate back to it.
    this.#media.defaultPlaybackRate = this.#media.playbackRate = rate;
    // Its ratechange event is dropped when a source is set at the same moment.
    this.#store.set('action', { rate: this.#media.playbackRate });
  }

  get volume(): number {
    return this.#media.volume;
  }
  set volume(volume: number) {
    this.#media.volume = volume;
  }
  get muted(): boolean {
    return this.#media.muted;
  }
  set muted(isMuted: boolean) {
    this.#media.muted = isMuted;
  }

  /** Previous, next, repeat and loop; undefined if there is no narration. */
  async sentences(): Promise<Sentences | undefined> {
    await this.#loading;
    return (await this.#listen())?.sentences;
  }

  /** What is being played; undefined until it has loaded. */
  get narration(): Narration | undefined {
    return this.#narrated?.narration;
  }
}

function endedController(): AbortController {
  const controller = new AbortController();
  controller.abort();
  return controller;
}

/** The one that `for` names; without it the player's own content, if there is any. */
function articleOf(player: AudioArticle): Element | undefined {
  if (player.for)
    return (player.getRootNode() as Document | ShadowRoot).getElementById(player.for) ?? undefined;
  // Alone in it, a transcript is the article.
  const [only, second] = [...player.children].filter(({ slot }) => !slot);
  if (only?.localName === 'audio-article-transcript' && !second) return only;
  const holdsText = [...player.childNodes].some((node) =>
    node instanceof Element ? !node.slot : node instanceof Text && /\S/.test(node.data),
  );
  return holdsText ? player : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'audio-article': AudioArticle;
  }
}
