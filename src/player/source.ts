import { AudioArticleError } from '../core/errors.js';
import { fetchNarration, type Narrated } from './narration-source.js';
import type { Store } from './store.js';

/** The narration that is played, and the audio that belongs to it. */
export interface Source {
  /** Undefined until it has loaded. */
  readonly narrated: Narrated | undefined;
  /** What was wrong with the narration. */
  readonly failure: AudioArticleError | undefined;
  /** Settles when the narration that was asked for last has come or failed. */
  readonly loading: Promise<void> | undefined;
  /** Instead of what there was; no address: nothing. Anything that the address is relative to, in `base`. */
  load(src: string, base: string): void;
  /** The narration is there and turns out to be of no use. */
  fail(error: AudioArticleError): void;
}

export interface SourceOptions {
  readonly media: HTMLMediaElement;
  readonly store: Store;
  readonly dispatch: (type: string) => void;
  /** It is there; nobody has been told yet. */
  readonly arrived: () => void;
}

export function createSource({ media, store, dispatch, arrived }: SourceOptions): Source {
  let request = new AbortController();

  const fail = (error: AudioArticleError): void => {
    source.failure = error;
    source.narrated = undefined;
    media.pause();
    store.set('error', {
      problem: error.code === 'AA_E_NETWORK' ? 'narration-missing' : 'narration-invalid',
    });
    dispatch('error');
  };

  const loadFrom = async (src: string, base: string): Promise<void> => {
    const { signal } = (request = new AbortController());
    try {
      if (!URL.canParse(src, base)) throw new AudioArticleError('AA_E_NETWORK', `${src} is no address.`);
      const url = new URL(src, base);
      const found = await fetchNarration(url, signal);
      if (signal.aborted) return;
      const { audio } = found.narration;
      const canPlay = audio.filter(({ type }) => media.canPlayType(type));
      // Opus first: after a seek in an MP3, Chromium and Firefox are a frame or two beside the time they tell (mp3-lag.ts).
      const playable = canPlay.find(({ type }) => type.includes('opus')) ?? canPlay[0] ?? audio[0];
      if (playable) media.src = new URL(playable.src, url).href;
      source.narrated = found;
      store.set('load', { narration: found.narration });
      arrived();
      dispatch('durationchange');
      dispatch('loadedmetadata');
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof AudioArticleError)) throw error;
      fail(error);
    }
  };

  const source: Writable<Source> = {
    narrated: undefined,
    failure: undefined,
    loading: undefined,
    load(src, base) {
      request.abort();
      media.removeAttribute('src');
      if (source.narrated || source.failure) media.load();
      source.narrated = source.failure = undefined;
      store.set('load', { narration: undefined, problem: undefined, resumeMs: undefined, status: '' });
      source.loading = src ? loadFrom(src, base) : undefined;
    },
    fail,
  };
  return source;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };
