import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInWords, sizeInWords } from '../../../src/player/dialogs/formats.js';

test('a date is the day that it says, in every time zone', () => {
  assert.equal(dateInWords('2026-11-23', 'en'), 'November 23, 2026');
  assert.equal(dateInWords('2026-11-23', 'de'), '23. November 2026');
  assert.equal(dateInWords('2026-99-99', 'en'), '2026-99-99');
});

test('a size is as exact as it needs to be', () => {
  assert.equal(sizeInWords(3_214_000, 'en'), '3.2 MB');
  assert.equal(sizeInWords(48_000, 'de'), '0,048 MB');
  assert.equal(sizeInWords(123_456_789, 'en'), '123 MB');
});
