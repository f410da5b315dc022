import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { ruleOf, type LexiconRule } from '../../../src/core/lexicon/rule.js';
import { readCsv, writeCsv } from '../../../src/narrate/lexicon/csv.js';
import { readLexicon } from '../../../src/narrate/lexicon/files.js';

const rules = (text: string): LexiconRule[] => readCsv(text, 'lexicon.csv').entries.map(({ rule }) => rule);
const pairs = (text: string): string[] =>
  readLexicon(text, 'lexicon.csv').lexicon.entries.map(({ rule: { word, say }, line }) => {
    const told = say.kind === 'instead' ? say.text : say.kind === 'phonemes' ? `/${say.ipa}/` : say.kind;
    return `${line} ${word}=${told}`;
  });

test('two columns are enough, with and without a header', () => {
  assert.deepEqual(pairs('Kugelman,koogleman\nKim Jong Un,kim jung oon\n'), [
    '1 Kugelman=koogleman',
    '2 Kim Jong Un=kim jung oon',
  ]);
  assert.deepEqual(pairs('word,say-instead\nKugelman,koogleman'), ['2 Kugelman=koogleman']);
  assert.deepEqual(pairs('Word;Say instead\nKugelman;koogleman'), ['2 Kugelman=koogleman']);
  assert.deepEqual(pairs('Kugelman,/ˈkuːɡəlmən/'), ['1 Kugelman=/ˈkuːɡəlmən/']);
});

test('as spreadsheets write it: byte order mark, CRLF, semicolons, quotes, empty rows', () => {
  const excel = '\uFEFFword;say;comment\r\n"Müller";"Miller, ""Bob""";"two\r\nlines"\r\n;;\r\nBach;Bahk;\r\n';
  assert.deepEqual(pairs(excel), ['2 Müller=Miller, "Bob"', '5 Bach=Bahk']);
  assert.deepEqual(pairs('sep=;\r\nMüller;Miller, Bob\r\n'), ['2 Müller=Miller, Bob']);
  assert.deepEqual(pairs('Müller\tMiller\nBach\tBahk, Johann\n'), ['1 Müller=Miller', '2 Bach=Bahk, Johann']);
  assert.deepEqual(pairs('Müller;Miller\rBach;Bahk'), ['1 Müller=Miller', '2 Bach=Bahk']);
});

test('all columns, in any order', () => {
  const text =
    'scope,word,kind,say,match,case,lang,voice,comment\n' +
    'article:a-walk,NATO,letters,,whole,exact,en,flite,why\n' +
    '"occurrence:a-walk:2:It is, in Reading.",Reading,,Redding,part,any,,,\n' +
    'section:/sport,Süddeutsche,language,de,,,,,\n';
  assert.deepEqual(rules(text), [
    ruleOf(
      'NATO',
      { kind: 'letters' },
      {
        ...{ letterCase: 'exact', scope: { kind: 'article', article: 'a-walk' } },
        ...{ lang: 'en', voice: 'flite', comment: 'why' },
      },
    ),
    ruleOf(
      'Reading',
      { kind: 'instead', text: 'Redding' },
      {
        ...{ match: 'part', letterCase: 'any' },
        scope: { kind: 'occurrence', article: 'a-walk', nth: 2, sentence: 'It is, in Reading.' },
      },
    ),
    ruleOf(
      'Süddeutsche',
      { kind: 'language', lang: 'de' },
      { scope: { kind: 'section', section: '/sport' } },
    ),
  ]);
});

