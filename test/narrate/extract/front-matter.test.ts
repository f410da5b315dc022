import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFrontMatter } from '../../../src/narrate/extract/front-matter.js';

const front = (...lines: string[]) => readFrontMatter(`---\n${lines.join('\n')}\n---\nText.`);

describe('what stands between the fences', () => {
  test('is known by any of its usual names, in any case', () => {
    for (const key of ['lang', 'language', 'locale', 'Lang'])
      assert.equal(front(`${key}: de`).lang, 'de', key);
    for (const key of ['author', 'authors', 'byline']) assert.equal(front(`${key}: Ann`).byline, 'Ann', key);
    for (const key of ['published', 'date', 'pubdate', 'publishDate', 'published_at', 'Datum'])
      assert.equal(front(`${key}: 2026-01-02`).date, '2026-01-02', key);
  });

  test('is text in quotes of either kind, a list in brackets or lines, up to a comment', () => {
    for (const [written, title] of [
      ['"a \\"b\\" # c" # d', 'a "b" # c'],
      ["'it''s' # d", "it's"],
      ["it's 'so'", "it's 'so'"],
      ['a  # b', 'a'],
      ['a#b', 'a#b'],
      ['[a, "b", \'c\'] # d', 'a, b, c'],
      ['[a, b', 'a, b'],
      ['a | b > c', 'a | b > c'],
    ] as const)
      assert.equal(front(`title: ${written}`).title, title);
    for (const none of ['|', '> folded', '&anchor a', '*alias', '{ a: b }', '', '""'])
      assert.equal(front(`title: ${none}`).title, undefined, none);
    assert.equal(front('author:', '  -   Ann', '- Ben').byline, 'Ann, Ben');
    assert.equal(front(`title: ${'a'.repeat(2000)}`).title, 'a'.repeat(1000));
  });

  test('is front matter although a line is broken, but not where it is text between two rules', () => {
    assert.equal(front('title: A', 'date: 2026', 'and so').body, 'Text.');
    for (const text of [
      'Once: a story',
      'title: A\n\nIt was late. So they left.',
      'He said it: yes, and left\nAnd she stayed\nFor long',
      'title: A\nand so',
      'It was late.\ntitle: A\nlang: de',
    ])
      assert.equal(readFrontMatter(`---\n${text}\nAnd more.\n---\nText.`).body.includes('Text.'), true);
    const rules = '---\nIt was late.\n\nSo they left.\n---\nText.';
    assert.deepEqual(readFrontMatter(rules), { body: rules });
    const half = '---\ntitle: A\nIt was late and\n---\nText.';
    assert.deepEqual(readFrontMatter(half), { body: half });
  });

  test('may hold comments, empty lines, nested keys and brackets over several lines', () => {
    const { title, body } = front(
      '# c',
      '',
      'tags: [',
      '  a,',
      ']',
      'map: {',
      '}',
      'x:',
      '  y: 1',
      '- z',
      'title: A',
    );
    assert.deepEqual([title, body], ['A', 'Text.']);
  });
});

describe('the fences', () => {
  test('may be followed by spaces, stand behind a byte order mark, and be the file’s last line', () => {
    assert.deepEqual(readFrontMatter('\uFEFF--- \t\r\ntitle: A\r\n--- \r\nText').body, 'Text');
    assert.deepEqual(readFrontMatter('---\ntitle: A\n---').body, '');
    assert.equal(readFrontMatter('+++\ntitle = "A"\n+++\nText').title, 'A');
  });

  test('are none further down, with more in their line, or of two kinds', () => {
    for (const text of [
      'Text\n---\ntitle: A\n---\nText',
      '---x\ntitle: A\n---\nText',
      '---\ntitle: A\n+++\nText',
      '---\ntitle: A\n---x\nText',
    ])
      assert.deepEqual(readFrontMatter(text), { body: text });
  });

  test('that never close end with the lines that could be between them, two at the least', () => {
    assert.equal(readFrontMatter('---\ntitle: A\nlang:\n\nText').body, '\nText');
    assert.equal(readFrontMatter('+++ \r\ntitle = A\r\nlang = de\r\nText').lang, 'de');
    const one = '---\ntitle: A\n\nText';
    assert.deepEqual(readFrontMatter(one), { body: one });
  });
});
