import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limit } from '../../../src/narrate/audio/limiter.js';
import { energyMeter, integratedLoudness, loudnessOf } from '../../../src/narrate/audio/loudness.js';
import { clipEnergies, gainFor } from '../../../src/narrate/audio/master.js';
import { peakMeter, truePeak } from '../../../src/narrate/audio/true-peak.js';
import { concatenated, sine } from './speech.js';

const near = (found: number, expected: number, tolerance: number): void =>
  assert.ok(Math.abs(found - expected) <= tolerance, `${found} is not ${expected} ± ${tolerance}`);

/* BS.1770-4: −0.691 + 10 log10 of the weighted mean square. The constant takes away what K-weighting adds at 997 Hz,
   so one channel with a sine of peak A has 20 log10(A) − 3.01 LUFS. */
const ofSine = (amplitude: number): number => 20 * Math.log10(amplitude) - 10 * Math.log10(2);

test('a sine of 997 Hz has the loudness that the standard gives it, at every sample rate', () => {
  for (const sampleRate of [16_000, 22_050, 24_000, 44_100, 48_000])
    for (const amplitude of [1, 0.1, 0.01]) near(integratedLoudness(sine(997, amplitude, 5, sampleRate), sampleRate), ofSine(amplitude), 0.1);
});

test('silence between does not count: the absolute gate', () => {
  const tone = sine(997, 0.1, 5, 16_000);
  near(integratedLoudness(concatenated(tone, new Float32Array(160_000), tone), 16_000), ofSine(0.1), 0.15);
});

test('a passage 20 dB softer does not count: the relative gate', () => {
  const mixed = concatenated(sine(997, 0.2, 10, 16_000), sine(997, 0.02, 10, 16_000));
  near(integratedLoudness(mixed, 16_000), ofSine(0.2), 0.15);
});

test('low tones count less: the weighting', () => {
  assert.ok(integratedLoudness(sine(40, 0.1, 5, 48_000), 48_000) < ofSine(0.1) - 4);
});

test('silence and less than 400 ms have no loudness', () => {
  assert.equal(integratedLoudness(new Float32Array(100_000), 16_000), -Infinity);
  assert.equal(integratedLoudness(sine(997, 1, 0.3, 16_000), 16_000), -Infinity);
  assert.equal(integratedLoudness(new Float32Array(0), 16_000), -Infinity);
});

test('a peak between the samples is found', () => {
  // A quarter of the sample rate, sampled 45° off its crests: every sample is 3 dB under the wave's own peak.
  const hidden = sine(4000, 0.5, 1, 16_000, Math.PI / 4);
  assert.ok(Math.max(...hidden) < 0.36);
  near(truePeak(hidden), -6.02, 0.3);
  assert.equal(truePeak(new Float32Array(1000)), -Infinity);
});

test('limiting holds the ceiling between the samples too and touches nothing far from a peak', () => {
  const pcm = sine(440, 0.2, 2, 16_000);
  const before = pcm.slice();
  for (let n = 16_000; n < 16_040; n++) pcm[n] = (pcm[n] ?? 0) * 5;
  limit(pcm, 16_000, 0.5);
  assert.ok(truePeak(pcm) <= 20 * Math.log10(0.5) + 0.1, `${truePeak(pcm)}`);
  assert.deepEqual(pcm.slice(0, 15_500), before.slice(0, 15_500));
  assert.deepEqual(pcm.slice(16_600), before.slice(16_600));
});

test('limiting turns down, it does not move: the crests stay where they are', () => {
  const pcm = sine(200, 0.9, 0.5, 16_000);
  const crest = (samples: Float32Array): number => {
    const period = samples.subarray(4000, 4080);
    return period.indexOf(Math.max(...period));
  };
  const before = crest(pcm);
  limit(pcm, 16_000, 0.5);
  assert.equal(crest(pcm), before);
});

test('what is measured in stretches is what is measured at once', () => {
  const whole = sine(4000, 0.4, 1.3, 16_000, Math.PI / 4).map((sample, n) => sample * (1 + Math.sin(n / 777)));
  for (const size of [7, 100, 4096]) {
    const peaks = peakMeter();
    const energies = energyMeter(16_000);
    for (let at = 0; at < whole.length; at += size) {
      peaks.push(whole.subarray(at, at + size));
      energies.push(whole.subarray(at, at + size));
    }
    near(peaks.truePeak(), truePeak(whole), 1e-9);
    assert.equal(loudnessOf(energies.steps), integratedLoudness(whole, 16_000));
  }
});

test('a gain is coarse, so that a word more or less does not change it, and still near the target', () => {
  for (const level of [-40, -28.97, -21.6, -16.1, -9]) {
    const tone = energyMeter(16_000);
    tone.push(sine(997, 10 ** ((level + 3.01) / 20), 3, 16_000));
    const gain = gainFor(tone.steps);
    assert.equal(Math.abs(gain % 0.25), 0);
    near(loudnessOf(tone.steps) + gain, -16, 0.126);
  }
});

test('what a clip brings to the loudness is said before it is made louder, less what the limiter will take', () => {
  const speechLike = sine(300, 0.05, 3, 16_000).map((sample, n) => (n % 1600 < 40 ? sample * 12 : sample));
  const pcm = Int16Array.from(speechLike, (sample) => sample * 32_767);
  const foretold = gainFor(clipEnergies(pcm, 16_000));
  const unlimited = -16 - integratedLoudness(speechLike, 16_000);
  assert.ok(foretold > unlimited + 0.3, `${foretold} dB, ${unlimited} without a limiter`);
});

test('silence stays silence, and near silence is not made into noise', () => {
  assert.equal(gainFor(clipEnergies(new Int16Array(32_000), 16_000)), 0);
  const hiss = Int16Array.from(sine(997, 0.000_05, 3, 16_000), (sample) => Math.round(sample * 32_767));
  assert.equal(gainFor(clipEnergies(hiss, 16_000)), 0);
});
