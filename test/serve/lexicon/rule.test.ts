import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Rule } from '../../../src/core/inbox.js';
import { ruleOf } from '../../../src/core/lexicon/rule.js';
import { faultsOf, keyOfRule, saysTheSame, tidyRule } from '../../../src/serve/lexicon/rule.js';

const rule = (more: Partial<Rule> = {}): Rule => ({
  ...tidyRule(ruleOf('Kugelman', { kind: 'instead', text: 'koogleman' })),
  ...more,
});

describe('what is wrong with a rule', () => {
  const pointers = (more: Partial<Rule>): string[] => faultsOf(rule(more)).map(({ pointer }) => pointer);

  test('is nothing where it can be used', () => {
    assert.deepEqual(faultsOf(rule()), []);
    assert.deepEqual(faultsOf(rule({ say: { kind: 'phonemes', ipa: 'ˈkuːɡəlmən' } })), []);
    assert.deepEqual(faultsOf(rule({ say: { kind: 'letters' } })), []);
  });

  test('is told of each field, all at once', () => {
    assert.deepEqual(pointers({ word: '…' }), ['/word']);
    assert.deepEqual(pointers({ say: { kind: 'phonemes', ipa: 'ˈku!' } }), ['/say/ipa']);
    assert.deepEqual(pointers({ say: { kind: 'language', lang: 'no tag' } }), ['/say/lang']);
    assert.deepEqual(pointers({ say: { kind: 'instead', text: '…' } }), ['/say/text']);
    assert.deepEqual(pointers({ word: '&', say: { kind: 'letters' } }), ['/say']);
    assert.deepEqual(pointers({ word: '…', lang: 'x x', say: { kind: 'phonemes', ipa: '!' } }), [
      '/word',
      '/lang',
      '/say/ipa',
    ]);
  });

  test('says where in the phonemes it stops', () => {
    const [fault] = faultsOf(rule({ say: { kind: 'phonemes', ipa: 'ˈkuː!' } }));
    assert.match(fault?.detail ?? '', /“Kugelman” has phonemes .* cannot be read at character 5/);
  });

  test('is a NUL or half a character, which no database keeps, wherever it stands', () => {
    assert.deepEqual(pointers({ word: 'Kugel\0man' }), ['/word']);
    assert.deepEqual(pointers({ comment: 'x\ud83d' }), ['/comment']);
    assert.deepEqual(pointers({ say: { kind: 'instead', text: 'koo\0gle' } }), ['/say/text']);
    assert.deepEqual(pointers({ scope: { kind: 'section', section: 'a\0' } }), ['/scope/section']);
  });
});

test('two ways to write a rule are one rule', () => {
  const one = tidyRule(
    rule({ word: '  Kugel   man ', say: { kind: 'phonemes', ipa: '/ˈkuːɡəl/' }, comment: ' ' }),
  );
  const other = tidyRule(rule({ word: 'Kugel man', say: { kind: 'phonemes', ipa: 'ˈkuːɡəl' } }));
  assert.equal(keyOfRule(one), keyOfRule(other));
  assert.ok(saysTheSame(one, other));
});

test('rules for other places, cases, languages or voices stand side by side, and phonemes beside what is said instead', () => {
  const keys = [
    rule(),
    rule({ say: { kind: 'phonemes', ipa: 'ˈkuːɡəl' } }),
    rule({ scope: { kind: 'section', section: 'a' } }),
    rule({ scope: { kind: 'article', article: 'a' } }),
    rule({ scope: { kind: 'occurrence', article: 'a', sentence: 'Kugelman.', nth: 1 } }),
    rule({ match: 'part' }),
    rule({ letterCase: 'any' }),
    rule({ lang: 'de' }),
    rule({ voice: 'flite' }),
    rule({ lang: 'flite' }),
  ].map(keyOfRule);
  assert.equal(new Set(keys).size, keys.length);
  assert.equal(keyOfRule(rule()), keyOfRule(rule({ say: { kind: 'letters' } })));
});
