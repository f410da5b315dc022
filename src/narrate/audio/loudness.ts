import { kWeighting } from '../../core/k-weighting.js';

/*
 * Integrated loudness of a mono track after ITU-R BS.1770-4: K-weighting, blocks of 400 ms every 100 ms, gates at
 * −70 LUFS and 10 LU under the mean.
 */

/** Mean squares of a K-weighted signal, one for each 100 ms. */
export interface EnergyMeter {
  readonly steps: number[];
  push(pcm: Float32Array): void;
}

export function energyMeter(sampleRate: number): EnergyMeter {
  const [shelf, pass] = kWeighting(sampleRate);
  const step = Math.round(sampleRate / 10);
  const steps: number[] = [];
  // Doubles from the beginning: for members that were whole numbers first V8 would compile it twice.
  const state = new Float64Array(5);
  let begun = 0;
  return {
    steps,
    push(pcm) {
      // Variables of this call: those of the closure would be an object on the heap for each sample.
      const { b0, b1, b2, a1, a2 } = shelf;
      const { b0: c0, b1: c1, b2: c2, a1: d1, a2: d2 } = pass;
      let s1 = state[0] ?? 0;
      let s2 = state[1] ?? 0;
      let p1 = state[2] ?? 0;
      let p2 = state[3] ?? 0;
      let sum = state[4] ?? 0;
      let filled = begun;
      for (let n = 0; n < pcm.length; n++) {
        // Transposed direct form II, twice.
        const x = pcm[n] ?? 0;
        const y = b0 * x + s1;
        s1 = b1 * x - a1 * y + s2;
        s2 = b2 * x - a2 * y;
        const z = c0 * y + p1;
        p1 = c1 * y - d1 * z + p2;
        p2 = c2 * y - d2 * z;
        sum += z * z;
        if (++filled === step) {
          steps.push(sum / step);
          sum = 0;
          filled = 0;
        }
      }
      state.set([s1, s2, p1, p2, sum]);
      begun = filled;
    },
  };
}

/**
 * The energies of a sound with silence before and after it, which may stand anywhere in a track.
 * @param length samples of the sound and the silence after it, to the nearest 100 ms
 */
export function energiesOf(pcm: Float32Array, sampleRate: number, length: number = pcm.length): number[] {
  const step = Math.round(sampleRate / 10);
  const meter = energyMeter(sampleRate);
  meter.push(pcm);
  meter.push(new Float32Array(step));
  return Array.from({ length: Math.round(length / step) }, (_, i) => meter.steps[i] ?? 0);
}

const lufs = (energy: number): number => -0.691 + 10 * Math.log10(energy);

/**
 * Integrated loudness of steps of 100 ms that follow one another.
 * @returns LUFS; −Infinity for silence and for less than 400 ms
 */
export function loudnessOf(steps: readonly number[]): number {
  const blocks = Array.from(
    { length: Math.max(0, steps.length - 3) },
    (_, i) => ((steps[i] ?? 0) + (steps[i + 1] ?? 0) + (steps[i + 2] ?? 0) + (steps[i + 3] ?? 0)) / 4,
  );
  const mean = (energies: readonly number[]): number => energies.reduce((sum, energy) => sum + energy, 0) / energies.length;
  const audible = blocks.filter((energy) => lufs(energy) > -70);
  if (audible.length === 0) return -Infinity;
  const gate = lufs(mean(audible)) - 10;
  return lufs(mean(audible.filter((energy) => lufs(energy) > gate)));
}

/**
 * @param pcm full scale is ±1
 * @param sampleRate Hz
 * @returns LUFS
 */
export function integratedLoudness(pcm: Float32Array, sampleRate: number): number {
  const meter = energyMeter(sampleRate);
  meter.push(pcm);
  return loudnessOf(meter.steps);
}
