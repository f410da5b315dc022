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