const refusals: readonly (readonly [what: string, text: string, line: number, reason: RegExp])[] = [
  ['an empty file', '', 1, /empty/],
  ['a file of spaces', ' \n\n', 1, /empty/],
  ['a word alone', 'Kugelman,koogleman\nBach\n', 2, /“Bach” stands alone/],
  ['a word with nothing to say', 'Kugelman,koogleman\nBach,\n', 2, /nothing to be said/],
  ['no word', 'Kugelman,koogleman\n\n,bahk\n', 3, /word is missing/],
  ['an unknown column', 'word,say,regex\na,b,c', 1, /no column “regex”; the columns are word, say/],
  ['a column twice', 'word,say,say\na,b,c', 1, /twice/],
  ['too many cells', 'word,say\na,b\nc,d, e\n', 3, /3 cells for 2 columns/],
  ['an open quotation mark', 'a,b\n"c,d\ne,f\n', 3, /not closed/],
  ['a quotation mark within a cell', 'a,b\nc"d,e\n', 2, /quotation mark/],
  ['an unknown kind', 'word,say,kind\na,b,sing', 2, /“sing” is no kind; it is instead, phonemes/],
  ['an unknown match', 'word,say,match\na,b,regex', 2, /no match/],
  ['an unknown scope', 'word,say,scope\na,b,planet', 2, /“planet” is no scope/],
  ['letters with something to say', 'word,say,kind\nNATO,nato,letters', 2, /spelled/],
  [
    'phonemes that are none',
    'a,b\nKim,/kQm/',
    2,
    /“Kim” has phonemes \/kQm\/ that cannot be read at character 2: “Q”/,
  ],
  ['a language that is none', 'word,say,kind\nKim,korean!,language', 2, /no language tag/],
  ['a rule for a language that is none', 'word,say,lang\nKim,gim,!!', 2, /no language tag/],
  ['a word of punctuation', 'a,b\n…,c', 2, /no letter, digit or sign/],
  ['the zeroth occurrence', 'word,say,scope\na,b,occurrence:x:0:A.', 2, /the first is 1/],
];

test('what is malformed is refused with file, line and reason', () => {
  for (const [what, text, line, reason] of refusals)
    assert.throws(
      () => readLexicon(text, 'names.csv'),
      (error) => {
        assert.ok(error instanceof AudioArticleError, what);
        assert.equal(error.code, 'AA_E_LEXICON');
        assert.match(error.message, reason, what);
        assert.match(error.message, new RegExp(`^names\\.csv, line ${line}: `), what);
        return true;
      },
      what,
    );
});

test('what is written is read back the same', () => {
  const cell = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((text) => `a${text.replace(/[\s\p{C}]+/gu, ' ').replace(/\s+/g, ' ')}`.trim());
  const rule = fc.record({
    word: cell,
    say: fc.oneof(
      fc.record({ kind: fc.constant('instead' as const), text: fc.oneof(cell, fc.constant('/a/')) }),
      fc.record({ kind: fc.constant('phonemes' as const), ipa: fc.constantFrom('ˈkuːɡəlmən', 'a b') }),
      fc.constant({ kind: 'letters' as const }),
      fc.record({ kind: fc.constant('language' as const), lang: fc.constantFrom('de', 'pt-BR') }),
    ),
    match: fc.constantFrom('whole' as const, 'part' as const),
    letterCase: fc.constantFrom('smart' as const, 'exact' as const, 'any' as const),
    scope: fc.oneof(
      fc.constant({ kind: 'site' as const }),
      fc.record({ kind: fc.constant('section' as const), section: cell }),
      fc.record({ kind: fc.constant('article' as const), article: fc.constant('a-walk') }),
      fc.record({
        kind: fc.constant('occurrence' as const),
        article: fc.constant('a-walk'),
        nth: fc.integer({ min: 1, max: 99 }),
        sentence: cell.map((text) => text.normalize('NFC')),
      }),
    ),
  });
  fc.assert(
    fc.property(fc.array(rule, { minLength: 1, maxLength: 6 }), (given) => {
      const file = writeCsv({ file: '', entries: given.map((one, i) => ({ rule: one, line: i })) });
      assert.deepEqual(rules(file), structuredClone(given));
    }),
    { numRuns: 300 },
  );
});

test('any text at all is read or refused with a line', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom('a', '"', ',', ';', '\n', '\r\n', '\t', '<', '/', 'word', 'kind'), {
        maxLength: 30,
      })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (given) => {
      try {
        readLexicon(given, 'x.csv');
      } catch (error) {
        assert.ok(error instanceof AudioArticleError && error.code === 'AA_E_LEXICON', String(error));
        assert.match(error.message, /line \d+/);
      }
    }),
    { numRuns: 1000 },
  );
});

test('after many blank lines the line of what is wrong is still the right one', () => {
  assert.throws(() => readLexicon(`word,say\n${'\n'.repeat(1000)}alone\n`, 'x.csv'), {
    code: 'AA_E_LEXICON',
    message: /1002/,
  });
});
