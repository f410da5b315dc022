import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { detectLanguage } from '../../../src/narrate/extract/detect-language.js';
import { extractArticle } from '../../../src/narrate/extract/extract.js';
import { articles } from './languages.js';

/* An article is kept whole, whatever its language, and nothing of the page around it gets in. */

const links = (...names: string[]): string =>
  `<ul>${names.map((name) => `<li><a href="/${name}">${name}</a></li>`).join('')}</ul>`;

const pageOf = (lang: string, title: string, paragraphs: readonly string[]): string =>
  `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${title} – Harbour News</title></head><body>
  <header class="site-header"><a href="/">Harbour News</a><nav>${links('A', 'B', 'C')}</nav></header>
  <main><article class="post"><h1>${title}</h1>
  <div class="content">${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}</div></article>
  <div class="related">${links('D', 'E', 'F')}</div></main>
  <footer>© 2026 Harbour News ${links('G')}</footer></body></html>`;

/** A chapter of a book, as EPUB has it. */
const chapterOf = (lang: string, title: string, paragraphs: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
  <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="${lang}">
  <head><title/><script src="book.js" type="text/javascript"/><link rel="stylesheet" href="book.css"/></head>
  <body epub:type="bodymatter"><section epub:type="chapter"><a id="start"/>
  <span epub:type="pagebreak" id="p12" title="12"/><h1>${title}</h1><div/>
  ${paragraphs.map((text, at) => `<p>${text}<a epub:type="noteref" href="#n${at}">${at}</a></p>`).join('\n')}
  <aside epub:type="footnote" id="n0"><p>0. A note.</p></aside>
  <section epub:type="endnotes"><h2>Notes</h2><ol><li id="n1">A note.</li></ol></section>
  </section></body></html>`;

for (const [format, makeText, extension = format] of [
  ['html', pageOf],
  ['html', chapterOf, 'xhtml'],
  [
    'markdown',
    (_lang: string, title: string, paragraphs: readonly string[]) =>
      `# ${title}\n\n${paragraphs.join('\n\n')}\n`,
  ],
  [
    'text',
    (_lang: string, title: string, paragraphs: readonly string[]) =>
      `${title}\n\n${paragraphs.join('\n\n')}\n`,
  ],
] as const)
  // prettier-ignore
  describe(`an article is kept whole as ${extension}`, () => {
    for (const [lang, [title, ...paragraphs]] of Object.entries(articles))
      test(lang, async () => {
        const text = makeText(lang, title, paragraphs);
        const article = await extractArticle({ name: `lighthouse.${extension}`, format, text });
        assert.deepEqual(
          article.blocks.map((block) => block.text),
          [title, ...paragraphs],
        );
        assert.equal(article.title, title);
        assert.equal(article.lang, lang);
      });
  });

describe('a language that is not told is found', () => {
  test('in a hundred characters', async () => {
    for (const [lang, [, ...paragraphs]] of Object.entries(articles))
      for (const text of paragraphs) assert.equal(await detectLanguage(text.slice(0, 100)), lang, text);
  });
  test('in a page, whose small words may be enough', async () => {
    for (const [lang, [, ...paragraphs]] of Object.entries(articles))
      assert.equal(
        await detectLanguage(Array.from({ length: 5 }, () => paragraphs.join(' ')).join(' ')),
        lang,
      );
  });
  test('in a short English text with names of elsewhere', async () => {
    for (const text of [
      'Storks are back.',
      'The chancellor has met the president of France in Baden-Baden.',
      'He was seen in Buenos Aires and in São Paulo.',
    ])
      assert.equal(await detectLanguage(text), 'en', text);
  });
});

test('there are articles in 28 languages and more', () => {
  assert.ok(Object.keys(articles).length >= 28);
});
