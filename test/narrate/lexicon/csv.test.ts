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

test('a file is written for spreadsheets: the columns that are used, and nothing that reads otherwise', () => {
  const lines = (...given: readonly LexiconRule[]): string[] =>
    writeCsv({ file: '', entries: given.map((rule, i) => ({ rule, line: i })) })
      .replace(/\r\n$/, '')
      .split('\r\n');
  const instead = (text: string) => ({ kind: 'instead', text }) as const;
  assert.deepEqual(lines(ruleOf('Bach', instead('Bahk'))), ['\uFEFFword,say', 'Bach,Bahk']);
  assert.deepEqual(lines(), ['\uFEFFword,say']);
  assert.deepEqual(
    lines(
      ruleOf('Kim', { kind: 'phonemes', ipa: 'kɪm' }),
      ruleOf('NATO', { kind: 'letters' }, { match: 'part' }),
      ruleOf('Pola', { kind: 'language', lang: 'pl' }, { letterCase: 'exact', lang: 'en' }),
      ruleOf('a/b', instead('/slash/'), { comment: 'why' }),
      ruleOf('Bach', instead('a/b'), { voice: 'flite', scope: { kind: 'section', section: '/sport' } }),
    ),
    [
      '\uFEFFword,say,kind,match,case,scope,lang,voice,comment',
      'Kim,kɪm,phonemes,,,,,,',
      'NATO,,letters,part,,,,,',
      'Pola,pl,language,,exact,,en,,',
      'a/b,/slash/,instead,,,,,,why',
      'Bach,a/b,,,,section:/sport,,flite,',
    ],
  );
  assert.deepEqual(lines(ruleOf('a', instead('b, "c"')), ruleOf('d;e', instead('f\tg'))).slice(1), [
    'a,"b, ""c"""',
    '"d;e","f\tg"',
  ]);
});

test('a header is one whose first columns are known, and a rule is none', () => {
  assert.deepEqual(pairs('word,say instead\na,b'), ['2 a=b']);
  assert.deepEqual(pairs('WORD,Say-Instead\na,b'), ['2 a=b']);
  assert.deepEqual(pairs('word,I say instead\na,b'), ['1 word=I say instead', '2 a=b']);
  assert.deepEqual(pairs('word,say instead of\na,b'), ['1 word=say instead of', '2 a=b']);
  assert.deepEqual(pairs('say,word\nb,a'), ['2 a=b']);
  assert.deepEqual(pairs('word,,say\na,,b'), ['2 a=b']);
  assert.deepEqual(pairs('kind,say\na,b'), ['1 kind=say', '2 a=b']);
  assert.deepEqual(pairs('a , b  \n'), ['1 a=b']);
  assert.deepEqual(pairs('a  b\t,c\n d,e'), ['1 a b=c', '2 d=e']);
});

test('the delimiter is the one that a header has, else that which makes most of the lines rules', () => {
  assert.deepEqual(pairs('word;say\na, b;c\nd, e;f\n'), ['2 a, b=c', '3 d, e=f']);
  assert.deepEqual(pairs('word,say\na;b,c\nd;e,f\ng;h,i\n'), ['2 a;b=c', '3 d;e=f', '4 g;h=i']);
  assert.deepEqual(pairs('a;b, c\nd;e\n'), ['1 a=b, c', '2 d=e']);
  assert.deepEqual(pairs('sep=,\na,b;c\n'), ['2 a=b;c']);
  assert.deepEqual(pairs('SEP=;\na;b\n'), ['2 a=b']);
  assert.deepEqual(pairs('a,b\nsep=;\u200b,c\n'), ['1 a=b', '2 sep=;\u200b=c']);
  assert.deepEqual(pairs('a"b;c\nd;e\n'.replace('"', '”')), ['1 a”b=c', '2 d=e']);
});

test('what is said is phonemes between slashes or by its kind, and what is written else', () => {
  const saidIn = (say: string, kind = ''): unknown => rules(`word,say,kind\nKim,${say},${kind}`)[0]!.say;
  assert.deepEqual(saidIn('/kɪm/'), { kind: 'phonemes', ipa: 'kɪm' });
  assert.deepEqual(saidIn('kɪm', 'phonemes'), { kind: 'phonemes', ipa: 'kɪm' });
  assert.deepEqual(saidIn('[kɪm]', 'IPA'), { kind: 'phonemes', ipa: 'kɪm' });
  assert.deepEqual(saidIn('[k]ɪm', 'ipa'), { kind: 'phonemes', ipa: '[k]ɪm' });
  assert.deepEqual(saidIn('k[ɪm]', 'ipa'), { kind: 'phonemes', ipa: 'k[ɪm]' });
  for (const text of ['a/kɪm/', '/kɪm/a', '//', '/', '[kɪm]'])
    assert.deepEqual(saidIn(text), { kind: 'instead', text }, text);
  assert.deepEqual(saidIn('/kɪm/', 'instead'), { kind: 'instead', text: '/kɪm/' });
  assert.deepEqual(saidIn('', 'Letters'), { kind: 'letters' });
  assert.deepEqual(
    rules('word,say,match,case\nKim,gim,Whole,Smart')[0],
    ruleOf('Kim', { kind: 'instead', text: 'gim' }),
  );
});

test('each refusal says what there is, and how to go on', () => {
  const refusal = (text: string): readonly [string, string | undefined] => {
    try {
      readCsv(text, 'x.csv');
    } catch (error) {
      assert.ok(error instanceof AudioArticleError);
      return [error.message, error.remedy];
    }
    return assert.fail(text);
  };
  assert.deepEqual(refusal(''), [
    'x.csv, line 1: the file is empty.',
    'Write a line for each word: word,what to say instead',
  ]);
  assert.deepEqual(refusal('\n'.repeat(500_000)), [
    'x.csv, line 500000: there are 500001 lines, more than are read.',
    'Split it.',
  ]);
  const messages: Readonly<Record<string, string>> = {
    'a,b\n"c"d,e':
      'line 2: after a closing quotation mark there is more in the cell; double the marks within it',
    'word,say,case\na,b,odd': 'line 2: “odd” is no case; it is smart, exact, any',
    'word,say,match\na,b,odd': 'line 2: “odd” is no match; it is whole, part',
    'word,say,kind\na,b,letters': 'line 2: “a” is to be spelled and to be said “b”; leave one of them away',
    'word,say\na,b,,': '',
  };
  for (const [text, message] of Object.entries(messages))
    if (message === '') assert.equal(rules(text).length, 1);
    else assert.equal(refusal(text)[0], `x.csv, ${message}.`);
});
