import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bedGain, endOf, levels, stingGain } from '../../../src/player/soundtrack/level.js';

const RATE = 8000;
const tone = (seconds: number, amplitude: number): Float32Array =>
  Float32Array.from(
    { length: seconds * RATE },
    (_, n) => amplitude * Math.sin((2 * Math.PI * 500 * n) / RATE),
  );
const inDb = (gain: number): number => 20 * Math.log10(gain);

test('music counts as loud as its loudest 400 ms', () => {
  const soft = tone(4, 0.01);
  soft.set(tone(0.5, 0.5), 2 * RATE);
  const loudest = Math.max(...levels([soft], [soft], RATE));
  assert.ok(Math.abs(loudest - inDb(0.5 / Math.SQRT2)) < 0.1, String(loudest));
});

test('what K-weighting hardly hears counts as it is', () => {
  const drone = tone(2, 0.5);
  const heard = drone.map((sample) => sample / 100);
  assert.ok(Math.max(...levels([drone], [heard], RATE)) > -10);
});

test('two channels are louder than one', () => {
  const [one] = levels([tone(1, 0.5)], [tone(1, 0.5)], RATE);
  const heard = [tone(1, 0.5), tone(1, 0.5)];
  const [two] = levels(heard, heard, RATE);
  assert.ok(Math.abs(two! - one! - 3.01 + 0.691) < 0.05, `${two} and ${one}`);
});

test('a bed is turned down until its loudest is 26 dB under the speech, and never up', () => {
  assert.ok(Math.abs(-10 + inDb(bedGain(-16, -10)) - (-16 - 26)) < 1e-9);
  assert.equal(bedGain(-16, -60), 1);
});

test('a sting is no louder than the voice', () => {
  assert.ok(Math.abs(-6 + inDb(stingGain(-16, -6)) + 16) < 1e-9);
  assert.equal(stingGain(-16, -30), 1);
});

test('a sting ends where it has faded, not where its file does', () => {
  const sting = new Float32Array(5 * RATE);
  sting.set(tone(2, 0.5));
  sting.set(tone(1, 0.001), 2 * RATE);
  const end = endOf(levels([sting], [sting], RATE), 5);
  assert.ok(end >= 2 && end <= 2.5, String(end));
});
