import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proofOf, workText, zeroBits } from '../../src/core/proof-of-work.js';

test('what is sought is counted in bits, over the borders of bytes', () => {
  const bits = (...bytes: number[]): number => zeroBits(new Uint8Array(bytes));
  assert.deepEqual(
    [bits(0x80, 0), bits(0x40), bits(0x01), bits(0, 0x80), bits(0, 0, 0x10, 0xff), bits(0, 0)],
    [0, 1, 7, 8, 19, 16],
  );
});

test('what is hashed holds the report’s key, what is sent along does not repeat it', () => {
  assert.equal(workText('abc', 'key-1', 42), 'abc key-1 42');
  assert.equal(proofOf('abc', 42), 'abc:42');
});
