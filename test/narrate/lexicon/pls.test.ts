import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ruleOf, type Lexicon, type LexiconRule, type Saying } from '../../../src/core/lexicon/rule.js';
import { readLexicon } from '../../../src/narrate/lexicon/files.js';
import { readPls } from '../../../src/narrate/lexicon/pls.js';
import { writePls } from '../../../src/narrate/lexicon/write-pls.js';

const ns = 'xmlns="http://www.w3.org/2005/01/pronunciation-lexicon"';
const inRoot = (lexemes: string, attributes = `version="1.0" ${ns} alphabet="ipa" xml:lang="en"`): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<lexicon ${attributes}>\n${lexemes}\n</lexicon>\n`;
const kugelman = '<lexeme><grapheme>Kugelman</grapheme><phoneme>ˈkuːɡəlmən</phoneme></lexeme>';

const seen = (text: string): string[] =>
  readLexicon(text, 'a.pls').lexicon.entries.map(({ rule: { word, say }, line }) => {
    const told = say.kind === 'instead' ? say.text : say.kind === 'phonemes' ? `/${say.ipa}/` : say.kind;
    return `${line} ${word}=${told}`;
  });

test('lexemes with several graphemes, phonemes and aliases are read with their lines', () => {
  const text = inRoot(`<!-- names -->
<meta name="author" content="desk"/>
<metadata><x:rdf xmlns:x="urn:x"><x:a>ignored</x:a></x:rdf></metadata>
${kugelman}
<lexeme>
  <grapheme>Kim Jong Un</grapheme>
  <grapheme>Kim
    Jong-un</grapheme>
  <alias>kim jung oon</alias>
  <example>Kim Jong Un left.</example>
</lexeme>`);
  assert.deepEqual(seen(text), [
    '6 Kugelman=/ˈkuːɡəlmən/',
    '7 Kim Jong Un=kim jung oon',
    '7 Kim Jong-un=kim jung oon',
  ]);
  assert.equal(readPls(text, 'a').lexicon.entries[0]?.rule.lang, 'en');
});

test('X-SAMPA becomes IPA, of the whole lexicon or of one phoneme', () => {
  const lexeme = '<lexeme><grapheme>Kim</grapheme><phoneme>"ku:g@lm@n_"b3`</phoneme></lexeme>';
  assert.deepEqual(seen(inRoot(lexeme, `version="1.0" ${ns} alphabet="x-sampa" xml:lang="en"`)), [
    '3 Kim=/ˈkuːɡəlmən\u0308bɜ˞/',
  ]);
  assert.deepEqual(
    seen(inRoot('<lexeme><grapheme>a</grapheme><phoneme alphabet="x-SAMPA">tS_hi:</phoneme></lexeme>')),
    ['3 a=/tʃʰiː/'],
  );
});

test('of several ways to say a word the preferred or first counts, an alias stays for voices without phonemes, and the rest is told', () => {
  const { lexicon, notes } = readPls(
    inRoot(`<lexeme role="x:verb" xmlns:x="urn:x"><grapheme>read</grapheme><phoneme>ɹiːd</phoneme><phoneme prefer="true">ɹɛd</phoneme><alias>red</alias></lexeme>
<lexeme><grapheme>read</grapheme><alias>reed</alias></lexeme>`),
    'a.pls',
  );
  assert.deepEqual(
    lexicon.entries.map(({ rule }) => rule.say),
    [
      { kind: 'instead', text: 'red' },
      { kind: 'phonemes', ipa: 'ɹɛd' },
    ] satisfies Saying[],
  );
  assert.deepEqual(
    notes.map(({ line, text }) => `${line} ${text}`),
    [
      '3 the role “x:verb” is passed over: the word is said so wherever it stands',
      '3 “read” has 1 more ways to be said, which are passed over',
      '4 “read” is passed over: line 3 says it first',
    ],
  );
});

const laughs = `<?xml version="1.0"?>
<!DOCTYPE lexicon [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<lexicon version="1.0" ${ns} alphabet="ipa" xml:lang="en"><lexeme><grapheme>&b;</grapheme><alias>b</alias></lexeme></lexicon>`;

