import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { TextRange } from '../../../src/core/text/range.js';
import { splitSentences } from '../../../src/core/text/sentences.js';
import { spokenForm } from '../../../src/core/text/spoken/spoken.js';
import { splitWords } from '../../../src/core/text/words.js';
import { examples, languageOf } from './fixtures.js';

/** What texts are made of that go wrong: signs next to digits, short forms, controls, halves of characters. */
const scraps = fc.constantFrom(
  ...'Dr.|U.S.|e.g.|No.|p.m.|St.|J.|A|a|I|II|XIV|World War|Elizabeth|FSB|MPs|ISIS-K|NATO|IT|PhD|iPhone|O’Neill’s|assassins’'.split(
    '|',
  ),
  ...'$|€|£|US$|%|°C|km|km/h|m|bn|million|kg|½|²|₂|5|22|1999|2018|3.5|1,300|007|1/2|10–15|9:30|2024-03-22|+49|0800|22nd|90s'.split(
    '|',
  ),
  ...'March|May|Sept.|and|the|deal|war|“|”|‘|’|"|\'|(|)|[|]|«|»|—|–|-|…|...|.|,|;|:|?|!|/|&|+|=|@|#|*|•|<|>|~|_|^'.split(
    '|',
  ),
  ...'Müller|Москва|Αθήνα|很好|今日は|안녕|مرحبا|שלום|ไทย|नमस्ते|٣|①|Ⅷ|👍🏽|👨‍👩‍👧|🇩🇪|http://a.b/c|me@x.org|#tag|@me|z. B.'.split(
    '|',
  ),
  ...[
    ' ',
    ' ',
    ' ',
    '\u00A0',
    '\u202F',
    '\u200B',
    '\u200D',
    '\u202E',
    '\u2066',
    '\u00AD',
    '\u0301',
    '\ud83d',
    '\udc4d',
    '\0',
    '\u2028',
    '\n',
  ],
);
const text = fc.oneof(
  fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join('')),
  fc.array(scraps, { maxLength: 30 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);
const lang = fc.constantFrom(...'en|en|en-GB|de|fr|ja|zh-Hant|th|ar|hy|ru|cs|tr|hi||not a tag'.split('|'));
const runs = { numRuns: 2000 };

function assertOrdered(ranges: readonly TextRange[], within: TextRange): void {
  let last = within.start;
  for (const { start, end } of ranges) {
    assert.ok(start >= last && end > start && end <= within.end, `[${start}, ${end}) after ${last}`);
    last = end;
  }
}

function splitsPair(written: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(written.slice(at - 1, at + 1));
}

describe('of any text', () => {
  it('sentences are ordered, trimmed and cover all but whitespace', () => {
    fc.assert(
      fc.property(text, lang, (written, tag) => {
        const ranges = splitSentences(written, tag);
        assertOrdered(ranges, { start: 0, end: written.length });
        let gaps = '';
        let last = 0;
        for (const { start, end } of ranges) {
          gaps += written.slice(last, start);
          assert.equal(written.slice(start, end), written.slice(start, end).trim());
          last = end;
        }
        assert.equal((gaps + written.slice(last)).trim(), '');
      }),
      runs,
    );
  });

  it('words lie in order within their sentence, cut no character in two and leave nothing that is spoken', () => {
    fc.assert(
      fc.property(text, lang, (written, tag) => {
        for (const sentence of splitSentences(written, tag)) {
          const words = splitWords(written, sentence, tag);
          assertOrdered(words, sentence);
          let last = sentence.start;
          let rebuilt = '';
          for (const { start, end } of words) {
            const gap = written.slice(last, start);
            assert.doesNotMatch(gap, /[\p{L}\p{N}]/u);
            assert.ok(!splitsPair(written, start) && !splitsPair(written, end));
            rebuilt += gap + written.slice(start, end);
            last = end;
          }
          assert.doesNotMatch(written.slice(last, sentence.end), /[\p{L}\p{N}]/u);
          assert.equal(
            rebuilt + written.slice(last, sentence.end),
            written.slice(sentence.start, sentence.end),
          );
        }
      }),
      runs,
    );
  });

  it('every word is said, in the order of the words', () => {
    fc.assert(
      fc.property(text, lang, (written, tag) => {
        for (const sentence of splitSentences(written, tag)) {
          const words = splitWords(written, sentence, tag);
          const tokens = spokenForm(written, sentence, words, tag);
          assert.deepEqual([...new Set(tokens.map((token) => token.word))], [...words.keys()]);
          assert.ok(
            tokens.every((token, i) => token.text !== '' && token.word >= (tokens[i - 1]?.word ?? 0)),
          );
        }
      }),
      runs,
    );
  });

  it('an English voice is given letters and apostrophes with at most one mark of punctuation', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const sentence of splitSentences(written, 'en'))
          for (const token of spokenForm(written, sentence, splitWords(written, sentence, 'en'), 'en'))
            assert.match(token.text, /^'?[A-Za-z][A-Za-z']*[,.?!;:]?$/);
      }),
      { numRuns: 3000 },
    );
  });

  it('every number is said', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 20n }),
        fc.constantFrom('', '$', '-', '#'),
        fc.constantFrom('', '%', 'bn', 'km', 'th', 's', '-year'),
        (n, before, after) => {
          const written = `${before}${n}${after}`;
          const sentence = { start: 0, end: written.length };
          const tokens = spokenForm(written, sentence, splitWords(written, sentence, 'en'), 'en');
          assert.ok(
            tokens.every((token) => /^[A-Za-z']+$/.test(token.text)),
            written,
          );
        },
      ),
      runs,
    );
  });
});

