import { DIMENSIONS } from './features.js';

/*
 * What each sound of the text is like: hidden Markov states, each one to a few Gaussians with diagonal covariance
 * (Rabiner 1989). They are learnt from reference voices, whose sounds' times are known, and then from the recording
 * itself (maximum a posteriori, Gauvain & Lee 1994).
 */

/** States of one sound, one after the other: its beginning, middle and end. */
export const STATES = 3;

/** A Gaussian mixture for each state. State `n` has components `n × width` to `n × width + width − 1`; empty ones weigh −∞. */
export interface Sounds {
  readonly states: number;
  readonly width: number;
  readonly means: Float32Array;
  /** 1 / variance. */
  readonly precisions: Float32Array;
  /** log of weight × normalisation. */
  readonly constants: Float32Array;
}

/** Sums over the frames of each state. */
export interface Tally {
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

export const emptyTally = (states: number): Tally => ({
  counts: new Float64Array(states),
  sums: new Float64Array(states * DIMENSIONS),
  squares: new Float64Array(states * DIMENSIONS),
});

export function count(
  { counts, sums, squares }: Tally,
  state: number,
  frames: Float32Array,
  frame: number,
): void {
  counts[state] = (counts[state] ?? 0) + 1;
  for (let d = 0; d < DIMENSIONS; d++) {
    const value = frames[frame * DIMENSIONS + d] ?? 0;
    const at = state * DIMENSIONS + d;
    sums[at] = (sums[at] ?? 0) + value;
    squares[at] = (squares[at] ?? 0) + value * value;
  }
}

/**
 * Variance within states, over all of them: what a state that was seldom heard is thought to have.
 * @param least part of the variance over all speech
 */
function pooledVariance({ counts, sums, squares }: Tally, least: number): Float64Array {
  const within = new Float64Array(DIMENSIONS);
  const allSums = new Float64Array(DIMENSIONS);
  const allSquares = new Float64Array(DIMENSIONS);
  let total = 0;
  for (let state = 0; state < counts.length; state++) {
    const n = counts[state] ?? 0;
    if (n === 0) continue;
    total += n;
    for (let d = 0; d < DIMENSIONS; d++) {
      const at = state * DIMENSIONS + d;
      within[d] = (within[d] ?? 0) + (squares[at] ?? 0) - (sums[at] ?? 0) ** 2 / n;
      if (state === 0) continue;
      allSums[d] = (allSums[d] ?? 0) + (sums[at] ?? 0);
      allSquares[d] = (allSquares[d] ?? 0) + (squares[at] ?? 0);
    }
  }
  const speech = Math.max(1, total - (counts[0] ?? 0));
  return within.map((sum, d) => {
    const all = (allSquares[d] ?? 0) / speech - ((allSums[d] ?? 0) / speech) ** 2;
    return Math.max(0.01, least * all, sum / Math.max(1, total));
  });
}

/** As many frames as the pooled variance weighs in a state's own. */
const VARIANCE_PRIOR = 20;
/** As many frames as the prior mean weighs. */
const MEAN_PRIOR = 8;

/**
 * Gaussians from tallies, one component from each (a tally for each reference voice).
 * @param prior means to which a component is drawn; none: a state's own
 */
export function soundsFrom(
  tallies: readonly Tally[],
  least: number,
  prior?: Float32Array,
  meanPrior = MEAN_PRIOR,
): Sounds {
  const states = tallies[0]?.counts.length ?? 0;
  const width = tallies.length;
  const means = new Float32Array(states * width * DIMENSIONS);
  const precisions = new Float32Array(states * width * DIMENSIONS);
  const constants = new Float32Array(states * width).fill(-Infinity);
  tallies.forEach((tally, component) => {
    const pooled = pooledVariance(tally, least);
    const { counts, sums, squares } = tally;
    for (let state = 0; state < states; state++) {
      const n = counts[state] ?? 0;
      if (n === 0 && !prior) continue;
      const drawn = prior ? meanPrior : 0;
      let logs = 0;
      for (let d = 0; d < DIMENSIONS; d++) {
        const from = state * DIMENSIONS + d;
        const to = (state * width + component) * DIMENSIONS + d;
        const mean = ((sums[from] ?? 0) + drawn * (prior?.[from] ?? 0)) / (n + drawn);
        const scatter = Math.max(0, (squares[from] ?? 0) - 2 * mean * (sums[from] ?? 0) + n * mean * mean);
        const variance = Math.max(
          (pooled[d] ?? 1) * 0.5,
          (scatter + VARIANCE_PRIOR * (pooled[d] ?? 1)) / (n + VARIANCE_PRIOR),
        );
        means[to] = mean;
        precisions[to] = 1 / variance;
        logs += Math.log(variance);
      }
      constants[state * width + component] = -0.5 * logs - Math.log(width);
    }
  });
  return { states, width, means, precisions, constants };
}

/**
 * Log likelihood of each state at each frame, less that of the frame's best state: `states` values a frame, at most 0.
 * @param worst where nobody cares any more how bad it is
 */
export function likelihoods(sounds: Sounds, frames: Float32Array, worst: number): Float32Array {
  const { states, width, means, precisions, constants } = sounds;
  const count = frames.length / DIMENSIONS;
  const all = new Float32Array(count * states);
  for (let frame = 0; frame < count; frame++) {
    const x = frame * DIMENSIONS;
    let top = -Infinity;
    for (let state = 0; state < states; state++) {
      let best = -Infinity;
      for (let component = state * width; component < (state + 1) * width; component++) {
        const at = component * DIMENSIONS;
        let value = constants[component] ?? 0;
        const enough = Math.max(best, top + worst);
        if (value < enough) continue;
        let distance = 0;
        for (let d = 0; d < DIMENSIONS; d++) {
          const difference = (frames[x + d] ?? 0) - (means[at + d] ?? 0);
          distance += difference * difference * (precisions[at + d] ?? 0);
        }
        value -= 0.5 * distance;
        if (value > best) best = value;
      }
      all[frame * states + state] = best;
      if (best > top) top = best;
    }
    for (let at = frame * states; at < (frame + 1) * states; at++)
      all[at] = Math.max(worst, (all[at] ?? 0) - top);
  }
  return all;
}
