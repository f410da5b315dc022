import { audioMs } from '../core/narration/audio-length.js';
import type { Narration } from '../core/narration/schema.js';
import { type Place, placeAt, timeOf } from '../core/place.js';
import type { Timeline } from '../core/timeline.js';
import { afterFrame } from './after-frame.js';
import { devicePositions, type KeptPlace, keptPlace, latest, type PositionStore } from './position-store.js';
import { viewOf } from './view-of.js';

/** On disk the place is never more than 2 s behind: timeupdate comes every 250 ms, in a hidden tab every second. */
const WRITE_EVERY_MS = 1600;
const WRITE_EVERY_MS_HIDDEN = 900;
/** Firefox tells the position up to 40 ms late: in the sentence before the one that has begun. */
const LATE_MS = 50;
/** Not worth an offer: the listener has hardly begun, or was all but through. */
const NEAR_MS = 5000;
/** The device has something to offer: a publisher's store that answers later is not waited for. */
const ANSWER_WITHIN_MS = 2000;
/** A write that has not been answered by then is given up for the next one. */
const WRITTEN_WITHIN_MS = 10_000;

export interface KeepingPlace {
  readonly media: HTMLMediaElement;
  /** `sentencechange` is dispatched on it. */
  readonly player: HTMLElement;
  /** The publisher's own. */
  readonly store: PositionStore | undefined;
  readonly narration: Narration;
  readonly timeline: Timeline;
  readonly signal: AbortSignal;
}

export interface PlaceKeeper {
  /** Where the listener stopped last time, in ms; undefined if there is nothing to go back to. */
  readonly keptMs: () => Promise<number | undefined>;
}

/** Writes down where the listener is while they listen. */
export function keepPlace({ media, player, store, narration, timeline, signal }: KeepingPlace): PlaceKeeper {
  const article = narration.id;
  const device = store?.onDevice === false ? undefined : devicePositions;
  const writeThere =
    store && oneAtATime((kept, isLeaving) => Promise.resolve(store.write(article, kept, isLeaving)));

  let wroteAt = -Infinity;
  /** Of what was written last: it is older than what comes after it, though the clock is set back. */
  let lastAt = 0;
  /** A tab that only stands there must not undo what another one has written. */
  let isNew = false;
  let hasPlayed = !media.paused;
  /** To go back to: a beginning that is not worth an offer must not take it away. */
  let offeredMs: number | undefined;
  /** What was offered, until something is heard. */
  let soughtMs = -1;

  const write = (place: Place | null, isLeaving = false): void => {
    // While it plays, the next moment is new again, though no timeupdate has told so yet.
    isNew = !media.paused;
    offeredMs = undefined;
    wroteAt = performance.now();
    lastAt = Math.max(Date.now(), lastAt + 1);
    const kept = { place, at: lastAt };
    void device?.write(article, kept, isLeaving);
    writeThere?.(kept, isLeaving);
  };
  /** @param startMs of the sentence that has begun */
  const writePlace = (isLeaving = false, startMs = 0): void => {
    const told = media.currentTime * 1000;
    const ms = startMs - told < LATE_MS ? Math.max(told, startMs) : told;
    if (!isNew || (offeredMs !== undefined && ms < NEAR_MS)) return;
    const place = placeAt(narration, timeline, ms);
    if (place) write(place, isLeaving);
  };

  const options = { signal };
  const { ownerDocument: page } = player;
  media.addEventListener('playing', () => (hasPlayed = true), options);
  media.addEventListener(
    'timeupdate',
    () => {
      if (media.paused) return;
      isNew = true;
      // The position is asked only where it matters: each time costs the browser a look at its decoder.
      if (soughtMs >= 0 && media.currentTime > 0.5 && media.currentTime < media.duration - 0.5) soughtMs = -1;
      const every = page.hidden ? WRITE_EVERY_MS_HIDDEN : WRITE_EVERY_MS;
      if (performance.now() - wroteAt >= every) writePlace();
    },
    options,
  );
  player.addEventListener(
    'sentencechange',
    ({ detail }) => {
      if (media.paused) return;
      isNew = true;
      const startMs = narration.blocks[detail.block]?.sentences[detail.sentence]?.startMs;
      if (page.hidden) writePlace(false, startMs);
      else afterFrame(() => writePlace(false, startMs));
    },
    options,
  );
  // Whoever has listened and then looks for another place wants to be there next time.
  media.addEventListener('seeking', () => (isNew = hasPlayed), options);
  media.addEventListener('seeked', () => writePlace(), options);
  media.addEventListener('pause', () => writePlace(), options);
  page.addEventListener('visibilitychange', () => page.hidden && writePlace(true), options);
  viewOf(player).addEventListener('pagehide', () => writePlace(true), options);
  media.addEventListener(
    'ended',
    () => {
      const isBeyond = soughtMs >= media.duration * 1000;
      soughtMs = -1;
      write(null);
      if (!isBeyond) return;
      // The audio is shorter than its narration says, and ended as soon as it was resumed.
      media.currentTime = 0;
      media.play().catch(() => undefined);
    },
    options,
  );
  signal.addEventListener('abort', () => writePlace());

  return {
    async keptMs() {
      const here = await device?.read(article);
      const there = store && (await answerOf(article, store, Boolean(here?.place)));
      const kept = latest(there, here);
      // Where it could not be written last time, or not to the end.
      if (here && kept === here && here.at !== there?.at) writeThere?.(here, false);
      if (!kept?.place) return undefined;
      const ms = timeOf(narration, timeline, kept.place);
      if (ms < NEAR_MS || ms > audioMs(narration) - NEAR_MS) return undefined;
      return (soughtMs = offeredMs = ms);
    },
  };
}

type Send = (kept: KeptPlace, isLeaving: boolean) => Promise<void>;

/** One write at a time; of those that come meanwhile only the newest is wanted. What fails is told once. */
function oneAtATime(send: Send): (kept: KeptPlace, isLeaving: boolean) => void {
  let next: KeptPlace | undefined;
  let isSending = false;
  let isFailing = false;
  const attempt: Send = async (kept, isLeaving) => {
    try {
      await send(kept, isLeaving);
      isFailing = false;
    } catch (error) {
      if (!isFailing) reportError(error);
      isFailing = true;
    }
  };
  const sendAll = async (): Promise<void> => {
    isSending = true;
    for (let kept = next; kept; kept = next) {
      next = undefined;
      await Promise.race([attempt(kept, false), after(WRITTEN_WITHIN_MS)]);
    }
    isSending = false;
  };
  return (kept, isLeaving) => {
    next = isLeaving ? undefined : kept;
    if (isLeaving) void attempt(kept, true);
    else if (!isSending) void sendAll();
  };
}

async function answerOf(
  article: string,
  store: PositionStore,
  isElsewhere: boolean,
): Promise<KeptPlace | undefined> {
  const asked = (async () => keptPlace(await store.read(article)))().catch((error: unknown) => {
    reportError(error);
    return undefined;
  });
  return isElsewhere ? Promise.race([asked, after(ANSWER_WITHIN_MS)]) : asked;
}

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
