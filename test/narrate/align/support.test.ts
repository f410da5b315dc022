import assert from 'node:assert/strict';
import { test } from 'node:test';
import { supportOf } from '../../../src/narrate/align/support.js';

const support = (heard: string): number[] => supportOf(Array.from(heard, (word) => word === 'x'));

test('one word heard amid a passage that was not read has little for it', () => {
  assert.deepEqual(support('xxxxxxxxxx----x------'), [
    ...Array.from({ length: 10 }, () => 1),
    ...[0, 0, 0, 0],
    0.1,
    ...[0, 0, 0, 0, 0, 0],
  ]);
});

test('a word that was left out does not speak against its neighbours', () => {
  assert.deepEqual(support('xx-xx'), [1, 1, 0, 1, 1]);
});

test('nothing speaks for what was not heard, and everything for what was heard whole', () => {
  assert.deepEqual(support('--'), [0, 0]);
  assert.deepEqual(support('xxx'), [1, 1, 1]);
  assert.deepEqual(support(''), []);
});
