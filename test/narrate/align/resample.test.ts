import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resampler } from '../../../src/narrate/align/resample.js';

const tone = (hz: number, rate: number, seconds: number): Float32Array =>
  Float32Array.from({ length: rate * seconds }, (_, n) => Math.sin((2 * Math.PI * hz * n) / rate));

const whole = (from: number, to: number, samples: Float32Array, piece = samples.length): Float32Array => {
  const resampling = resampler(from, to);
  const out: number[] = [];
  for (let at = 0; at < samples.length; at += piece)
    out.push(...resampling.push(samples.subarray(at, at + piece)));
  out.push(...resampling.end());
  return Float32Array.from(out);
};

for (const [from, to] of [
  [44_100, 16_000],
  [22_050, 16_000],
  [48_000, 16_000],
  [8000, 16_000],
] as const)
  test(`a tone at ${from} Hz is the same tone at ${to} Hz, at the same time`, () => {
    const got = whole(from, to, tone(1000, from, 1));
    const expected = tone(1000, to, 1);
    assert.equal(got.length, expected.length);
    for (let n = 400; n < expected.length - 400; n++)
      assert.ok(Math.abs(got[n]! - expected[n]!) < 2e-3, `sample ${n}: ${got[n]} for ${expected[n]}`);
  });

test('what the lower rate cannot hold is gone', () => {
  const got = whole(48_000, 16_000, tone(11_000, 48_000, 1)).subarray(400, 15_600);
  assert.ok(Math.max(...got.map(Math.abs)) < 1e-3);
});

test('the pieces in which it comes make no difference', () => {
  const samples = tone(700, 44_100, 1).map((sample, n) => sample * ((n % 997) / 997));
  assert.deepEqual(whole(44_100, 16_000, samples, 777), whole(44_100, 16_000, samples));
});
