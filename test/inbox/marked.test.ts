import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { markedPieces } from '../../src/inbox/marked.js';

test('the word is marked wherever it stands', () => {
  assert.deepEqual(
    markedPieces('to Szczecin, from Szczecin', [
      [18, 26],
      [3, 11],
    ]),
    [
      { text: 'to ', isWord: false },
      { text: 'Szczecin', isWord: true },
      { text: ', from ', isWord: false },
      { text: 'Szczecin', isWord: true },
    ],
  );
});

test('whatever the ranges are, the text is whole', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.nat(30), fc.nat(30))), (text, words) => {
      assert.equal(
        markedPieces(text, words)
          .map((piece) => piece.text)
          .join(''),
        text,
      );
    }),
  );
});
