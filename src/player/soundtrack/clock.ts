/** Until sound of a context is heard where the browser does not say: 8 ms in WebKitGTK, 60 on a busy machine (measured). Seconds. */
const UNTOLD = 0.01;
/** Clocks are told in steps. */
const STEP_MS = 2;

export type ContextClock = Pick<AudioContext, 'currentTime' | 'getOutputTimestamp'>;

/**
 * Seconds from a context's time to its being heard. Two tell it, each of them not in every browser: `outputLatency`, and
 * what was heard when by `getOutputTimestamp()`. That of Firefox forgets the latency; that of WebKitGTK lies as far in the
 * future as the context has run.
 */
function latencyOf(context: ContextClock): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
  const ago = performance.now() - performanceTime;
  const told = contextTime > 0 && ago > -STEP_MS ? context.currentTime - contextTime - ago / 1000 : 0;
  const { outputLatency } = context as { readonly outputLatency?: number };
  return Math.max(told, outputLatency ?? 0) || UNTOLD;
}

/** When sound of a context's time is heard, in ms of performance.now(). */
export const heardAtMs = (context: ContextClock, seconds: number): number =>
  performance.now() + (seconds - context.currentTime + latencyOf(context)) * 1000;

/** The other way round: seconds of the context's time. */
export const contextTimeAt = (context: AudioContext, ms: number): number =>
  context.currentTime + (ms - heardAtMs(context, context.currentTime)) / 1000;

/** When a place of media that play evenly is heard, in ms of performance.now(). @param seconds of the media */
export const spokenAtMs = ({ currentTime, playbackRate }: HTMLMediaElement, seconds: number): number =>
  performance.now() + ((seconds - currentTime) * 1000) / playbackRate;

/** In this time every browser tells a new position: Firefox goes in steps of 40 ms. */
const LOOKS = 7;
const LOOK_MS = 8;

/** The same, from the freshest of several looks: a position that is told late makes the word seem later than it is. */
export async function freshlySpokenAtMs(media: HTMLMediaElement, seconds: number): Promise<number> {
  let earliest = spokenAtMs(media, seconds);
  for (let look = 1; look < LOOKS; look++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    earliest = Math.min(earliest, spokenAtMs(media, seconds));
  }
  return earliest;
}
