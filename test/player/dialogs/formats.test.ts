import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateInWords, durationInWords, sizeInWords } from '../../../src/player/dialogs/formats.js';

test('a date is the day that it says, in every time zone', () => {
  assert.equal(dateInWords('2026-11-23', 'en'), 'November 23, 2026');
  assert.equal(dateInWords('2026-11-23', 'de'), '23. November 2026');
  assert.equal(dateInWords('2026-99-99', 'en'), '2026-99-99');
});

test('a time is said in words, without parts that are zero', () => {
  assert.equal(durationInWords(203_900, 'en'), '3 minutes 23 seconds');
  assert.equal(durationInWords(3_601_000, 'en'), '1 hour 1 second');
  assert.equal(durationInWords(60_000, 'de'), '1 Minute');
  assert.equal(durationInWords(0, 'en'), '0 seconds');
});

test('a size is as exact as it needs to be', () => {
  assert.equal(sizeInWords(3_214_000, 'en'), '3.2 MB');
  assert.equal(sizeInWords(48_000, 'de'), '0,048 MB');
  assert.equal(sizeInWords(123_456_789, 'en'), '123 MB');
});
