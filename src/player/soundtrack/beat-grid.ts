import type { Beats } from './bars.js';

/*
 * web-audio-beat-detector tells a tempo between 90 and 180 from the distances of neighbouring peaks, and one peak's
 * phase. A loop and an entry need more: the tempo over the whole file, the right octave, and which beat is the first.
 * So its grid is laid on the onsets, which are then asked.
 */

/** What the detector says: beats a minute, and seconds to a beat. */
export interface Guess {
  readonly tempo: number;
  readonly offset: number;
}

/** Onsets are found to this many seconds. */
const HOP = 0.005;
/** Energy of so many hops after a moment, less that of as many before, is how strongly something begins there. */
const HOPS = 4;
/** Around a beat, the beginning that belongs to it. */
const REACH_HOPS = 8;
/** Every second beat weaker than that: they are none. */
const SILENT_PART = 0.15;
/** A slower tempo than this is felt as its double. */
const SLOWEST = 60;
/** Of the strength of a beat in the middle, what the first one must have. */
const FIRST_PART = 0.3;
/** The detector's tempo is nearer than that. */
const TEMPO_PART = 0.01;

/** How strongly something begins at each hop of a mono signal. */
export function onsets(samples: Float32Array, sampleRate: number): Float32Array {
  const hop = sampleRate * HOP;
  const count = Math.floor(samples.length / hop);
  const sums = new Float64Array(count + 1);
  for (let i = 0; i < count; i++) {
    let sum = 0;
    const end = Math.floor((i + 1) * hop);
    for (let n = Math.floor(i * hop); n < end; n++) sum += (samples[n] ?? 0) ** 2;
    sums[i + 1] = (sums[i] ?? 0) + sum;
  }
  const level = (from: number, to: number): number =>
    Math.sqrt((sums[Math.min(count, to)] ?? 0) - (sums[Math.max(0, from)] ?? 0));
  return Float32Array.from({ length: count }, (_, i) => Math.max(0, level(i, i + HOPS) - level(i - HOPS, i)));
}

interface Onset {
  /** Of the grid: the nth beat. */
  readonly n: number;
  /** Seconds. */
  readonly at: number;
  readonly strength: number;
}

interface Grid {
  /** Seconds: of beat 0, and between beats. */
  readonly phase: number;
  readonly period: number;
}

function onsetAt(strengths: Float32Array, { phase, period }: Grid, n: number): Onset {
  const middle = Math.round((phase + n * period) / HOP);
  let best = middle;
  for (let i = Math.max(0, middle - REACH_HOPS); i <= middle + REACH_HOPS; i++)
    if ((strengths[i] ?? 0) > (strengths[best] ?? 0)) best = i;
  return { n, at: best * HOP, strength: strengths[best] ?? 0 };
}

const onsetsOn = (strengths: Float32Array, grid: Grid, beats = Infinity): Onset[] => {
  const from = Math.ceil(-grid.phase / grid.period);
  const to = Math.floor((strengths.length * HOP - grid.phase) / grid.period);
  return Array.from({ length: Math.max(0, Math.min(beats, to - from + 1)) }, (_, i) =>
    onsetAt(strengths, grid, from + i),
  );
};

/** The line through the onsets, each as heavy as it is strong (weighted least squares). */
function fitted(found: readonly Onset[]): Grid | undefined {
  let [w, wn, wt, wnn, wnt] = [0, 0, 0, 0, 0];
  for (const { n, at, strength } of found) {
    w += strength;
    wn += strength * n;
    wt += strength * at;
    wnn += strength * n * n;
    wnt += strength * n * at;
  }
  const spread = w * wnn - wn * wn;
  if (!(spread > 0)) return undefined;
  const period = (w * wnt - wn * wt) / spread;
  return { period, phase: (wt - period * wn) / w };
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / (values.length || 1);

/** Half the tempo, if nothing begins on every second beat. */
function octave(strengths: Float32Array, grid: Grid): Grid {
  if (30 / grid.period < SLOWEST) return grid;
  const found = onsetsOn(strengths, grid);
  const strengthOf = (parity: number): number =>
    mean(found.filter(({ n }) => Math.abs(n % 2) === parity).map(({ strength }) => strength));
  const [even, odd] = [strengthOf(0), strengthOf(1)];
  if (Math.min(even, odd) > SILENT_PART * Math.max(even, odd)) return grid;
  return { period: grid.period * 2, phase: grid.phase + (odd > even ? grid.period : 0) };
}

/** The beats of a mono signal; undefined where nothing begins on the grid. */
export function beatsFrom(samples: Float32Array, sampleRate: number, guess: Guess): Beats | undefined {
  const strengths = onsets(samples, sampleRate);
  let grid: Grid = { phase: guess.offset, period: 60 / guess.tempo };
  // A tempo that is a little off runs away from the onsets: the further it is known, the further they are asked.
  for (const beats of [16, 64, 256, Infinity]) {
    const better = fitted(onsetsOn(strengths, grid, beats));
    if (!better || Math.abs(better.period * guess.tempo - 60) > 60 * TEMPO_PART) break;
    grid = better;
  }
  grid = octave(strengths, grid);
  const found = onsetsOn(strengths, grid);
  const sorted = found.map(({ strength }) => strength).sort((a, b) => a - b);
  const usual = sorted[sorted.length >> 1] ?? 0;
  const first = found.find(({ strength }) => strength > 0 && strength >= usual * FIRST_PART);
  if (!first) return undefined;
  return { bpm: 60 / grid.period, first: Math.max(0, grid.phase + first.n * grid.period) };
}
