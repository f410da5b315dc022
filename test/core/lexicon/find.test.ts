import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleOf, type LexiconRule, type Saying } from '../../../src/core/lexicon/rule.js';
import { readScope, writeScope } from '../../../src/core/lexicon/scope.js';
import { hits } from './said.js';

const say: Saying = { kind: 'instead', text: 'x' };
const rule = (word: string, more: Partial<LexiconRule> = {}): LexiconRule => ruleOf(word, say, more);

test('a word is whole where no letter, digit or mark stands next to it, in any script', () => {
  assert.deepEqual(hits('Kugelman met Kugelmann, (Kugelman) and Kugelman.', [rule('Kugelman')]).length, 3);
  assert.deepEqual(hits('Müll, Mülle, Mu\u0308ll', [rule('Müll')]), ['Müll:1', 'Mu\u0308ll:1']);
  assert.deepEqual(hits('на Дону, Дон', [rule('Дон')]), ['Дон:1']);
  assert.deepEqual(hits('习近平在北京', [rule('习近平')], { lang: 'zh' }), ['习近平:1']);
  assert.deepEqual(hits('F16 F-16', [rule('F')]), ['F:1']);
});

test('a genitive, a compound and an elided article leave the word whole; a contraction does not', () => {
  assert.deepEqual(hits('Kugelman’s, Kugelman-led, d’Artagnan', [rule('Kugelman'), rule('Artagnan')]), [
    'Kugelman:1',
    'Kugelman:1',
    'Artagnan:2',
  ]);
  assert.deepEqual(hits('Don’t, Don’s, I’m, it’s', [rule('Don'), rule('m'), rule('s')]), ['Don:1']);
  assert.deepEqual(hits("O’Neill and O'Neill", [rule("O'Neill"), rule('O')]), ['O’Neill:1', "O'Neill:1"]);
});

test('several words are found across any spaces, and soft hyphens do not hide them', () => {
  assert.deepEqual(hits('Kim Jong\u00A0Un and Kim', [rule('Kim'), rule('Kim Jong Un')]), [
    'Kim Jong\u00A0Un:2',
    'Kim:1',
  ]);
  assert.deepEqual(hits('Kugel\u00ADman', [rule('Kugelman')]), ['Kugel\u00ADman:1']);
});

test('smart case: small letters in any case, capitals as written and all in capitals', () => {
  assert.deepEqual(hits('Lead lead LEAD', [rule('lead')]).length, 3);
  assert.deepEqual(hits('US us Us', [rule('US')]), ['US:1']);
  assert.deepEqual(hits('Polish polish POLISH', [rule('Polish')]), ['Polish:1', 'POLISH:1']);
  assert.deepEqual(hits('US us', [rule('US', { letterCase: 'any' })]).length, 2);
  assert.deepEqual(hits('Lead lead', [rule('lead', { letterCase: 'exact' })]), ['lead:1']);
  assert.deepEqual(hits('US us', [rule('us'), rule('US')]), ['US:2', 'us:1']);
});

test('a part is found within words', () => {
  assert.deepEqual(hits('Profitrainer', [rule('trainer')]), []);
  assert.deepEqual(hits('Profitrainer', [rule('trainer', { match: 'part' })]), ['trainer:1']);
});

test('the nearer scope wins, whatever the order', () => {
  const sentence = 'Reading is near Reading.';
  const rules = [
    rule('Reading', { scope: { kind: 'occurrence', article: 'a-walk', sentence, nth: 2 } }),
    rule('Reading', { scope: { kind: 'article', article: 'a-walk' } }),
    rule('Reading is', { scope: { kind: 'section', section: 'Travel' } }),
    rule('Reading'),
  ];
  assert.deepEqual(hits(sentence, rules, { section: 'travel' }), ['Reading:2', 'Reading:1']);
  assert.deepEqual(hits(sentence, rules, { section: 'travel', article: 'b' }), ['Reading is:3', 'Reading:4']);
  assert.deepEqual(hits('Reading is not near Reading.', rules), ['Reading:2', 'Reading:2']);
  assert.deepEqual(hits(sentence, rules.toReversed(), { section: 'travel' }), ['Reading:3', 'Reading:4']);
});

test('within a scope: the voice, the language, the longer, the whole, the later', () => {
  const rules = [
    rule('Kim', { voice: 'flite' }),
    rule('Kim', { lang: 'en' }),
    rule('Kim Jong'),
    rule('Kim', { match: 'part' }),
    rule('Un'),
    rule('Un'),
  ];
  assert.deepEqual(hits('Kim Jong Un', rules), ['Kim:1', 'Un:6']);
  assert.deepEqual(hits('Kim Jong', rules.slice(1)), ['Kim:1']);
  assert.deepEqual(hits('Kim Jong Kim', rules.slice(2)), ['Kim Jong:1', 'Kim:2']);
  assert.deepEqual(hits('Kim', [rule('Kim'), rule('Kim', { match: 'part' })]), ['Kim:1']);
});

test('a rule of a language or a voice holds for that one only', () => {
  assert.deepEqual(hits('chat', [rule('chat', { lang: 'fr' })]), []);
  assert.deepEqual(hits('chat', [rule('chat', { lang: 'fr' })], { lang: 'fr-CA' }), ['chat:1']);
  assert.deepEqual(
    hits('chat', [rule('chat', { voice: 'flite-slt' }), rule('chat', { voice: 'espeak' })]),
    [],
  );
});

test('a section is a name, or whole steps at the beginning of a path', () => {
  const inSection = (section: string, paths: string[], named?: string): boolean =>
    hits('a', [rule('a', { scope: { kind: 'section', section } })], { paths, section: named }).length > 0;
  assert.ok(inSection('/news', ['https://example.org/news/a.html?x=1']));
  assert.ok(inSection('example.org/news/', ['https://example.org/news/a.html']));
  assert.ok(inSection('news/politics', ['./news/politics/a.md']));
  assert.ok(!inSection('/news', ['https://example.org/newsletter/a.html']));
  assert.ok(!inSection('/news', ['https://example.org/old/news/a.html']));
  assert.ok(!inSection('news', ['news/a.md']), 'a name without a slash is no path');
  assert.ok(inSection('Sport', [], 'sport'));
});

test('a scope is written as it is read', () => {
  for (const scope of [
    { kind: 'site' },
    { kind: 'section', section: '/news: today' },
    { kind: 'article', article: 'a-walk' },
    { kind: 'occurrence', article: 'a-walk', sentence: 'One: two; “three”.', nth: 2 },
  ] as const)
    assert.deepEqual(readScope(writeScope(scope)), scope);
  for (const wrong of ['everywhere', 'section:', 'occurrence:a-walk', 'occurrence:a:x:Text'])
    assert.equal(readScope(wrong), undefined, wrong);
});

test('a part that is found a hundred thousand times in one word is found each time', () => {
  const found = hits('a'.repeat(200_000), [rule('a', { match: 'part' })]);
  assert.equal(found.length, 200_000);
});
