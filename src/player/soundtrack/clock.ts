/** When sound of a context's time is heard, in ms of performance.now(). */
export function heardAtMs(context: AudioContext, seconds: number): number {
  const { contextTime = 0, performanceTime = 0 } = context.getOutputTimestamp();
  if (contextTime > 0) return performanceTime + (seconds - contextTime) * 1000;
  const { outputLatency } = context as { readonly outputLatency?: number };
  return performance.now() + (seconds - context.currentTime + (outputLatency ?? 0)) * 1000;
}

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
