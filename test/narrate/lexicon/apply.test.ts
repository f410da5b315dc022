import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ruleOf, type Lexicon, type LexiconRule, type Saying } from '../../../src/core/lexicon/rule.js';
import type { Surroundings } from '../../../src/core/lexicon/scope.js';
import type { ArticleBlock } from '../../../src/narrate/extract/article.js';
import {
  checkLexicon,
  langAt,
  type LexiconReport,
  lexiconReport,
  narrationLexicon,
} from '../../../src/narrate/lexicon/apply.js';
import { planNarration } from '../../../src/narrate/plan.js';

const instead: Saying = { kind: 'instead', text: 'other' };
const ipa: Saying = { kind: 'phonemes', ipa: 'kat' };
const lexicon = (file: string, ...rules: readonly LexiconRule[]): Lexicon => ({
  file,
  entries: rules.map((rule, i) => ({ rule, line: i + 2 })),
});
const around = (phonemes: boolean): Surroundings => ({
  ...{ article: 'a', paths: [] },
  voice: { id: 'v', engine: 'e', phonemes },
});
const block = (text: string, more: Partial<ArticleBlock> = {}): ArticleBlock => ({
  kind: 'paragraph',
  text,
  ...more,
});

function report(
  blocks: readonly ArticleBlock[],
  lexicons: readonly Lexicon[],
  phonemes = true,
): LexiconReport {
  const rules = narrationLexicon(lexicons, around(phonemes));
  const article = { title: '', lang: 'en', blocks } as unknown as Parameters<typeof planNarration>[0];
  return lexiconReport(planNarration(article, 'en', { lexicon: rules }), rules);
}
const hits = (rules: LexiconReport['rules']): unknown[] =>
  rules.map(({ rule, file, line, hits }) => [
    ...[rule.word, file, line],
    ...hits.map(({ block, sentence, words, text }) => [block, sentence, words.first, words.last, text]),
  ]);

describe('what became of the lexicons in an article', () => {
  it('tells which rule hit which words, by block, sentence and word, with its file and line', () => {
    const blocks = [block('A cat sat. Two cats ran; a cat hid.'), block('The big cat.')];
    const lexicons = [
      lexicon('one.csv', ruleOf('cat', instead), ruleOf('dog', instead)),
      lexicon('two.csv', ruleOf('Two cats', instead)),
    ];
    const told = report(blocks, lexicons);
    assert.deepEqual(hits(told.rules), [
      ['cat', 'one.csv', 2, [0, 0, 1, 1, 'cat'], [0, 1, 4, 4, 'cat'], [1, 0, 2, 2, 'cat']],
      ['Two cats', 'two.csv', 2, [0, 1, 0, 1, 'Two cats']],
    ]);
    assert.equal(told.idle, 1);
    assert.deepEqual(told.notFollowed, []);
  });

  it('tells of a part of a word as of the word, and of signs that are no word not at all', () => {
    const part = ruleOf('at', instead, { match: 'part' });
    assert.deepEqual(hits(report([block('A cat.')], [lexicon('l', part)]).rules), [
      ['at', 'l', 2, [0, 0, 1, 1, 'at']],
    ]);
    const sign = report([block('A — € cat.')], [lexicon('l', ruleOf('€', instead))]);
    assert.ok(sign.rules.length + sign.idle === 1);
  });

  it('tells what the voice cannot follow, and that another rule holds instead', () => {
    const rules = lexicon(
      'l',
      ruleOf('cat', instead),
      ruleOf('cat', ipa),
      ruleOf('sat', ipa),
      ruleOf('ox', ipa),
    );
    const blocks = [block('A cat sat.'), block('Un cat.', { lang: 'fr' })];
    const followed = report(blocks, [rules]);
    assert.deepEqual(hits(followed.rules), [
      ['cat', 'l', 3, [0, 0, 1, 1, 'cat'], [1, 0, 1, 1, 'cat']],
      ['sat', 'l', 4, [0, 0, 2, 2, 'sat']],
    ]);
    assert.deepEqual([followed.idle, followed.notFollowed], [2, []]);
    const { rules: said, idle, notFollowed } = report(blocks, [rules], false);
    assert.deepEqual(hits(said), [['cat', 'l', 2, [0, 0, 1, 1, 'cat'], [1, 0, 1, 1, 'cat']]]);
    assert.deepEqual(hits(notFollowed), hits(followed.rules));
    assert.equal(idle, 1);
  });

  it('asks a rule for a language of the block’s, or of its passages', () => {
    const french = lexicon('l', ruleOf('cat', ipa, { lang: 'fr' }));
    const blocks = [
      block('A cat.'),
      block('Un cat.', { lang: 'fr-CA' }),
      block('A cat, un cat.', { passages: [{ start: 7, end: 13, lang: 'fr' }] }),
    ];
    const found = [['cat', 'l', 2, [1, 0, 1, 1, 'cat']]];
    assert.deepEqual(hits(report(blocks.slice(0, 2), [french]).rules), found);
    assert.deepEqual(hits(report(blocks.slice(0, 2), [french], false).notFollowed), found);
  });
});

describe('the lexicons of a narration', () => {
  it('are counted together, and what the voice cannot follow is sought only where there is such', () => {
    const lexicons = [
      lexicon('a', ruleOf('cat', ipa)),
      lexicon('b', ruleOf('dog', instead), ruleOf('ox', instead)),
    ];
    assert.equal(narrationLexicon(lexicons, around(true)).size, 3);
    assert.equal(narrationLexicon(lexicons, around(true)).wanted, undefined);
    assert.notEqual(narrationLexicon(lexicons, around(false)).wanted, undefined);
    assert.equal(narrationLexicon(lexicons.slice(1), around(false)).wanted, undefined);
    assert.equal(narrationLexicon([], around(true)).size, 0);
  });

  it('are refused with the first rule that cannot be used, cut where it is long', () => {
    const long = `${'a'.repeat(150)}b`;
    const bad = lexicon(
      'l.csv',
      ruleOf('cat', instead),
      ruleOf(long.repeat(2), instead),
      ruleOf('—', instead),
    );
    const message = `l.csv, line 3: “${'a'.repeat(100)}” is longer than 200 characters.`;
    assert.throws(() => checkLexicon(bad), { code: 'AA_E_LEXICON', message });
    assert.throws(() => narrationLexicon([lexicon('k'), bad], around(true)), { message });
  });

  it('know the language of a place: of the passage that holds it, else the block’s', () => {
    const of = langAt({ passages: [{ start: 2, end: 5, lang: 'fr' }] }, 'en');
    assert.deepEqual([0, 1, 2, 4, 5].map(of), ['en', 'en', 'fr', 'fr', 'en']);
    assert.equal(langAt({}, 'en')(3), 'en');
  });
});
