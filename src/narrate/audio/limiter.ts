import { forEachPeakOver } from './true-peak.js';

/** Seconds over which the gain goes down before a peak and up after it. */
const RAMP = 0.005;

/** Start and end (exclusive) of samples that are touched, and where the peaks lie in them. */
interface Region {
  start: number;
  end: number;
  readonly peaks: { readonly index: number; readonly gain: number }[];
}

/**
 * Turns down, in place, what is over the ceiling: the gain that a peak needs is reached before it and left after it
 * over a smooth ramp, so nothing is clipped and nothing moves in time.
 * @param ceiling linear
 */
export function limit(pcm: Float32Array, sampleRate: number, ceiling: number): void {
  const ramp = Math.ceil(RAMP * sampleRate);
  const regions: Region[] = [];
  forEachPeakOver(pcm, ceiling, (index, peak) => {
    const found = { index, gain: ceiling / peak };
    const last = regions.at(-1);
    if (last && index - 2 * ramp <= last.end) {
      last.end = Math.min(pcm.length, index + 2 * ramp);
      last.peaks.push(found);
    } else regions.push({ start: Math.max(0, index - 2 * ramp), end: Math.min(pcm.length, index + 2 * ramp), peaks: [found] });
  });
  for (const region of regions) applyGain(pcm, region, ramp);
}

function applyGain(pcm: Float32Array, { start, end, peaks }: Region, ramp: number): void {
  // Held for one ramp on both sides of each peak, then averaged over one ramp: never above what a peak needs.
  const held = new Float32Array(end - start).fill(1);
  for (const { index, gain } of peaks)
    for (let n = Math.max(0, index - start - ramp); n < Math.min(held.length, index - start + ramp + 1); n++)
      held[n] = Math.min(held[n] ?? 1, gain);
  const half = Math.floor(ramp / 2);
  // A region ends where nothing is held, unless the signal ends first: the gain goes on as it is there.
  const at = (n: number): number => held[Math.min(held.length - 1, Math.max(0, n))] ?? 1;
  let sum = 0;
  for (let n = -half; n <= half; n++) sum += at(n);
  for (let n = 0; n < held.length; n++) {
    pcm[start + n] = (pcm[start + n] ?? 0) * (sum / (2 * half + 1));
    sum += at(n + half + 1) - at(n - half);
  }
}
