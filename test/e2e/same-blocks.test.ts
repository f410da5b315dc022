import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type ArticleBlock, readBlocks } from '../../src/core/article/blocks.js';
import { parseDocument } from '../../src/narrate/extract/document.js';
import { type TestBrowser, openBrowser, root } from './demo.js';

/* `narrate` reads a page with linkedom, the player in the browser: a word's offsets are right only if both read the same. */

const fixtures = join(root, 'test/narrate/extract/fixtures');

let browser: TestBrowser;
let reader = '';
before(async () => {
  browser = await openBrowser();
  const { outputFiles } = await build({
    stdin: {
      contents: `import { readBlocks } from './src/core/article/blocks.js'; globalThis.readBlocks = readBlocks;`,
      resolveDir: root,
    },
    bundle: true,
    format: 'iife',
    write: false,
  });
  reader = outputFiles[0]?.text ?? '';
});
after(() => browser.close());

const essence = ({ kind, level, lang, text }: ArticleBlock) => ({ kind, level, lang, text });

async function readInBrowser(html: string): Promise<unknown> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    request.url() === 'http://page.test/'
      ? void request.respond({ contentType: 'text/html; charset=utf-8', body: html })
      : void request.abort(),
  );
  await page.goto('http://page.test/');
  await page.evaluate(reader);
  const blocks = await page.evaluate(() =>
    (globalThis as unknown as { readBlocks: (element: Element) => { blocks: ArticleBlock[] } })
      .readBlocks(document.body)
      .blocks.map(({ kind, level, lang, text }) => ({
        kind,
        level: level ?? null,
        lang: lang ?? null,
        text,
      })),
  );
  await page.close();
  return blocks;
}

const inNode = (html: string, name: string): unknown =>
  readBlocks(parseDocument(html, name).body as unknown as Parameters<typeof readBlocks>[0])
    .blocks.map(essence)
    .map(({ level = null, lang = null, ...rest }) => ({ ...rest, level, lang }));

const pages = (await readdir(fixtures)).filter((name) => name.endsWith('.html'));

for (const name of pages)
  test(`${name} is read in the browser as narrate reads it`, async () => {
    // What scripts would add to a page is not in the file that narrate gets.
    const html = (await readFile(join(fixtures, name), 'utf8')).replace(/<script\b[^]*?<\/script>/gi, '');
    assert.deepEqual(await readInBrowser(html), inNode(html, name));
  });

test('G7: so is the demo', async () => {
  const html = (await readFile(join(root, 'index.html'), 'utf8')).replace(/<script\b[^]*?<\/script>/gi, '');
  assert.deepEqual(await readInBrowser(html), inNode(html, 'index.html'));
  assert.ok(pages.length >= 5, 'there are pages');
});

const markup: Readonly<Record<string, string>> = {
  'a paragraph in a paragraph': '<p>One<p>two<div>three</div>four',
  'entities and spaces of every kind': '<p>a&nbsp;b&#x2003;c &amp;amp; d&shy;e\n\t f &hellip; &#128512;</p>',
  'unclosed and crossing tags': '<p><b>bold <i>both</b> italic</i> plain <li>item',
  'tables, ruby, lines':
    '<p>one<br>two<br><br>three</p><ruby>漢<rt>kan</rt></ruby><table><tr><td>cell</table>',
  'hidden and skipped':
    '<p hidden>no<p>yes<span aria-hidden=true>no</span> and<span data-narration=skip>no</span> on',
  'upper case and odd attributes': '<P CLASS=x LANG="De">Ja</P><H2 id=\'a b\'>Title</H2>',
  'text beside the body': 'before<main><p>within</main>after',
  'comments, CDATA, instructions': '<p>a<!-- no -->b<![CDATA[ c ]]>d<?php e ?>f</p>',
};
for (const [name, html] of Object.entries(markup))
  test(`${name} are read alike`, async () => {
    const page = `<!doctype html><html lang="en"><head><title>T</title></head><body>${html}</body></html>`;
    assert.deepEqual(await readInBrowser(page), inNode(page, name));
  });
