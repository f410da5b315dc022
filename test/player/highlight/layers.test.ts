import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layersOf } from '../../../src/player/highlight/layers.js';

describe('What is marked', () => {
  it('is word and sentence, unless the listener sets something else', () => {
    assert.deepEqual(layersOf('auto', 1, false), { word: true, sentence: true });
    assert.deepEqual(layersOf('off', 1, false), { word: false, sentence: false });
    assert.deepEqual(layersOf('sentence', 1, false), { word: false, sentence: true });
    assert.deepEqual(layersOf('word', 1, false), { word: true, sentence: false });
  });

  it('is the sentence alone above 1.75× and under reduced motion (G39)', () => {
    assert.deepEqual(layersOf('auto', 1.75, false), { word: true, sentence: true });
    assert.deepEqual(layersOf('auto', 2, false), { word: false, sentence: true });
    assert.deepEqual(layersOf('auto', 1, true), { word: false, sentence: true });
  });

  it('is what was asked for by name, whatever the speed and the system', () => {
    assert.deepEqual(layersOf('both', 3, true), { word: true, sentence: true });
    assert.deepEqual(layersOf('word', 3, true), { word: true, sentence: false });
  });
});
