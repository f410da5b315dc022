import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withSuffix } from '../../../src/core/lexicon/ipa-suffix.js';

test('English says /ɪz/ after what hisses, /s/ after what has no voice, and /z/ after all else', () => {
  for (const last of ['s', 'z', 'ʃ', 'ʒ', 't͡ʃ', 'd͡ʒ', 't͡s', 'd͡z', 'ɕ', 'ʑ', 'ʂ', 'ʐ', 'tʃ'])
    assert.equal(withSuffix(`a${last}`, 'en-GB'), `a${last}ɪz`);
  for (const last of ['p', 't', 'k', 'f', 'θ', 'x', 'χ', 'ç', 'q', 'c', 'ʈ', 'p͡f', 'tʰ'])
    assert.equal(withSuffix(`a${last}`, 'en'), `a${last}s`);
  for (const last of ['b', 'd', 'ɡ', 'v', 'n', 'l', 'iː', 'ə'])
    assert.equal(withSuffix(`a${last}`, 'en'), `a${last}z`);
});

test('other languages say /s/; what cannot be read has the usual one', () => {
  assert.equal(withSuffix('bʊʃ', 'de'), 'bʊʃs');
  assert.equal(withSuffix('Q5', 'en'), 'Q5z');
}); // prettier-ignore
