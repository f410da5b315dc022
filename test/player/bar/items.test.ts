import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buttonsOf, itemsOf } from '../../../src/player/bar/items.js';

describe('what is brought into the bar', () => {
  test('is what the publisher has set, until the listener has chosen', () => {
    assert.deepEqual(itemsOf(null, ' jump  sentences nonsense constructor '), ['jump', 'sentences']);
    assert.deepEqual(itemsOf(null, null), []);
    assert.deepEqual(itemsOf(['where'], 'jump'), ['where']);
    assert.deepEqual(itemsOf([], 'jump'), []);
  });

  test('stands in one order', () => {
    assert.deepEqual(buttonsOf(['mute', 'jump', 'sentences', 'jump']), [
      'previous',
      'repeat',
      'next',
      'jump',
      'mute',
    ]);
  });
});
