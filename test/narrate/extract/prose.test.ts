import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  endsLikeSentence,
  isProse,
  looksLikeHeading,
  textKey,
  wordCount,
} from '../../../src/narrate/extract/prose.js';

describe('telling sentences from labels', () => {
  it('knows a text again whose quotes, dashes, case or lines are others', () => {
    assert.equal(textKey('  “The Café” –\n NOW  open! '), 'the café now open');
    assert.equal(textKey('The café — now open'), 'the café now open');
    assert.equal(textKey('हिन्दी 2'), 'हिन्दी 2');
    assert.notEqual(textKey('a part'), textKey('apart'));
    assert.equal(textKey('…'), '');
  });

  it('counts words, and no signs between them', () => {
    assert.equal(wordCount('One – two  3 & more'), 4);
    assert.equal(wordCount('– • …'), 0);
    assert.equal(wordCount(''), 0);
  });

  it('hears the end of a sentence in any script, and none after initials', () => {
    for (const text of ['It rains.', 'It rains!”', 'It rains.)', '下雨了。', 'बारिश है।', 'Thus:', 'First,'])
      assert.equal(endsLikeSentence(text), true, text);
    for (const text of ['It rains', 'Does it rain?', 'Made in the U.S.', '9 a.m.', 'U.S.', '1. A start'])
      assert.equal(endsLikeSentence(text), false, text);
    assert.equal(endsLikeSentence('The U.S. won.'), true);
  });

  it('takes a statement of five words, a long word’s worth of letters, or any long text for prose', () => {
    assert.equal(isProse('We all go to it.'), true);
    assert.equal(isProse('We go to it.'), false);
    assert.equal(isProse('Straßenbahnhaltestelle war.'), true);
    assert.equal(isProse(`${'a'.repeat(20)}.`), false);
    assert.equal(isProse(`${'a'.repeat(21)}.`), true);
    assert.equal(isProse('We all go to it'), false);
    assert.equal(isProse('Do we all go to it?'), false);
    assert.equal(isProse('He said: “We all go.”'), true);
    assert.equal(isProse('We all work in the U.S.'), false);
    assert.equal(isProse('1. A list of all the things'), false);
    assert.equal(isProse('ab '.repeat(50)), false);
    assert.equal(isProse(`${'ab '.repeat(50)}c`), true);
    assert.equal(isProse('1 – '.repeat(60)), false);
  });

  it('takes what is short and begins like a title for a heading', () => {
    const longest = { characters: 20, words: 4 };
    for (const text of [
      'Storks',
      '“Storks” return',
      '¿Qué pasa?',
      '2026',
      'One two three four',
      'a'.toUpperCase().repeat(20),
      'Why now? A view',
    ])
      assert.equal(looksLikeHeading(text, longest), true, text);
    for (const text of [
      'storks',
      'Storks.',
      '“Why?”',
      '# –',
      'One two 3 four five',
      'A'.repeat(21),
      'Storks:',
    ])
      assert.equal(looksLikeHeading(text, longest), false, text);
    assert.equal(looksLikeHeading('Who asks “Why?”', longest), true);
    assert.equal(looksLikeHeading('“Why?” he asks', longest), true);
  });
});
