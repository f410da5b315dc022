import type { PreviewRequest, SentencePlace } from '../core/inbox.js';
import { askForAudio, failureOf, isAbort, type Failure } from './api.js';

/* One voice on the page: a sentence as it was published, or as a rule would have it said. */

/** Audio, and which part of it. */
export interface Clip {
  readonly url: string;
  /** ms; missing: all of it. */
  readonly startMs?: number;
  readonly endMs?: number;
}

export type Heard =
  | { readonly kind: 'silence' }
  | { readonly kind: 'loading' | 'playing'; readonly id: string }
  | { readonly kind: 'failed'; readonly id: string; readonly failure: Failure };

const audio = new Audio();
let heard: Heard = { kind: 'silence' };
let stopping: AbortController | undefined;
const listeners = new Set<() => void>();

function set(next: Heard): void {
  heard = next;
  for (const listener of listeners) listener();
}

export const whatIsHeard = (): Heard => heard;

export function onHeard(listener: () => void, signal: AbortSignal): void {
  listeners.add(listener);
  signal.addEventListener('abort', () => listeners.delete(listener));
}

export function stop(): void {
  stopping?.abort();
  stopping = undefined;
  audio.pause();
  if (heard.kind !== 'silence') set({ kind: 'silence' });
}

/** @param id tells one button from another; asked for again while it is heard, it is silent */
export async function hear(id: string, clip: (signal: AbortSignal) => Promise<Clip>): Promise<void> {
  const wasHeard = (heard.kind === 'playing' || heard.kind === 'loading') && heard.id === id;
  stop();
  if (wasHeard) return;
  const mine = new AbortController();
  stopping = mine;
  set({ kind: 'loading', id });
  try {
    const found = await clip(mine.signal);
    if (mine.signal.aborted) return;
    await play(found, mine.signal, () => set({ kind: 'playing', id }));
    if (stopping === mine) set({ kind: 'silence' });
  } catch (error) {
    if (mine.signal.aborted || isAbort(error)) return;
    set({
      kind: 'failed',
      id,
      failure: error instanceof Unplayable ? { kind: 'network' } : failureOf(error),
    });
  }
}

class Unplayable extends Error {}

/** Until its end, or until it is stopped. */
function play({ url, startMs = 0, endMs }: Clip, signal: AbortSignal, onStart: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let timer = 0;
    const done = new AbortController();
    const finish = (then: () => void): void => {
      clearTimeout(timer);
      done.abort();
      audio.pause();
      then();
    };
    /** As long as the way to the end is, by the element's own clock. */
    const watch = (): void => {
      if (endMs === undefined) return;
      clearTimeout(timer);
      const left = endMs - audio.currentTime * 1000;
      if (left <= 0) finish(resolve);
      else timer = window.setTimeout(watch, left);
    };
    const on = (name: keyof HTMLMediaElementEventMap, act: () => void): void =>
      audio.addEventListener(name, act, { signal: done.signal });
    signal.addEventListener('abort', () => finish(resolve), { signal: done.signal });
    on('ended', () => finish(resolve));
    on('error', () => finish(() => reject(new Unplayable())));
    on('playing', () => {
      onStart();
      watch();
    });
    on('waiting', () => clearTimeout(timer));
    on('loadedmetadata', () => {
      audio.currentTime = startMs / 1000;
      audio.play().catch((error: unknown) => {
        if (!signal.aborted && !isAbort(error)) finish(() => reject(new Unplayable()));
      });
    });
    audio.src = url;
    audio.load();
  });
}

const KEPT = 40;
const previews = new Map<string, Promise<string>>();

/** Spoken with a rule, or as it would be said now; the same once more comes from memory. */
export async function previewClip(request: PreviewRequest, signal: AbortSignal): Promise<Clip> {
  const key = JSON.stringify(request);
  let url = previews.get(key);
  if (!url) {
    url = askForAudio('/api/inbox/preview', { method: 'POST', body: request, signal }).then((wav) =>
      URL.createObjectURL(wav),
    );
    previews.set(key, url);
    // It may come another time.
    url.catch(() => previews.delete(key));
    const [oldest] = previews.size > KEPT ? previews : [];
    if (oldest) {
      previews.delete(oldest[0]);
      void oldest[1].then((gone) => URL.revokeObjectURL(gone)).catch(() => undefined);
    }
  }
  return { url: await url };
}

/** As listeners hear it; where nothing is published yet, as it would be said. */
export const clipAsItIs = (place: SentencePlace, signal: AbortSignal): Promise<Clip> =>
  place.audio
    ? Promise.resolve(place.audio)
    : previewClip({ article: place.article, block: place.block, sentence: place.sentence }, signal);
