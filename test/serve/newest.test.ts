import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepNewest } from '../../src/serve/newest.js';

test('of more than it may hold a map forgets what was kept longest ago; what is kept again is new', () => {
  const map = new Map<string, number>();
  for (const [key, value] of [
    ['a', 1],
    ['b', 2],
    ['a', 3],
    ['c', 4],
  ] as const)
    keepNewest(map, key, value, 2);
  assert.deepEqual(
    [...map],
    [
      ['a', 3],
      ['c', 4],
    ],
  );
});
