import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beatsFrom } from '../../../src/player/soundtrack/beat-grid.js';

const RATE = 8000;

/** Short low tones. @param accents how loud each beat of a bar is */
function clicks({ bpm = 120, first = 0.3, seconds = 30, accents = [1] } = {}): Float32Array {
  const pcm = new Float32Array(seconds * RATE);
  for (let beat = 0; first + (beat * 60) / bpm < seconds; beat++) {
    const at = Math.round((first + (beat * 60) / bpm) * RATE);
    for (let n = 0; n < RATE * 0.05 && at + n < pcm.length; n++)
      pcm[at + n]! +=
        Math.sin((2 * Math.PI * 100 * n) / RATE) * Math.exp(-n / 80) * accents[beat % accents.length]!;
  }
  return pcm;
}

test('a tempo that is a little off is put right over the whole file', () => {
  for (const bpm of [91.7, 112, 120.5, 147.3, 179]) {
    // 0.3 % off: after 30 s by 90 ms.
    const beats = beatsFrom(clicks({ bpm }), RATE, { tempo: bpm * 1.003, offset: 0.31 % (60 / bpm) });
    assert.ok(beats);
    assert.ok(Math.abs(beats.bpm - bpm) < 0.02, `${beats.bpm} is ${bpm}`);
    assert.ok(Math.abs(beats.first - 0.3) < 0.01, `${beats.first} is 0.3`);
  }
});

test('a slow piece is not taken for one of double tempo', () => {
  for (const bpm of [62, 70, 84]) {
    const beats = beatsFrom(clicks({ bpm }), RATE, { tempo: bpm * 2, offset: 0.3 % (30 / bpm) });
    assert.ok(beats);
    assert.ok(Math.abs(beats.bpm - bpm) < 0.02, `${beats.bpm} is ${bpm}`);
    assert.ok(Math.abs(beats.first - 0.3) < 0.01);
  }
});

test('beats that are softer, but there, are beats', () => {
  const beats = beatsFrom(clicks({ bpm: 140, accents: [1, 0.4] }), RATE, { tempo: 140, offset: 0.3 });
  assert.ok(beats && Math.abs(beats.bpm - 140) < 0.02);
});

test('silence before the music is no bar of it', () => {
  const beats = beatsFrom(clicks({ first: 2.71 }), RATE, { tempo: 120, offset: 2.71 % 0.5 });
  assert.ok(beats && Math.abs(beats.first - 2.71) < 0.01, `${beats?.first}`);
});

test('silence has no beats', () => {
  assert.equal(beatsFrom(new Float32Array(RATE * 5), RATE, { tempo: 120, offset: 0 }), undefined);
});
