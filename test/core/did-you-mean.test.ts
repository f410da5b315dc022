import assert from 'node:assert/strict';
import { test } from 'node:test';
import { didYouMean } from '../../src/core/did-you-mean.js';

const names = ['title', 'titles', 'links', 'lang', 'out', 'in'];

test('a slip of the keys is told by the name that was meant, the nearest first', () => {
  assert.equal(didYouMean('titel', names), ' Did you mean “title”?');
  assert.equal(didYouMean('titl', ['titles', 'title']), ' Did you mean “title”?');
  assert.equal(didYouMean('LANG', names, '--'), ' Did you mean “--lang”?');
  assert.equal(
    didYouMean('lnag', names),
    ' Did you mean “lang”?',
    'two letters that changed places, in four',
  );
});

test('what is far from every name is told by none, nor is a short one of which little is left', () => {
  assert.equal(didYouMean('subject', names), '');
  assert.equal(didYouMean('otu', names), '');
  assert.equal(didYouMean('ot', names), ' Did you mean “out”?');
  assert.equal(didYouMean('anything', []), '');
});
