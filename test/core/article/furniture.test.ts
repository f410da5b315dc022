import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withFurnitureAsOne } from '../../../src/core/article/furniture.js';

test('a listener is told of all furniture at once, and of everything else as it is', () => {
  const figure = { kind: 'figure', reason: 'pictures cannot be heard', count: 2 };
  assert.deepEqual(
    withFurnitureAsOne([
      { kind: 'player', reason: 'the label of an audio player', count: 1 },
      figure,
      { kind: 'title', reason: 'the title, a second time', count: 2 },
    ]),
    [{ kind: 'furniture', reason: 'the label of an audio player', count: 3 }, figure],
  );
  assert.deepEqual(withFurnitureAsOne([figure]), [figure]);
});
