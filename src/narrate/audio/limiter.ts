import { peaksOver } from './true-peak.js';

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
  for (const { index, peak } of peaksOver(pcm, ceiling)) {
    const found = { index, gain: ceiling / peak };
    const last = regions.at(-1);
    if (last && index - 2 * ramp <= last.end) {
      last.end = Math.min(pcm.length, index + 2 * ramp);
      last.peaks.push(found);
    } else regions.push({ start: Math.max(0, index - 2 * ramp), end: Math.min(pcm.length, index + 2 * ramp), peaks: [found] });
  }
  for (const region of regions) applyGain(pcm, region, ramp);
}

/** Held for one ramp on both sides of each peak, then averaged over one ramp: never above what a peak needs. */
function applyGain(pcm: Float32Array, region: Region, ramp: number): void {
  turnDown(pcm, region.start, heldGain(region, ramp), Math.floor(ramp / 2));
}

function heldGain({ start, end, peaks }: Region, ramp: number): Float32Array {
  const held = new Float32Array(end - start).fill(1);
  for (const { index, gain } of peaks)
    hold(held, gain, Math.max(0, index - start - ramp), Math.min(held.length, index - start + ramp + 1));
  return held;
}

function hold(held: Float32Array, gain: number, from: number, to: number): void {
  for (let n = from; n < to; n++) held[n] = Math.min(held[n] ?? 1, gain);
}

/** A loop of its own, as the one above: V8 would leave what it compiled for the first when it comes to the second. */
function turnDown(pcm: Float32Array, start: number, held: Float32Array, half: number): void {
  const last = held.length - 1;
  let sum = 0;
  for (let n = -half; n <= half; n++) sum += gainAt(held, last, n);
  for (let n = 0; n <= last; n++) {
    pcm[start + n] = (pcm[start + n] ?? 0) * (sum / (2 * half + 1));
    sum += gainAt(held, last, n + half + 1) - gainAt(held, last, n - half);
  }
}

/** A region ends where nothing is held, unless the signal ends first: the gain goes on as it is there. */
const gainAt = (held: Float32Array, last: number, n: number): number => held[Math.min(last, Math.max(0, n))] ?? 1;