describe('of real texts in two dozen languages', () => {
  const corpus = ['golden-rules.txt', 'prose.txt'].flatMap((fixture) =>
    [...examples(fixture)].flatMap(([section, texts]) =>
      texts.map(({ text: written }) => ({ written, tag: languageOf(section) })),
    ),
  );

  it('sentences and what is between them rebuild the text, words their sentence, and every word has a mark', () => {
    const languages = new Set<string>();
    let count = 0;
    for (const { written, tag } of corpus) {
      const ranges = splitSentences(written, tag);
      assertOrdered(ranges, { start: 0, end: written.length });
      languages.add(tag);
      count += ranges.length;
      let last = 0;
      for (const sentence of ranges) {
        assert.equal(written.slice(last, sentence.start).trim(), '');
        last = sentence.end;
        const words = splitWords(written, sentence, tag);
        assertOrdered(words, sentence);
        let at = sentence.start;
        for (const { start, end } of [...words, { start: sentence.end, end: sentence.end }]) {
          assert.doesNotMatch(written.slice(at, start), /[\p{L}\p{N}]/u, written);
          at = end;
        }
        const marks = spokenForm(written, sentence, words, tag).map((token) => token.word);
        assert.deepEqual([...new Set(marks)], [...words.keys()], written);
        assert.ok(
          marks.every((mark, i) => mark >= (marks[i - 1] ?? 0)),
          written,
        );
      }
      assert.equal(written.slice(last).trim(), '');
    }
    assert.ok(count >= 500 && languages.size >= 8, `${count} sentences, ${languages.size} languages`);
  });
});

describe('a text without an end', () => {
  // With an expression that backtracks, or time that grows with the square of the length, none of these would end.
  for (const unit of [
    'a',
    '. ',
    '1,',
    '(',
    '“',
    "'",
    '’',
    '.',
    '…',
    '—',
    'A. ',
    '1. ',
    '$1',
    '1/',
    '1 ',
    '-a',
    'a@',
    'aA',
    '“No. ',
    '[a. B',
    '. “A ',
    'a\u0301',
    '\ud800',
    " 'a",
    '• ',
    'a) ',
    'ab.That ',
    '. - A',
    '.[1] ',
    '（。',
  ])
    it(`of ${JSON.stringify(unit)} is split and said`, () => {
      const written = unit.repeat(Math.floor(60_000 / unit.length));
      splitSentences(written, 'de');
      for (const sentence of splitSentences(written, 'en'))
        spokenForm(written, sentence, splitWords(written, sentence, 'en'), 'en');
    });
});
