import type { Narration } from '../core/narration/schema.js';
import { placeAt, timeOf } from '../core/place.js';
import type { Timeline } from '../core/timeline.js';
import type { PositionStore } from './position-store.js';

/** On disk the place is never more than 2 s behind; timeupdate comes every 250 ms. */
const WRITE_EVERY_MS = 1700;
/** Not worth an offer: the listener has hardly begun, or was all but through. */
const NEAR_MS = 5000;

/** Writes down where the listener is while they listen. */
export function keepPlace(
  media: HTMLMediaElement,
  store: PositionStore,
  narration: Narration,
  timeline: Timeline,
  signal: AbortSignal,
): void {
  let wroteAt = -Infinity;
  // One after the other: what is forgotten last stays forgotten. A store that fails says so and stops nothing.
  let last = Promise.resolve();
  const inOrder = (work: () => Promise<void>): void => {
    last = last.then(work).catch(reportError);
  };
  // A tab that only stands there must not undo what another one has written.
  let isNew = false;

  const write = (): void => {
    const place = isNew ? placeAt(narration, timeline, media.currentTime * 1000) : undefined;
    isNew = false;
    wroteAt = performance.now();
    if (place) inOrder(() => store.write(narration.id, place));
  };

  media.addEventListener(
    'timeupdate',
    () => {
      if (media.paused) return;
      isNew = true;
      if (performance.now() - wroteAt >= WRITE_EVERY_MS) write();
    },
    { signal },
  );
  media.addEventListener('pause', write, { signal });
  addEventListener('pagehide', write, { signal });
  document.addEventListener('visibilitychange', () => document.hidden && write(), { signal });
  media.addEventListener(
    'ended',
    () => {
      isNew = false;
      inOrder(() => store.remove(narration.id));
    },
    { signal },
  );
  signal.addEventListener('abort', write);
}

/** Where the listener stopped last time, in ms; undefined if there is nothing to go back to. */
export async function keptMs(
  store: PositionStore,
  narration: Narration,
  timeline: Timeline,
): Promise<number | undefined> {
  const place = await store.read(narration.id);
  if (!place) return undefined;
  const ms = timeOf(narration, timeline, place);
  return ms >= NEAR_MS && ms <= Number(narration.audio[0]?.duration) - NEAR_MS ? ms : undefined;
}
