import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isLanguageTag,
  problemOf,
  ruleOf,
  type LexiconRule,
  type Saying,
} from '../../../src/core/lexicon/rule.js';

const say: Saying = { kind: 'instead', text: 'x' };
const problem = (word: string, saying: Saying = say, more: Partial<LexiconRule> = {}): string | undefined =>
  problemOf(ruleOf(word, saying, more));

describe('a rule', () => {
  it('holds for the whole word, everywhere, in smart case, where nobody says otherwise', () => {
    assert.deepEqual(ruleOf('Kim', say), {
      word: 'Kim',
      say,
      match: 'whole',
      letterCase: 'smart',
      scope: { kind: 'site' },
    });
    assert.equal(ruleOf('Kim', say, { match: 'part' }).match, 'part');
  });

  it('is for something that can be found: a letter, a digit or a sign, in 200 characters', () => {
    for (const word of ['é', '5', '€', '@', '#', '&', '%', 'a'.repeat(200)])
      assert.equal(problem(word), undefined, word);
    assert.match(problem('—…')!, /^has no letter, digit or sign/);
    assert.match(problem('')!, /^has no letter, digit or sign/);
    assert.equal(problem('a'.repeat(201)), 'is longer than 200 characters');
  });

  it('is of a language that there could be, and of an occurrence from the first', () => {
    assert.equal(problem('a', say, { lang: 'pt-BR' }), undefined);
    assert.equal(problem('a', say, { lang: 'in German' }), 'is for “in German”, which is no language tag');
    const nth = (count: number): string | undefined =>
      problem('a', say, { scope: { kind: 'occurrence', article: 'b', sentence: 'c', nth: count } });
    assert.equal(nth(1), undefined);
    assert.equal(nth(0), 'is for occurrence 0 of its sentence; the first is 1');
    assert.equal(nth(1.5), 'is for occurrence 1.5 of its sentence; the first is 1');
  });

  it('says something: text, sounds, letters, or the word in a language', () => {
    const instead = (text: string): string | undefined => problem('a', { kind: 'instead', text });
    assert.deepEqual(['b', '5', '€', 'b'.repeat(1000)].map(instead), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    assert.equal(instead(' … '), 'has nothing to be said instead');
    assert.equal(instead('b'.repeat(1001)), 'has more than 1000 characters to be said instead');
    assert.equal(problem('a', { kind: 'phonemes', ipa: 'ˈkuː' }), undefined);
    assert.equal(
      problem('a', { kind: 'phonemes', ipa: 'kuQ' }),
      'has phonemes /kuQ/ that cannot be read at character 3: “Q” (U+0051) is no symbol of the IPA',
    );
    assert.equal(problem('É', { kind: 'letters' }), undefined);
    assert.equal(problem('5', { kind: 'letters' }), undefined);
    assert.equal(problem('&', { kind: 'letters' }), 'has no letter to be spelled');
    assert.equal(problem('a', { kind: 'language', lang: 'de' }), undefined);
    assert.match(
      problem('a', { kind: 'language', lang: 'd' })!,
      /^is to be read in “d”, which is no language tag/,
    );
  });

  it('knows a language tag when it sees one', () => {
    assert.deepEqual(['de', 'zh-Hant-TW', 'd', '', 'no tag'].map(isLanguageTag), [
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
