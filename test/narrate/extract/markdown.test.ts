import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readFrontMatter } from '../../../src/narrate/extract/front-matter.js';
import { extract } from './articles.js';

const lines = async (markdown: string): Promise<string[]> => (await extract('markdown', markdown)).lines;

describe('Markdown', () => {
  test('is read through its markup: emphasis, links, code in a line, entities, HTML', async () => {
    assert.deepEqual(await lines('The *white* [stork](s.html) &amp; `Ciconia`,\n<b>again</b>.'), [
      'paragraph: The white stork & Ciconia, again.',
    ]);
  });
  test('keeps an h1 as the title and its other headings with their levels', async () => {
    assert.deepEqual(await lines('# Storks\n\nBack.\n\n### Nests\n\nHigh.\n\n# Frogs\n\nLow.'), [
      'title: Storks',
      'paragraph: Back.',
      'heading3: Nests',
      'paragraph: High.',
      'heading1: Frogs',
      'paragraph: Low.',
    ]);
  });
  test('leaves out code, tables, pictures and notes, and says so', async () => {
    const { lines: read, left } = await extract(
      'markdown',
      'Back.[^1]\n\n```\ncode\n```\n\n|a|b|\n|-|-|\n|1|2|\n\n![nest](n.jpg)\n\nEnd.\n\n[^1]: A note\n    that goes on.',
    );
    assert.deepEqual(read, ['paragraph: Back.', 'paragraph: End.']);
    assert.deepEqual(left, ['footnote', 'code', 'table', 'image']);
  });
  test('with pictures inside the file is read without them', async () => {
    const picture = `![nest](data:image/png;base64,${'iVBOR*w0_KGgo<'.repeat(20_000)})`;
    assert.deepEqual(await lines(`The *white* stork.\n\n${picture}\n\nEnd.`), [
      'paragraph: The white stork.',
      'paragraph: End.',
    ]);
  });
  test('of nothing but headings and code is no article', async () => {
    await assert.rejects(lines('# Storks\n\n```\ncode\n```\n'), { code: 'AA_E_INPUT_NO_ARTICLE' });
  });
});

describe('footnotes of Markdown', () => {
  const read = async (markdown: string): Promise<string[]> => (await extract('markdown', markdown)).lines;

  test('are left out where they are written and where they are called', async () => {
    assert.deepEqual(await read('Back[^a], again.[^long-name]\n\n[^a]: One.\n[^long-name]: Two.\n\nEnd.'), [
      'paragraph: Back, again.',
      'paragraph: End.',
    ]);
    assert.deepEqual(await read('Back.\n\n[^1]: A note\n\tthat goes on\n  and on.\nNot of it.'), [
      'paragraph: Back.',
      'paragraph: Not of it.',
    ]);
    assert.deepEqual(await read('Back.\n[^1]: A note.'), ['paragraph: Back.']);
  });

  test('are none where the brackets hold something else', async () => {
    assert.deepEqual(await read('Back [^a b] and [a]^ and ^[c] and [^].'), [
      'paragraph: Back [^a b] and [a]^ and ^[c] and [^].',
    ]);
    assert.deepEqual(await read('It says x[^1]: that is it.'), ['paragraph: It says x[^1]: that is it.']);
    assert.deepEqual(await read('Text [^1]: none.'), ['paragraph: Text [^1]: none.']);
  });
});

