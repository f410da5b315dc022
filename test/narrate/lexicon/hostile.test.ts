import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { type LexiconRule, problemOf } from '../../../src/core/lexicon/rule.js';
import { readCsv, writeCsv } from '../../../src/narrate/lexicon/csv.js';
import { readLexicon } from '../../../src/narrate/lexicon/files.js';
import { writePls } from '../../../src/narrate/lexicon/write-pls.js';

/* Lexicons that somebody has broken: refused with their line, or read to rules that can be used and written again. */

const numRuns = Number(process.env['FUZZ_RUNS'] ?? 500);

function read(text: string): readonly LexiconRule[] {
  try {
    const rules = readLexicon(text, 'lexicon').lexicon.entries.map(({ rule }) => rule);
    for (const rule of rules) assert.equal(problemOf(rule), undefined);
    return rules;
  } catch (error) {
    assert.ok(error instanceof AudioArticleError, (error as Error).stack);
    assert.match(error.message, /^lexicon, line \d+: ./);
    return [];
  }
}

const lexiconOf = (rules: readonly LexiconRule[]) => ({
  file: 'lexicon',
  entries: rules.map((rule, i) => ({ rule, line: i + 1 })),
});

const bits = fc.constantFrom(
  ...['word', 'say', ',', ';', '\t', '"', '\n', '\r\n', '\r', 'a', '/kat/', 'site', 'section:x', 'letters', '\0', '\uFEFF', '\uD800', '<', '=cmd', 'sep=;', '  ', 'é', '\u0301', 'kind', 'lang', 'en', 'part', '\u2028', '"";'],
); // prettier-ignore
const xmlBits = fc.constantFrom(
  ...['<a>', '</a>', '<!DOCTYPE x [<!ENTITY a "b">]>', '&a;', '&#0;', '<!--', '-->', '<![CDATA[x]]>', '<?x?>', 'xml:lang=""', ' __proto__="x"', '<meta/>', '<example>', 'constructor'],
); // prettier-ignore

test('cells, marks and line ends in any order', () => {
  fc.assert(
    fc.property(fc.array(bits, { maxLength: 14 }), (parts) => {
      const rules = read(parts.join(''));
      if (rules.length === 0) return;
      assert.deepEqual(
        readCsv(writeCsv(lexiconOf(rules)), 'lexicon').entries.map(({ rule }) => rule),
        rules,
      );
    }),
    { numRuns },
  );
});

const pls =
  '<?xml version="1.0"?><lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en"><lexeme><grapheme>cat</grapheme><phoneme prefer="true">kat</phoneme><alias>x</alias></lexeme></lexicon>';

test('a PLS file with changes anywhere', () => {
  const change = fc.tuple(fc.nat({ max: pls.length }), fc.nat({ max: 9 }), fc.oneof(bits, xmlBits));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
      read(changes.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), pls));
    }),
    { numRuns },
  );
});

const cell = fc
  .array(fc.constantFrom('a', 'B', ' ', ',', '"', ';', 'é', '/', '-', '<', '&', ']]>', '=', '--', '#', '1'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim())
  .filter(Boolean);
const rule: fc.Arbitrary<LexiconRule> = fc.record(
  {
    word: cell,
    say: fc.oneof(
      cell.map((text) => ({ kind: 'instead', text }) as const),
      fc.constantFrom('kat', 'ˈkæt').map((ipa) => ({ kind: 'phonemes', ipa }) as const),
      fc.constantFrom({ kind: 'letters' } as const, { kind: 'language', lang: 'fr' } as const),
    ),
    match: fc.constantFrom('whole', 'part'),
    letterCase: fc.constantFrom('smart', 'exact', 'any'),
    scope: fc.oneof(
      fc.constant({ kind: 'site' } as const),
      cell.map((section) => ({ kind: 'section', section }) as const),
      cell.map((article) => ({ kind: 'article', article }) as const),
      fc
        .tuple(cell, cell)
        .map(([article, sentence]) => ({ kind: 'occurrence', article, sentence, nth: 2 }) as const),
    ),
  },
  { noNullPrototype: true },
);

test('rules of any text come back from CSV, and as many as are written from PLS', () => {
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 4 }), (all) => {
      const rules = all.filter((one) => problemOf(one) === undefined);
      if (rules.length === 0) return;
      assert.deepEqual(read(writeCsv(lexiconOf(rules))), rules);
      const { text, written } = writePls(lexiconOf(rules));
      if (written > 0) assert.equal(read(text).length, written);
    }),
    { numRuns },
  );
});

test('elements thousands deep and millions of lines are refused at once', () => {
  assert.deepEqual(read(`<lexicon>${'<a:b xmlns:a="x">'.repeat(100_000)}`), []);
  assert.deepEqual(read(pls.replace('<alias>', `<metadata>${'<a:b xmlns:a="x">'.repeat(100_000)}`)), []);
  assert.deepEqual(read(`a,b${'\n'.repeat(1_000_000)}`), []);
});
