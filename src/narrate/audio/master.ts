import { limit } from './limiter.js';
import { integratedLoudness } from './loudness.js';

/** LUFS, as podcasts and news apps play speech. */
export const TARGET_LOUDNESS = -16;
/** dBTP, of the file as it is decoded. */
export const TRUE_PEAK_LIMIT = -1;

/** Silence and near silence are not made loud: it would be noise. */
const MOST_GAIN_DB = 40;

const linear = (db: number): number => 10 ** (db / 20);

/**
 * Brings a track to the target loudness under a true peak ceiling, in place. Limiting takes some loudness away, so
 * gain and limiter take turns until the target is met.
 * @param ceiling dBTP
 */
export function master(pcm: Float32Array, sampleRate: number, ceiling: number): void {
  for (let turn = 0; turn < 6; turn++) {
    const missing = TARGET_LOUDNESS - integratedLoudness(pcm, sampleRate);
    if (!Number.isFinite(missing) || missing > MOST_GAIN_DB) return;
    if (turn > 0 && Math.abs(missing) < 0.05) return;
    const gain = linear(missing);
    for (let n = 0; n < pcm.length; n++) pcm[n] = (pcm[n] ?? 0) * gain;
    limit(pcm, sampleRate, linear(ceiling));
  }
}