describe('Markdown that is hard to make sense of', () => {
  test('is read without its markup: lines with more signs than anybody writes, quotations thousands deep', async () => {
    const { lines: many } = await extract('markdown', `The *white* stork.\n\n${'[a'.repeat(20_000)}`);
    assert.match(many[0] ?? '', /^paragraph: The \*white\* stork\./);
    const { lines: few } = await extract('markdown', `The *white* stork.\n\n${'[a '.repeat(1000)}`);
    assert.equal(few[0], 'paragraph: The white stork.');
    const { lines: deep } = await extract('markdown', `The *white* stork.\n\n${'>'.repeat(20_000)} Deep.`);
    assert.ok(deep.some((line) => line.includes('stork')));
  });

  test('and what front matter says of it holds all the same', async () => {
    const head = '---\ntitle: Storks\nlang: de\nauthor: Lena Marsh\ndate: 2026-03-14\n---\n';
    const article = await extract('markdown', `${head}Hell.\n\n${'[a'.repeat(20_000)}`);
    const { title, lang, byline, published, lines: read } = article;
    assert.deepEqual([title, lang, byline, published], ['Storks', 'de', 'Lena Marsh', '2026-03-14']);
    assert.equal(read[0], 'title: Storks');
  });
});

test('a passage of another language is marked with HTML', async () => {
  const { blocks } = await extract(
    'markdown',
    '---\nlang: en\n---\nHe said *<span lang="fr">c’est la vie</span>*.',
  );
  assert.deepEqual(blocks[0]?.passages, [{ start: 8, end: 20, lang: 'fr' }]);
});

describe('front matter', () => {
  test('gives title, language and author, and is not read aloud', async () => {
    const article = await extract(
      'markdown',
      '---\ntitle: "Storks: \\"back\\""\nlang: en_GB\nauthors:\n  - Lena Marsh\n  - Jon Bell # the other\ndraft: true\n---\nText.',
    );
    assert.deepEqual(
      [article.title, article.lang, article.byline],
      ['Storks: "back"', 'en-GB', 'Lena Marsh, Jon Bell'],
    );
    assert.deepEqual(article.lines, ['title: Storks: "back"', 'paragraph: Text.']);
  });
  test('gives the date of publication', async () => {
    for (const line of ['date: 2026-03-14 09:00:00 +0100', 'published: "2026-03-14"', 'date: 14 March 2026'])
      assert.equal((await extract('markdown', `---\n${line}\n---\nText.`)).published, '2026-03-14', line);
  });
  test('does not add its title where the text has one', async () => {
    assert.deepEqual(await lines('---\ntitle: Storks\n---\n# The Storks\n\nText.'), [
      'title: The Storks',
      'paragraph: Text.',
    ]);
  });
  test('may be TOML, have Windows line breaks, lists in brackets and comments', () => {
    assert.equal(readFrontMatter("+++\r\ntitle = 'It''s storks'\r\n+++\r\nText").title, "It's storks");
    const { byline, lang, body } = readFrontMatter(
      '---\n# comment\nauthor: [Lena, "Jon"]\nlang: de # German\ntext: |\n  title: no\n---\n\nText',
    );
    assert.deepEqual({ byline, lang, body }, { byline: 'Lena, Jon', lang: 'de', body: '\nText' });
  });
  test('is not read aloud where a line of it is broken', () => {
    const { title, lang, body } = readFrontMatter('---\ntitle: Storks\nauthor "Lena\nlang: en\n---\nText.');
    assert.deepEqual({ title, lang, body }, { title: 'Storks', lang: 'en', body: 'Text.' });
  });
  test('is not read aloud where its end is missing', () => {
    for (const end of ['\n', '\r\n']) {
      const text = [
        '---',
        'title: Storks',
        'tags:',
        '  - birds',
        'lang: en',
        '',
        'Text.',
        '',
        '---',
        '',
        'More.',
      ].join(end);
      const { title, lang, body } = readFrontMatter(text);
      assert.deepEqual({ title, lang }, { title: 'Storks', lang: 'en' });
      assert.equal(body.trim(), ['Text.', '', '---', '', 'More.'].join(end));
    }
  });
  test('is not a first line with a colon after a rule', () => {
    const text = '---\nNote: storks are back.\n\nText.';
    assert.equal(readFrontMatter(text).body, text);
  });
  test('is not text between two rules', () => {
    assert.equal(readFrontMatter('---\nStorks are back.\n---\nText').title, undefined);
    assert.match(readFrontMatter('---\nStorks are back.\n---\nText').body, /Storks are back/);
  });
});
