import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
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

for (const [format, makeText] of [
  ['html', pageOf],
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
  describe(`an article is kept whole as ${format}`, () => {
    for (const [lang, [title, ...paragraphs]] of Object.entries(articles))
      test(lang, async () => {
        const text = makeText(lang, title, paragraphs);
        const article = await extractArticle({ name: `lighthouse.${format}`, format, text });
        assert.deepEqual(
          article.blocks.map((block) => block.text),
          [title, ...paragraphs],
        );
        assert.equal(article.title, title);
        if (format === 'html') assert.equal(article.lang, lang);
      });
  });

test('there are articles in 28 languages and more', () => {
  assert.ok(Object.keys(articles).length >= 28);
});
