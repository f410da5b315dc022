import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { spokenForm, type SpokenToken } from '../../../src/core/text/spoken/spoken.js';
import { splitWords } from '../../../src/core/text/words.js';

/** Whatever newspapers write with digits and signs, well formed or not. */
const scrap = fc.oneof(
  fc.constantFrom(
    ...'3. 20. 1.|3.-5.|24./25.|22.3.2024|22.03.24|2024-03-22|3/22/2024|14:30|8.15|2:1|31:28|1:2:3|9–17|10:30-12:00|Uhr|a.m.|p.m.'.split(
      '|',
    ),
    ...'5,99|3.5|1.300|1,300|1.234.567,89|12.5.|1/2|5½|¾|24/7|⅞|10–12|2019–2021|1914-18|2023/24|007|’90s|1990er|50er-Jahre|22nd|103rd'.split(
      '|',
    ),
    ...'€|$|£|CHF|EUR|US$|€5|5€|$3.5bn|3,5Mio.|Mio.|Mrd.|Tsd.|million|%|‰|°C|km/h|m²|kWh|µg/m³|§|§5|&|@|#|#1|+|=|−|×|x'.split(
      '|',
    ),
    ...'+49|030/123-456|(030)|0171-1234567|555-0199|112|Notruf|XIV.|II.|IV|Ludwig|Elizabeth|König|Weltkrieg|Chapter|Kapitel'.split(
      '|',
    ),
    ...'20-jährig|100-Meter-Lauf|3-fach|18-year-old|G20-Gipfel|A380|H5N1|5G|CO₂|4x4|Leser*innen|jede*r|S.|Nr.|No.|z. B.|d. h.|v. Chr.'.split(
      '|',
    ),
    ...'am|der|des|die|ein|im|in|mit|seit|vom|bis|und|to|the|of|March|Oktober|May|Mai|Dez.|Jahrhunderts|Platz|GmbH|NATO|FBI|I|a|A'.split(
      '|',
    ),
    ...'👍🏽|🎉|www.example.de/a-1|me@example.org|@me|#tag|Москва|Αθήνα|很好|مرحبا|٣٤|ﬁ|ß|é|Ł'.split('|'),
  ),
  fc.stringMatching(/^[-+~€$#'(]?\d{1,4}[.,:/–-]?\d{0,4}[.,:/–-]?\d{0,3}[%€°a-zA-Z)]{0,2}[.,;]?$/),
  fc.bigInt({ min: 0n, max: 10n ** 26n }).map(String),
);
const text = fc
  .array(fc.tuple(scrap, fc.constantFrom(' ', ' ', ' ', ' ', '', ', ', '. ', ' – ', '-', '\u00A0', '/')), {
    maxLength: 25,
  })
  .map((parts) => parts.flat().join(''));
const lang = fc.constantFrom('en', 'de');
const letters = {
  en: /^'?[A-Za-z][A-Za-z']*[,.?!;:]?$/,
  de: /^'?\p{sc=Latin}[\p{sc=Latin}']*[,.?!;:]?$/u,
};

function spoken(written: string, tag: string): { tokens: SpokenToken[]; words: number } {
  const sentence = { start: 0, end: written.length };
  const words = splitWords(written, sentence, tag);
  return { tokens: spokenForm(written, sentence, words, tag), words: words.length };
}

describe('of any mix of numbers, signs and short forms', () => {
  it('every word is said, in the order of the words, in letters alone', () => {
    fc.assert(
      fc.property(text, lang, (written, tag) => {
        const { tokens, words } = spoken(written, tag);
        assert.deepEqual([...new Set(tokens.map((token) => token.word))], [...Array(words).keys()]);
        for (const [i, token] of tokens.entries()) {
          assert.ok(token.word >= (tokens[i - 1]?.word ?? 0));
          assert.match(token.text, letters[tag]);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('what is said of numbers is said the same when it is read again', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 22n }),
        fc.constantFrom(
          '',
          ' €',
          ' %',
          ' km',
          ' kWh',
          ',5 Mio. Euro',
          ':1',
          '. Mai 1998',
          '-jährige',
          'er',
          ' Uhr',
        ),
        lang,
        (n, after, tag) => {
          const once = spoken(`am ${n}${after}`, tag).tokens.map((token) => token.text);
          const again = spoken(once.join(' '), tag).tokens.map((token) => token.text);
          assert.deepEqual(again, once);
        },
      ),
      { numRuns: 1500 },
    );
  });
});

describe('a German text without an end', () => {
  // With an expression that backtracks, or time that grows with the square of the length, none of these would end.
  for (const unit of [
    ...[
      'a',
      '. ',
      '1.',
      '1. ',
      '1 ',
      '€ ',
      '€ 1 ',
      '1. und ',
      '3. Mai ',
      '14:30 ',
      '2:1 ',
      'z. ',
      'a. b. ',
      '-a',
      'a-',
      'aA',
    ],
    ...[
      'XIV. ',
      'Ludwig ',
      'König ',
      'a@',
      '@a',
      '1/',
      '/1',
      '(1',
      '*in',
      '1er',
      '§',
      'A.',
      "'",
      '000 ',
      '1 000 ',
    ],
  ])
    it(`of ${JSON.stringify(unit)} is said`, () => {
      const written = unit.repeat(Math.floor(40_000 / unit.length));
      assert.ok(spoken(written, 'de').tokens.length > 0 || !/[\p{L}\p{N}€§]/u.test(unit));
    });
});
