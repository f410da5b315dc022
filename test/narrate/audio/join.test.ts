import assert from 'node:assert/strict';
import { test } from 'node:test';
import { joinPieces, type Piece } from '../../../src/narrate/audio/join.js';

/** Silence, a tone, silence: a voice that says one word. */
function tone(sampleRate: number, hz: number, [before, length, after]: readonly [number, number, number]): Piece {
  const samples = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  const pcm = new Int16Array(samples(before + length + after));
  for (let n = 0; n < samples(length); n++)
    pcm[samples(before) + n] = Math.round(8000 * Math.sin((2 * Math.PI * hz * n) / sampleRate));
  return { pcm, marks: [{ startMs: before, endMs: before + length }], sampleRate, gainDb: 0, pauseMs: 0 };
}

/** Where sound begins after each silence of at least 50 ms, in ms. */
function onsets(pcm: Int16Array, sampleRate: number): number[] {
  const found: number[] = [];
  let quiet = Infinity;
  pcm.forEach((sample, n) => {
    if (Math.abs(sample) < 600) quiet++;
    else {
      if (quiet > sampleRate / 20) found.push((n * 1000) / sampleRate);
      quiet = 0;
    }
  });
  return found;
}

test('voices of different rates become one clip, every word where its mark says', () => {
  for (const rate of [16_000, 22_050, 24_000]) {
    const { pcm, marks } = joinPieces(
      [
        tone(16_000, 440, [200, 300, 400]),
        tone(22_050, 660, [500, 250, 90]),
        tone(48_000, 550, [33, 311, 700]),
        tone(16_000, 440, [0, 200, 0]),
      ],
      rate,
    );
    const heard = onsets(pcm, rate);
    assert.equal(heard.length, 3 + 1);
    marks.forEach(({ startMs }, i) => {
      assert.ok(Math.abs((heard[i] ?? 0) - startMs) < 2, `word ${i}: heard at ${heard[i]} ms, marked at ${startMs} ms`);
    });
    assert.ok((pcm.length * 1000) / rate >= (marks.at(-1)?.endMs ?? 0));
  }
});

test('where two voices meet there are 60 to 120 ms of silence, more after a comma', () => {
  const [first, second] = [tone(16_000, 440, [200, 300, 400]), tone(16_000, 660, [500, 250, 90])];
  const close = joinPieces([first, second], 16_000);
  const gap = (close.marks[1]?.startMs ?? 0) - (close.marks[0]?.endMs ?? 0);
  assert.ok(gap >= 60 && gap <= 120, `${gap} ms`);
  const far = joinPieces([{ ...first, pauseMs: 150 }, second], 16_000);
  assert.ok(Math.abs((far.marks[1]?.startMs ?? 0) - (close.marks[1]?.startMs ?? 0) - 150) < 1e-6);
});

test('a voice is made as loud as it should be, and what would clip does not', () => {
  const rms = (pcm: Int16Array): number => Math.sqrt(pcm.reduce((sum, sample) => sum + sample ** 2, 0) / pcm.length);
  const word = tone(16_000, 440, [100, 500, 100]);
  const plain = rms(joinPieces([word], 16_000).pcm);
  assert.ok(Math.abs(20 * Math.log10(rms(joinPieces([{ ...word, gainDb: -6 }], 16_000).pcm) / plain) + 6) < 0.1);
  const loud = joinPieces([{ ...word, gainDb: 30 }], 16_000).pcm;
  assert.ok(loud.every((sample) => Math.abs(sample) < 32_767));
});

test('changing the rate leaves a tone as it is: what it adds is 60 dB below', () => {
  for (const [from, to] of [[22_050, 16_000], [16_000, 22_050], [24_000, 22_050], [48_000, 16_000]] as const) {
    const hz = 1000;
    const { pcm } = joinPieces([tone(from, hz, [0, 1000, 0])], to);
    // The part of the middle that is a sine of that pitch, and the rest.
    const middle = pcm.subarray(Math.round(to * 0.2), Math.round(to * 0.8));
    let [sine, cosine] = [0, 0];
    middle.forEach((sample, n) => {
      sine += (2 * sample * Math.sin((2 * Math.PI * hz * n) / to)) / middle.length;
      cosine += (2 * sample * Math.cos((2 * Math.PI * hz * n) / to)) / middle.length;
    });
    let rest = 0;
    middle.forEach((sample, n) => {
      const phase = (2 * Math.PI * hz * n) / to;
      rest += (sample - sine * Math.sin(phase) - cosine * Math.cos(phase)) ** 2 / middle.length;
    });
    const decibels = 10 * Math.log10((sine ** 2 + cosine ** 2) / 2 / rest);
    assert.ok(decibels > 60, `${from} → ${to} Hz: ${decibels.toFixed(1)} dB`);
    assert.ok(Math.abs(20 * Math.log10(Math.hypot(sine, cosine) / 8000)) < 0.1);
  }
});
