import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finderOf } from '../../../src/core/lexicon/find.js';
import { ruleOf, type LexiconRule } from '../../../src/core/lexicon/rule.js';
import { sayInLanguages } from '../../../src/core/lexicon/say-in-languages.js';
import { splitWords } from '../../../src/core/text/words.js';
import { around } from './said.js';

/** @param langs of what is between ‹ and ›: the language of each */
function say(marked: string, langs: readonly string[], lang = 'en', rules: readonly LexiconRule[] = []) {
  const passages: { start: number; end: number; lang: string }[] = [];
  let text = '';
  for (const part of marked.split(/(?=[‹›])/)) {
    const start = text.length;
    text += part.replace(/[‹›]/, '');
    if (part.startsWith('‹')) passages.push({ start, end: text.length, lang: langs[passages.length] ?? '' });
  }
  const sentence = { start: 0, end: text.length };
  const words = splitWords(text, sentence, lang);
  const entries = rules.map((rule, i) => ({ rule, line: i + 1 }));
  const matches = finderOf(entries, around)(text, sentence, () => lang);
  const tokens = sayInLanguages({ text, sentence, words, lang, matches, passages });
  const saidFor = tokens.flatMap(({ word, through = word }) =>
    Array.from({ length: through - word + 1 }, (_, i) => word + i),
  );
  assert.deepEqual([...new Set(saidFor)], [...words.keys()], 'every word, in order');
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

test('the passage has the mark at its end that the sentence has there, whatever its own', () => {
  assert.equal(say('Il dit ‹the end, so›: non.', ['en'], 'fr'), 'Il dit en:the en:end, en:so: non.');
});

test('rules hold within a passage and beside it; one that says words of both in one leaves them together', () => {
  const rule = (word: string, text: string): LexiconRule => ruleOf(word, { kind: 'instead', text });
  const sounds = (word: string): LexiconRule => ruleOf(word, { kind: 'phonemes', ipa: 'ab' });
  const rules = [rule('rue', 'roo'), rule('street', 'straat')];
  assert.equal(say('A street, ‹la rue du roi› and a street', ['fr'], 'en', rules), 'a straat, fr:la fr:roo fr:du fr:roi and a straat');
  assert.equal(say('In ‹la rue› street', ['fr'], 'en', [rule('rue street', 'roost')]), say('In la rue street', [], 'en', [rule('rue street', 'roost')]));
  assert.equal(say('In the ‹rue du› roi', ['fr'], 'en', [sounds('the rue')]), say('In the rue du roi', [], 'en', [sounds('the rue')]));
  assert.equal(say('In ‹rue du› roi', ['fr'], 'en', [sounds('rue du')]), 'In fr:rue roi');
}); // prettier-ignore
