const anchors = 'play playing pause seeked ratechange waiting timeupdate'.split(' ');

export interface Stretch {
  readonly startMs: number;
  /** Heard until here; then comes a pause. */
  readonly endMs: number;
  /** Of the pause. What is here is not to be heard; to be here is to be somewhere else. */
  readonly nextMs: number;
}

/** What is heard after a seek was asked for: up to 110 ms in Chromium on a busy machine. */
const SEEK_MS = 150;
const EDGE_MS = 20;

/** In the middle of the pause, so that there is one; earlier where the seek would come too late. */
function turnOf({ endMs, nextMs }: Stretch, rate: number): number {
  const middle = (endMs + nextMs) / 2;
  return Math.min(middle, Math.max(endMs + EDGE_MS, nextMs - SEEK_MS * rate));
}

/**
 * Plays a stretch of the audio over and over until `signal` aborts, in hidden pages too: a timer to the turn, anchored
 * anew by the media's own events.
 * @param left the listener has gone elsewhere: nothing is repeated any more
 * @returns to be called when the position was set: of that the media tells only once it is loaded
 */
export function repeatBetween(
  media: HTMLMediaElement,
  stretch: Stretch,
  left: () => void,
  signal: AbortSignal,
): () => void {
  const { startMs, nextMs } = stretch;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const turn = (): void => {
    media.currentTime = startMs / 1000;
  };

  const anchor = (): void => {
    clearTimeout(timer);
    const { paused, seeking, readyState, playbackRate } = media;
    if (signal.aborted || paused || seeking) return;
    const ms = media.currentTime * 1000;
    const turnMs = turnOf(stretch, playbackRate);
    if (ms >= turnMs) turn();
    else if (readyState >= media.HAVE_FUTURE_DATA && playbackRate > 0)
      timer = setTimeout(anchor, Math.ceil((turnMs - ms) / playbackRate));
  };

  const sought = (): void => {
    clearTimeout(timer);
    const ms = Math.round(media.currentTime * 1000);
    if (ms < startMs || ms >= nextMs) left();
  };

  let hasEnded = false;
  /** A recording may end with its last word: it goes on playing, and nobody hears of the end. */
  const onEnd = (event: Event): void => {
    if (event.type === 'pause' && media.ended) {
      hasEnded = true;
      turn();
      void HTMLMediaElement.prototype.play.call(media).catch(reportError);
    }
    if (hasEnded) event.stopImmediatePropagation();
    if (event.type === 'play') hasEnded = false;
  };

  for (const event of anchors) media.addEventListener(event, anchor, { signal });
  media.addEventListener('seeking', sought, { signal });
  for (const event of ['pause', 'ended', 'play'])
    media.addEventListener(event, onEnd, { capture: true, signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  anchor();
  return sought;
}
