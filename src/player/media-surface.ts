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

  async play(): Promise<void> {
    const inside = insideOf(this);
    const { media, store, source } = inside;
    const pauses = this.#pauses;
    // `src` may have been set a moment ago.
    if (this.isConnected && this.isUpdatePending) await this.updateComplete;
    const { loading } = source;
    await loading;
    // A sting comes before the voice.
    if (source.narrated?.narration.soundtrack) await inside.session?.listen();
    if (pauses !== this.#pauses || loading !== source.loading)
      throw new DOMException('Paused before it could play.', 'AbortError');
    if (!source.narrated)
      throw source.failure ?? new DOMException('There is nothing to play.', 'NotSupportedError');
    if (media.error) {
      const { currentTime } = this;
      media.load();
      this.currentTime = currentTime;
      store.set('action', { problem: undefined });
    }
    await media.play();
  }

  pause(): void {
    this.#pauses++;
    insideOf(this).media.pause();
  }

  get currentTime(): number {
    return insideOf(this).media.currentTime;
  }
  set currentTime(seconds: number) {
    const { media, session, positions } = insideOf(this);
    // NaN and Infinity are the media element's to refuse.
    media.currentTime = Number.isFinite(seconds)
      ? Math.max(0, Math.min(seconds, this.duration || seconds))
      : seconds;
    // At once: `seeked` may be a network away.
    void session?.listen();
    session?.listening?.sought();
    for (const position of positions) {
      position.paint();
      position.expose('action');
    }
  }

  /** From the narration: known before any audio is loaded. NaN before that. */
  get duration(): number {
    const { source, store } = insideOf(this);
    return source.narrated ? durationIn(store.state) : NaN;
  }

  get paused(): boolean {
    return insideOf(this).media.paused;
  }
  get ended(): boolean {
    return insideOf(this).media.ended;
  }
  get seeking(): boolean {
    return insideOf(this).media.seeking;
  }
  /** At least HAVE_METADATA (1) when the narration is there. */
  get readyState(): number {
    const { media, source } = insideOf(this);
    return source.narrated ? Math.max(1, media.readyState) : 0;
  }

  /** What is wrong with the narration or the audio, or null. */
  get error(): AudioArticleError | null {
    const { media, source } = insideOf(this);
    const { error, src } = media;
    return (
      source.failure ??
      (error && new AudioArticleError('AA_E_AUDIO_MISSING', `${src} cannot be played: ${error.message}`))
    );
  }

  get playbackRate(): number {
    return insideOf(this).media.playbackRate;
  }
  set playbackRate(rate: number) {
    const inside = insideOf(this);
    const { media, store } = inside;
    inside.isRateSet = true;
    // The default as well: loading sets the rate back to it.
    media.defaultPlaybackRate = media.playbackRate = rate;
    // Its ratechange event is dropped when a source is set at the same moment.
    store.set('action', { rate: media.playbackRate });
  }

  get volume(): number {
    return insideOf(this).media.volume;
  }
  set volume(volume: number) {
    insideOf(this).media.volume = volume;
  }
  get muted(): boolean {
    return insideOf(this).media.muted;
  }
  set muted(isMuted: boolean) {
    insideOf(this).media.muted = isMuted;
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
