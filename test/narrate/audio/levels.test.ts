import assert from 'node:assert/strict';
import { test } from 'node:test';
import { limit } from '../../../src/narrate/audio/limiter.js';
import { integratedLoudness } from '../../../src/narrate/audio/loudness.js';
import { master } from '../../../src/narrate/audio/master.js';
import { joinClips } from '../../../src/narrate/audio/join.js';
import { truePeak } from '../../../src/narrate/audio/true-peak.js';
import { voices } from '../../../src/narrate/voice/voices.js';
import { concatenated, sine, speak } from './speech.js';

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

for (const { id } of voices)
  test(`${id} is brought to −16 LUFS under the ceiling`, async () => {
    const { pcm } = joinClips(await speak(id), 16_000);
    master(pcm, 16_000, -1.7);
    near(integratedLoudness(pcm, 16_000), -16, 0.1);
    assert.ok(truePeak(pcm) <= -1.6, `${truePeak(pcm)}`);
  });

test('silence stays silence, and near silence is not made into noise', () => {
  const silence = new Float32Array(32_000);
  master(silence, 16_000, -1.7);
  assert.ok(silence.every((sample) => sample === 0));
  const hiss = sine(997, 0.000_05, 3, 16_000);
  const before = hiss.slice();
  master(hiss, 16_000, -1.7);
  assert.deepEqual(hiss, before);
});
