import { AudioArticleError } from '../core/errors.js';
import type { Narration } from '../core/narration/schema.js';
import { insideOf } from './inside.js';
import type { ChangedSentence } from './page-text.js';
import { Rendered } from './rendered.js';
import type { Sentences } from './sentences.js';
import { durationIn } from './store.js';

/** What a page's script sees of the player: named as in HTMLMediaElement, and it means the same. Times in seconds. */
export abstract class MediaSurface extends Rendered {
  /** What `play` waits for is taken back by another pause. */
  #pauses = 0;
  #refused: { readonly error: MediaError; readonly told: AudioArticleError } | null = null;

  declare readonly paused: boolean;
  declare readonly ended: boolean;
  declare readonly seeking: boolean;
  declare readonly networkState: number;
  /** The audio's address. */
  declare readonly currentSrc: string;
  declare readonly buffered: TimeRanges;
  declare readonly played: TimeRanges;
  declare readonly seekable: TimeRanges;
  /** What `playbackRate` is set to when another narration comes. */
  declare defaultPlaybackRate: number;
  /** 0 to 1. */
  declare volume: number;
  declare muted: boolean;
  declare preservesPitch: boolean;
  declare loop: boolean;

  /** @returns rejected where it cannot play, or is paused before it does */
  async play(): Promise<void> {
    const inside = insideOf(this);
    const { media, store, source, triggers } = inside;
    const { now } = triggers;
    const pauses = this.#pauses;
    // `src` may have been set a moment ago.
    if (this.isConnected && this.isUpdatePending) await this.updateComplete;
    const { loading } = source;
    await loading;
    // A sting comes before the voice.
    if (source.narrated?.narration.soundtrack) await inside.session?.listen();
    if (pauses !== this.#pauses || loading !== source.loading)
      throw new DOMException('Paused before playing.', 'AbortError');
    if (!source.narrated) throw source.failure ?? new DOMException('Nothing to play.', 'NotSupportedError');
    if (media.error || store.state.problem) {
      const { currentTime } = this;
      media.load();
      this.currentTime = currentTime;
      store.set('action', { problem: undefined });
    }
    if (media.paused) triggers.expect('play', now);
    await media.play();
  }

  /** Keeps the place. */
  pause(): void {
    const { media, triggers } = insideOf(this);
    this.#pauses++;
    if (!media.paused) triggers.expect('pause');
    media.pause();
  }

  /** Setting it keeps it within the audio. */
  get currentTime(): number {
    return insideOf(this).media.currentTime;
  }
  set currentTime(seconds: number) {
    const { media, session, positions, triggers } = insideOf(this);
    // As a media element refuses them, but for that of WebKit. A string is a number to it.
    if (!isFinite(seconds)) throw new TypeError(`currentTime cannot be ${seconds}.`);
    triggers.expect('seeking');
    media.currentTime = Math.max(0, Math.min(seconds, this.duration || seconds));
    // At once: `seeked` may be a network away.
    void session?.listen();
    if (!session?.listening?.sought()) for (const { show } of positions) show();
  }

  /** From the narration: known before any audio is loaded. NaN before that. */
  get duration(): number {
    const { source, store } = insideOf(this);
    return source.narrated ? durationIn(store.state) : NaN;
  }

  /** At least HAVE_METADATA (1) when the narration is there. */
  get readyState(): number {
    const { media, source } = insideOf(this);
    return source.narrated ? Math.max(1, media.readyState) : 0;
  }

  /** What is wrong with the narration or the audio, or null; the same object until that changes. */
  get error(): AudioArticleError | null {
    const { media, source } = insideOf(this);
    const { error, src } = media;
    if (error !== this.#refused?.error)
      this.#refused = error && {
        error,
        told: new AudioArticleError('AA_E_AUDIO_MISSING', `${src} cannot be played: ${error.message}`),
      };
    return source.failure ?? this.#refused?.told ?? null;
  }

  /** Setting it sets the default as well. */
  get playbackRate(): number {
    return insideOf(this).media.playbackRate;
  }
  set playbackRate(rate: number) {
    const inside = insideOf(this);
    const { media, store, triggers } = inside;
    inside.isRateSet = true;
    for (const before of [media.playbackRate, media.defaultPlaybackRate])
      if (rate !== before) triggers.expect('ratechange');
    // The default as well: loading sets the rate back to it.
    media.defaultPlaybackRate = media.playbackRate = rate;
    // Its ratechange event is dropped when a source is set at the same moment.
    store.set('action', { rate: media.playbackRate });
  }

  /** Previous, next, repeat and loop; undefined if there is no narration. */
  async sentences(): Promise<Sentences | undefined> {
    const inside = insideOf(this);
    await inside.source.loading;
    return (await inside.session?.listen())?.sentences;
  }

  /** What is being played; undefined until it has loaded. */
  get narration(): Narration | undefined {
    return insideOf(this).source.narrated?.narration;
  }

  /** The sentences that the page does not say any more; known from the first sign of interest on. */
  get changedSentences(): readonly ChangedSentence[] {
    return insideOf(this).session?.listening?.changedSentences() ?? [];
  }
}

/** As they are on the media element. */
const mirrored =
  'paused ended seeking networkState currentSrc buffered played seekable loop preservesPitch defaultPlaybackRate volume muted';

for (const name of mirrored.split(' '))
  Object.defineProperty(MediaSurface.prototype, name, {
    get(this: MediaSurface) {
      return (insideOf(this).media as unknown as Record<string, unknown>)[name];
    },
    set(this: MediaSurface, value: unknown) {
      const { media, triggers } = insideOf(this);
      const settable = media as unknown as Record<string, unknown>;
      const before = settable[name];
      settable[name] = value;
      if (settable[name] !== before)
        triggers.expect(name === 'defaultPlaybackRate' ? 'ratechange' : 'volumechange');
    },
  });
