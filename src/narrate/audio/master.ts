import { limit } from './limiter.js';
import { energiesOf, loudnessOf } from './loudness.js';

/** LUFS, as podcasts and news apps play speech. */
export const TARGET_LOUDNESS = -16;
/** LU to which every narration holds. */
export const TOLERANCE = 0.5;
/** LU that may be missing when a gain was foretold: less than the promise. */
export const CLOSE_ENOUGH = 0.3;
/** dBTP, of the file as it is decoded. */
export const TRUE_PEAK_LIMIT = -1;
/** MP3 adds a little to the peaks: this leaves room for what speech at 64 kbit/s was seen to need. */
export const FIRST_CEILING = TRUE_PEAK_LIMIT - 0.7;

/** Silence and near silence are not made loud: it would be noise. */
const MOST_GAIN_DB = 40;

/**
 * dB. Coarse, so that a changed sentence leaves the gain of all others as it is (their coded parts are used again), and
 * well inside the half LU to which the target holds.
 */
const GAIN_STEP = 0.25;

export const linear = (db: number): number => 10 ** (db / 20);

function scaled(pcm: Int16Array, gain: number): Float32Array {
  const signal = new Float32Array(pcm.length);
  // Not Float32Array.from: it is ten times slower.
  for (let n = 0; n < pcm.length; n++) signal[n] = (pcm[n] ?? 0) * gain;
  return signal;
}

/** A voice's samples as a signal of full scale ±1, turned up and limited. @param ceiling dBTP */
export function mastered(pcm: Int16Array, sampleRate: number, gainDb: number, ceiling: number): Float32Array {
  const signal = scaled(pcm, linear(gainDb) / 32_768);
  limit(signal, sampleRate, linear(ceiling));
  return signal;
}

/**
 * What a clip brings to the loudness of a track, as it comes from the voice. Limiting takes some loudness away: it is
 * counted as if the clip alone were brought to the target, for the sentences of one voice are about equally loud.
 */
export function clipEnergies(pcm: Int16Array, sampleRate: number): number[] {
  const whole = Math.ceil(pcm.length / Math.round(sampleRate / 10)) * Math.round(sampleRate / 10);
  const energies = energiesOf(mastered(pcm, sampleRate, 0, 0), sampleRate, whole);
  const gainDb = TARGET_LOUDNESS - loudnessOf(energies);
  if (!Number.isFinite(gainDb) || gainDb > MOST_GAIN_DB) return energies;
  const limited = mastered(pcm, sampleRate, gainDb, FIRST_CEILING);
  return energiesOf(limited, sampleRate, whole).map((energy) => energy / linear(gainDb) ** 2);
}

/** A gain of whole steps. */
export const coarse = (db: number): number => Math.round(db / GAIN_STEP) * GAIN_STEP;

/** @param loudness LUFS of the whole track now @returns dB that bring it to the target; 0 for silence */
export function gainTo(loudness: number): number {
  const missing = TARGET_LOUDNESS - loudness;
  return Number.isFinite(missing) && missing <= MOST_GAIN_DB ? coarse(missing) : 0;
}

/** @param steps what the whole track has now @returns dB that bring it to the target; 0 for silence */
export const gainFor = (steps: readonly number[]): number => gainTo(loudnessOf(steps));
