import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root } from '../package/packed.js';
import { openPage, type OpenedPage, plays } from '../package/plays.js';
import { openSite, type Site } from '../package/site.js';
import { type TestBrowser, openBrowser } from './demo.js';

/* dist/cdn on pages without a bundler: one script tag, its integrity, and an import map. */

const cdn = join(root, 'dist/cdn/');
const { integrity } = JSON.parse(readFileSync(join(cdn, 'integrity.json'), 'utf8')) as {
  readonly integrity: Readonly<Record<string, string>>;
};
/** Of an import map: the lazy chunks' hashes by their addresses. */
const integrityUnder = (path: string): string =>
  JSON.stringify(Object.fromEntries(Object.entries(integrity).map(([name, hash]) => [path + name, hash])));
const chunk = Object.keys(integrity).find((name) => name.startsWith('listening-')) ?? '';

const html = (head: string): string =>
  `<!doctype html><html lang="en"><title>The article</title><link rel="icon" href="data:,">
  <link rel="stylesheet" href="/player/audio-article.css">${head}
  <audio-article src="/transcripts/index.json"><article><h1>The woman who carried the time</h1></article></audio-article></html>`;

const entry = `src="/player/audio-article.js" integrity="${integrity['audio-article.js'] ?? ''}"`;
const pages = {
  '/integrity.html': html(`<script type="importmap">{ "integrity": ${integrityUnder('/player/')} }</script>
    <script type="module" ${entry} crossorigin="anonymous"></script>`),
  '/altered-entry.html': html(`<script type="module" ${entry.replace('sha384-', 'sha384-A')}></script>`),
  '/altered-chunk.html': html(`<script type="importmap">
    { "integrity": { "/player/${chunk}": "${integrity['audio-article.css'] ?? ''}" } }</script>
    <script type="module" ${entry}></script>`),
  '/import-map.html': html(`<script type="importmap">
    { "imports": { "audio-article": "/player/audio-article.js", "audio-article/": "/player/" } }</script>
    <script type="module">import 'audio-article';</script>`),
  '/two-versions.html': html(
    ['player', 'older']
      .map((folder) => `<script type="module" src="/${folder}/audio-article.js"></script>`)
      .join(''),
  ),
  '/version.html': html('<script type="module" src="/player/audio-article.js?ver=6.8"></script>'),
};

let site: Site;
let browser: TestBrowser;

before(async () => {
  site = await openSite({ pages, folders: { '/player/': cdn, '/older/': cdn } });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await site.close();
});

const open = (path: string): Promise<OpenedPage> => openPage(browser, new URL(path, site.url).href);

test('the hash of every file is written down', () => {
  const files = readdirSync(cdn).filter((name) => /\.(js|css)$/.test(name));
  assert.deepEqual(Object.keys(integrity).sort(), files.sort());
});

test('the player is one file: it has no static import', () => {
  const source = readFileSync(join(cdn, 'audio-article.js'), 'utf8');
  assert.doesNotMatch(source, /^import|[;}]import["{*]|\bfrom"\.\//);
});

test('it plays with the integrity of the entry in its tag and that of the chunks in an import map', async () => {
  const page = await open('integrity.html');
  await plays(page);
  assert.deepEqual(page.wrong, []);
});

test('an entry of which a byte is another is not run', async () => {
  const page = await open('altered-entry.html');
  assert.equal(await page.evaluate(() => customElements.get('audio-article')), undefined);
  assert.match(page.wrong.join(), /integrity/);
});

test('nor is a chunk', async () => {
  const page = await open('altered-chunk.html');
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  await page.$eval('audio-article', (player) => player.sentences().catch(() => undefined));
  assert.match(page.wrong.join(), /integrity/);
});

test('an import map gives it its name', async () => {
  const page = await open('import-map.html');
  await plays(page);
  assert.deepEqual(page.wrong, []);
});

test('where a site adds a version to its address, the player is still one', async () => {
  const page = await open('version.html');
  await plays(page);
  assert.deepEqual(page.wrong, []);
});

test('of two versions on one page the first is the player, and the other stays out of its way', async () => {
  const page = await open('two-versions.html');
  await plays(page);
  const buttons = await page.$$eval('audio-article >>> .play', (all) => all.length);
  assert.equal(buttons, 1);
  // Where their code for listening is, each has its own: the voice is asked for once.
  assert.equal(await page.$eval('audio-article', (player) => player.paused), false);
  assert.deepEqual(page.wrong, []);
});
