import { BANDS, type Spectrum } from './spectrum.js';

/*
 * Mel-frequency cepstral coefficients with their first and second differences, each coefficient brought to mean 0 and
 * deviation 1 over the speech of the recording: what is left of microphone, loudness and speaker is little.
 */

/** Coefficients of one frame. */
const CEPSTRA = 13;
/** With their differences. */
export const DIMENSIONS = 3 * CEPSTRA;
/** Frames on each side over which a difference is taken. */
const REACH = 3;
/** Sounds this much below the speech (as energies) are no longer told apart: recorded rooms are never digitally silent. */
const FLOOR = 1e-5;

const basis = Float64Array.from({ length: CEPSTRA * BANDS }, (_, at) =>
  Math.cos((Math.PI * Math.floor(at / BANDS) * ((at % BANDS) + 0.5)) / BANDS),
);

export interface Features {
  readonly frames: number;
  /** `CEPSTRA` values a frame. */
  readonly cepstra: Float32Array;
  /** Log energy of each frame less that of the speech, in nats. */
  readonly level: Float32Array;
}

const quantile = (sorted: Float32Array, q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0;

/** From about this level on a frame is speech: between the quietest and the loudest, nearer to the quietest. */
function speechLevel(level: Float32Array): number {
  const sorted = level.toSorted();
  const quiet = quantile(sorted, 0.05);
  const loud = quantile(sorted, 0.95);
  return quiet + 0.4 * (loud - quiet);
}

/** @param warp by how much the speaker's formants lie higher than usual: 1 not at all */
export function featuresOf({ frames, energies }: Spectrum): Features {
  const totals = new Float32Array(frames);
  for (let frame = 0; frame < frames; frame++) {
    let sum = 0;
    for (let band = 0; band < BANDS; band++) sum += energies[frame * BANDS + band] ?? 0;
    totals[frame] = sum;
  }
  const loud = Math.max(quantile(totals.toSorted(), 0.8), 1e-9);
  const floor = (loud * FLOOR) / BANDS;
  const level = totals.map((total) => Math.log(total / loud + FLOOR));

  const cepstra = new Float32Array(frames * CEPSTRA);
  const logs = new Float64Array(BANDS);
  for (let frame = 0; frame < frames; frame++) {
    for (let band = 0; band < BANDS; band++)
      logs[band] = Math.log((energies[frame * BANDS + band] ?? 0) + floor);
    for (let c = 0; c < CEPSTRA; c++) {
      let sum = 0;
      for (let band = 0; band < BANDS; band++) sum += (logs[band] ?? 0) * (basis[c * BANDS + band] ?? 0);
      cepstra[frame * CEPSTRA + c] = sum;
    }
  }
  normalise(cepstra, level);
  return { frames, cepstra, level };
}

function normalise(cepstra: Float32Array, level: Float32Array): void {
  const least = speechLevel(level);
  for (let c = 0; c < CEPSTRA; c++) {
    let [count, sum, squares] = [0, 0, 0];
    for (let frame = 0; frame < level.length; frame++) {
      if ((level[frame] ?? 0) < least) continue;
      const value = cepstra[frame * CEPSTRA + c] ?? 0;
      count++;
      sum += value;
      squares += value * value;
    }
    const mean = sum / Math.max(1, count);
    const deviation = Math.sqrt(Math.max(1e-6, squares / Math.max(1, count) - mean * mean));
    for (let at = c; at < cepstra.length; at += CEPSTRA)
      cepstra[at] = ((cepstra[at] ?? 0) - mean) / deviation;
  }
}

/**
 * The whole vectors of a stretch of frames, `DIMENSIONS` values each.
 * @param stride every how many frames
 */
export function vectors(features: Features, from: number, to: number, stride = 1): Float32Array {
  const { cepstra, frames } = features;
  const count = Math.max(0, Math.ceil((to - from) / stride));
  const all = new Float32Array(count * DIMENSIONS);
  const at = (frame: number, c: number): number =>
    cepstra[Math.min(frames - 1, Math.max(0, frame)) * CEPSTRA + c] ?? 0;
  let norm = 0;
  for (let k = 1; k <= REACH; k++) norm += 2 * k * k;
  const slope = (frame: number, c: number): number => {
    let sum = 0;
    for (let k = 1; k <= REACH; k++) sum += k * (at(frame + k, c) - at(frame - k, c));
    return sum / norm;
  };
  for (let n = 0; n < count; n++) {
    const frame = from + n * stride;
    for (let c = 0; c < CEPSTRA; c++) {
      const row = n * DIMENSIONS + c;
      all[row] = at(frame, c);
      all[row + CEPSTRA] = slope(frame, c) * REACH;
      all[row + 2 * CEPSTRA] = (slope(frame + 2, c) - slope(frame - 2, c)) * REACH;
    }
  }
  return all;
}