const refusals: readonly (readonly [what: string, text: string, line: number, reason: RegExp])[] = [
  [
    'a root that is closed at once',
    `<?xml version="1.0"?>\n<lexicon version="1.0" ${ns} alphabet="ipa" xml:lang="en"/>`,
    1,
    /no <lexeme>/,
  ],
  ['an empty root', inRoot(''), 1, /no <lexeme>/],
  [
    'a root closed before its lexemes',
    `<lexicon version="1.0" ${ns} alphabet="ipa" xml:lang="en"/>\n${kugelman}`,
    2,
    /well-formed|documents may contain only one root/,
  ],
  ['no namespace', inRoot(kugelman, 'version="1.0" alphabet="ipa" xml:lang="en"'), 2, /no namespace/],
  [
    'another namespace',
    inRoot(kugelman, 'version="1.0" xmlns="http://www.w3.org/pls" alphabet="ipa" xml:lang="en"'),
    2,
    /namespace “http:\/\/www.w3.org\/pls”/,
  ],
  ['another root', `<pls ${ns}/>`, 1, /the root is <pls>/],
  ['no version', inRoot(kugelman, `${ns} alphabet="ipa" xml:lang="en"`), 2, /no version/],
  ['no language', inRoot(kugelman, `version="1.0" ${ns} alphabet="ipa"`), 2, /its language/],
  ['no alphabet', inRoot(kugelman, `version="1.0" ${ns} xml:lang="en"`), 3, /its alphabet/],
  [
    'an alphabet that is not known',
    inRoot(kugelman, `version="1.0" ${ns} alphabet="x-microsoft-ups" xml:lang="en"`),
    3,
    /x-microsoft-ups/,
  ],
  [
    'a lexeme without a grapheme',
    inRoot(`${kugelman}\n<lexeme>\n<alias>a</alias></lexeme>`),
    4,
    /no <grapheme>/,
  ],
  [
    'a lexeme that says nothing',
    inRoot('<lexeme><grapheme>a</grapheme></lexeme>'),
    3,
    /neither <phoneme> nor <alias>/,
  ],
  ['an empty grapheme', inRoot('<lexeme><grapheme/><alias>a</alias></lexeme>'), 3, /<grapheme> is empty/],
  [
    'an element that PLS does not know',
    inRoot('<lexeme><graph>a</graph></lexeme>'),
    3,
    /<graph> may not stand in <lexeme>/,
  ],
  [
    'an element within a grapheme',
    inRoot('<lexeme><grapheme>a<alias>b</alias></grapheme></lexeme>'),
    3,
    /<alias> may not stand in <grapheme>/,
  ],
  [
    'text between lexemes',
    inRoot(`${kugelman}\nKim = gim`),
    4,
    /“Kim = gim” stands where only elements may stand/,
  ],
  [
    'phonemes that are no IPA',
    inRoot('<lexeme><grapheme>Kim</grapheme>\n<phoneme>k5m</phoneme></lexeme>'),
    3,
    /character 2: “5”/,
  ],
  [
    'phonemes that are no X-SAMPA',
    inRoot('<lexeme><grapheme>Kim</grapheme><phoneme alphabet="x-sampa">kɪm</phoneme></lexeme>'),
    3,
    /“ɪ” is no symbol of X-SAMPA/,
  ],
  ['a file that breaks off', inRoot(kugelman).slice(0, -15), 3, /well-formed/],
  [
    'an entity that is not known',
    inRoot('<lexeme><grapheme>a&nbsp;b</grapheme><alias>a</alias></lexeme>'),
    3,
    /well-formed/,
  ],
  ['a document type, and so a billion laughs', laughs, 2, /document type/],
  ['HTML', '<!doctype html>\n<p>Not found</p>', 1, /well-formed/],
];

test('what is malformed is refused with file, line and reason, and never read as empty', () => {
  for (const [what, text, line, reason] of refusals)
    assert.throws(
      () => readLexicon(text, 'names.pls'),
      (error: { code?: string; message: string }) => {
        assert.equal(error.code, 'AA_E_LEXICON', what);
        assert.match(error.message, reason, what);
        assert.match(error.message, new RegExp(`^names\\.pls, line ${line}: `), what);
        return true;
      },
      what,
    );
});

const lexicon = (...rules: readonly LexiconRule[]): Lexicon => ({
  file: 'a.csv',
  entries: rules.map((rule, i) => ({ rule, line: i + 1 })),
});
const instead = (word: string, text: string, more: Partial<LexiconRule> = {}): LexiconRule =>
  ruleOf(word, { kind: 'instead', text }, more);

test('what PLS can hold comes back as it was', () => {
  const rules = [
    instead('A & B', 'a <and> b', { lang: 'en' }),
    ruleOf('Kugelman', { kind: 'phonemes', ipa: 'ˈkuːɡəlmən' }, { lang: 'en' }),
  ];
  const { text, left, written } = writePls(lexicon(...rules));
  assert.deepEqual([left, written], [[], 2]);
  assert.match(text, /xml:lang="en"/);
  assert.deepEqual(
    readPls(text, 'a').lexicon.entries.map(({ rule }) => rule),
    rules,
  );
});

test('a rule for all languages goes into a lexicon of any language, and one with an alias for other voices stays one lexeme', () => {
  const rules = [instead('Kim', 'gim'), ruleOf('Kim', { kind: 'phonemes', ipa: 'ɡim' })];
  const { text, left } = writePls(lexicon(...rules));
  assert.deepEqual(left, []);
  assert.equal(text.match(/<lexeme>/g)?.length, 1);
  assert.deepEqual(
    readPls(text, 'a').lexicon.entries.map(({ rule }) => rule),
    rules,
  );
});

test('several graphemes of one lexeme stay together, and a comment is written', () => {
  const { text } = writePls({
    file: 'a',
    entries: ['Kim', 'Gim'].map((word) => ({
      rule: instead(word, 'gim', { comment: 'see -- there' }),
      line: 4,
    })),
  });
  assert.match(
    text,
    /<!-- see ‐- there -->\n {2}<lexeme>\n {4}<grapheme>Kim<\/grapheme>\n {4}<grapheme>Gim</,
  );
  assert.equal(readPls(text, 'a').lexicon.entries.length, 2);
});

test('what PLS cannot hold is told with its line and reason', () => {
  const { left, written } = writePls(
    lexicon(
      instead('a', 'b'),
      ruleOf('NATO', { kind: 'letters' }),
      ruleOf('Zeit', { kind: 'language', lang: 'de' }),
      instead('part', 'x', { match: 'part' }),
      instead('US', 'x', { letterCase: 'exact' }),
      instead('x', 'y', { scope: { kind: 'occurrence', article: 'a', nth: 1, sentence: 'X.' } }),
      instead('x', 'y', { voice: 'flite' }),
      instead('x', 'y', { lang: 'fr' }),
      instead('a', 'c'),
    ),
    'en',
  );
  assert.equal(written, 1);
  assert.deepEqual(
    left.map(({ line, reason }) => `${line} ${reason}`),
    [
      '1 line 9 says the same word otherwise',
      '2 it is to be spelled',
      '3 it is to be read in another language (de)',
      '4 it is for parts of words',
      '5 it has a rule for its case (exact)',
      '6 it is for one occurrence only',
      '7 it is for one voice only (flite)',
      '8 it is for fr, and the lexicon for en',
    ],
  );
});
