import { steadyPosition } from './steady-position.js';

/*
 * The one clock: a timer to the next word's start. Polling each frame would cost 60 frames a second, and
 * timeupdate comes 120 ms late and skips short words.
 */

/** `timeupdate` is the watchdog: it catches up after a sleep, a stall or a throttled tab. */
const anchors = 'play playing pause seeking seeked ratechange waiting timeupdate ended emptied'.split(' ');
/** Off 1× Chromium's media clock runs unevenly, by up to 9 ms (measured): a word that has begun must not end again. */
const UNEVEN_MS = 50;
/** A fifth of the steps in which a browser tells the position. */
const SOON_MS = 8;

/**
 * Calls `tick` when the media stands at a boundary, and whenever the position may have changed otherwise. While
 * paused, hidden, seeking or starved no timer runs.
 * @param page where the words are seen
 * @param nextBoundary ms of the first boundary after a time in ms
 * @param lagAfter ms by which what is heard is behind the told position after a seek to a time in ms
 */
export function runBoundaryTimer(
  media: HTMLMediaElement,
  page: Document,
  nextBoundary: (ms: number) => number,
  tick: (ms: number) => void,
  lagAfter: (ms: number) => number,
  signal: AbortSignal,
): void {
  let reached = 0;
  /** Where it was sought last. What is heard before that belongs to nothing that was asked for. */
  let sought: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const position = steadyPosition(media);

  const anchor = (event?: Event): void => {
    clearTimeout(timer);
    const { paused, ended, seeking, readyState, playbackRate } = media;
    const told = position.at(event);
    if (event?.type === 'emptied') sought = undefined;
    else if (seeking) sought = told;
    const now = sought === undefined ? told : Math.max(sought, told - lagAfter(sought));
    if (seeking || now > reached || reached - now > UNEVEN_MS) reached = now;
    tick(reached);
    if (paused || ended || seeking || page.hidden || readyState < media.HAVE_FUTURE_DATA || signal.aborted)
      return;
    // 0 stands still, for an HTMLMediaElement too.
    if (!(playbackRate > 0)) return;
    const next = nextBoundary(reached);
    // Rounded up: browsers cut off the fraction, fire early, and clamp the second attempt to 4 ms.
    const wait = Math.ceil((next - now) / playbackRate);
    if (next < Infinity)
      timer = setTimeout(() => anchor(), position.isUnsure ? Math.min(wait, SOON_MS) : wait);
  };

  for (const event of anchors) media.addEventListener(event, anchor, { signal });
  page.addEventListener('visibilitychange', anchor, { signal });
  if (!media.paused) anchor();
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
}
