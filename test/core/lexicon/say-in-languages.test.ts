import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayInLanguages } from '../../../src/core/lexicon/say-in-languages.js';
import { splitWords } from '../../../src/core/text/words.js';

/** @param passages of what is between ‹ and ›: the language of each */
function say(marked: string, langs: readonly string[], lang = 'en') {
  const passages: { start: number; end: number; lang: string }[] = [];
  let text = '';
  for (const part of marked.split(/(?=[‹›])/)) {
    const start = text.length;
    text += part.replace(/[‹›]/, '');
    if (part.startsWith('‹')) passages.push({ start, end: text.length, lang: langs[passages.length] ?? '' });
  }
  const sentence = { start: 0, end: text.length };
  const words = splitWords(text, sentence, lang);
  const tokens = sayInLanguages({ text, sentence, words, lang, matches: [], passages });
  assert.deepEqual([...new Set(tokens.map(({ word }) => word))], [...words.keys()], 'every word, in order');
  return tokens
    .map((token) => (token.lang === undefined ? token.text : `${token.lang}:${token.text}`))
    .join(' ');
}

test('a passage is read as its own language reads it, and the rest as before', () => {
  assert.equal(
    say('In 2018 she shouted ‹vive la liberté›, and left.', ['fr']),
    'In twenty eighteen she shouted fr:vive fr:la fr:liberté, and left.',
  );
  assert.equal(
    say('Er rief ‹$5, please› und ging.', ['en'], 'de'),
    'Er rief en:five en:dollars, en:please und ging.',
  );
});

test('at the start, at the end, two beside each other, and nothing else', () => {
  assert.equal(say('‹Bonjour› said he.', ['fr']), 'fr:Bonjour said he.');
  assert.equal(say('He said ‹bonjour›.', ['fr']), 'He said fr:bonjour.');
  assert.equal(say('‹Ja› ‹oui› yes.', ['de', 'fr']), 'de:Ja fr:oui yes.');
  assert.equal(say('‹Ça va?›', ['fr']), 'fr:Ça fr:va?');
});

test('a passage without a word changes nothing; a word belongs to the passage that it begins in', () => {
  assert.equal(say('So ‹—› it is.', ['fr']), say('So — it is.', []));
  assert.equal(say('The ‹bon›bons are gone.', ['fr']), 'The fr:bonbons are gone.');
});
