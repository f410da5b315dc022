import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitParagraphs } from '../../../src/narrate/extract/paragraphs.js';

const split = (...lines: string[]): string[] =>
  splitParagraphs(lines.join('\n')).map(
    ({ kind, text }) => `${{ paragraph: '', 'list-item': '• ', heading: '# ' }[kind]}${text}`,
  );

/** Wrapped at 50 characters: most lines break within a sentence, some before a capital letter. */
const wrapped = [
  'The old lighthouse at the mouth of the harbour of',
  'Lindau is open again, as the mayor said to Anna on',
  'Monday. More than two hundred people came to see',
  'Bavaria’s lion from above, and the first of them',
  'Ada Reader, had been there since nine.',
];

describe('lines that are wrapped at a column', () => {
  it('are one paragraph, though some begin with a capital letter', () => {
    assert.deepEqual(split(...wrapped), [wrapped.join(' ')]);
    assert.deepEqual(split(...wrapped, '', ...wrapped), [wrapped.join(' '), wrapped.join(' ')]);
    assert.deepEqual(
      split(...wrapped.map((line) => `${line}  `)).length,
      1,
      'spaces at their ends are no width',
    );
  });

  it('begin another one where a line is not full, or is indented and others are not', () => {
    assert.deepEqual(split(...wrapped, 'Two.'), [wrapped.join(' '), 'Two.']);
    assert.deepEqual(split(...wrapped, `  ${wrapped[0]!}`, ...wrapped.slice(1)).length, 2);
    assert.deepEqual(split(...wrapped.map((line) => `  ${line}`)).length, 1);
  });

  it('are not assumed where lines are short, long, or end their sentences', () => {
    const short = ['The old house', 'Lindau’s own', 'Anna had seen'];
    assert.deepEqual(split(...short), short);
    const long = ['A', 'B', 'C'].map((letter) => `${letter} long line ${'and on '.repeat(40)}`.trim());
    assert.deepEqual(split(...long), long);
    const full = [
      'The old lighthouse of the harbour is open again now.',
      'Anna has seen it all, and she was there since nine.',
      'Bavaria’s lion looks at it from its place up there.',
    ];
    assert.deepEqual(split(...full), full);
    const uneven = [
      'The old lighthouse of the harbour is open again now',
      'Anna',
      'Bavaria',
      'The lion looks at all of it from its place up there',
    ];
    assert.deepEqual(split(...uneven), uneven);
    const address =
      'https://example.org/a/very/long/address/that/cannot/be/wrapped/at/all/because/it/has/no/space/in/it';
    assert.deepEqual(split(...wrapped, '', address), [wrapped.join(' '), address]);
  });
});

describe('lines of their own', () => {
  it('are paragraphs, but what goes on in small letters is the same one', () => {
    assert.deepEqual(split('It rained', 'and blew.', 'We left.'), ['It rained and blew.', 'We left.']);
    for (const end of ['.', '!', '?', '…', ':', ';', '。', '.”', '.)  '])
      assert.deepEqual(split(`It rained${end}`, 'and blew').length, 2, end);
  });

  it('are parted by blank lines, by breaks of any kind, and by rules', () => {
    assert.deepEqual(split('One', '', 'two'), ['One', 'two']);
    assert.deepEqual(split('One', ' \u200B', 'two'), ['One', 'two']);
    for (const line of ['\r\n', '\r', '\f', '\v', '\u0085', '\u2028', '\u2029'])
      assert.deepEqual(split(`One${line}Two`), ['One', 'Two']);
    for (const rule of ['---', '* * *', '  ___  ', '~~~~', '· · ·', '———'])
      assert.deepEqual(split('One', 'and on', rule, 'two'), ['One and on', 'two'], rule);
    for (const none of ['--', 'x ---', '--- x']) assert.equal(split('One.', none, 'Two').length, 3, none);
  });

  it('over a rule of dashes or equals signs are headings, where one stands alone', () => {
    assert.deepEqual(split('Storks', '======', 'Text.'), ['# Storks', 'Text.']);
    assert.deepEqual(split('Storks', ' --- ', 'Text.'), ['# Storks', 'Text.']);
    assert.deepEqual(split('Storks', '***', 'Text.'), ['Storks', 'Text.']);
    assert.deepEqual(split('One.', 'Two.', '---'), ['One.', 'Two.']);
    assert.deepEqual(split('- Storks', '---'), ['• Storks']);
    assert.deepEqual(split('---', 'One.'), ['One.']);
  });

  it('are items of a list after a bullet, or after numbers of which there are several', () => {
    for (const bullet of ['-', '*', '•', '‣', '◦', '·'])
      assert.deepEqual(split(`  ${bullet}  Bread`), ['• Bread']);
    for (const [one, two] of [
      ['1.', '2.'],
      ['(1)', '(2)'],
      ['10)', '11)'],
      ['a)', 'b)'],
      ['(a)', '(b)'],
    ] as const)
      assert.deepEqual(split(`${one} Bread`, `${two} Milk`), ['• Bread', '• Milk']);
    assert.deepEqual(split('1. Introduction'), ['1. Introduction']);
    assert.deepEqual(split('-Bread', '- '), ['-Bread', '- ']);
    assert.deepEqual(split('1. Bread', '- Milk'), ['1. Bread', '• Milk']);
  });
});
