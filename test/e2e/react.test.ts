import { build } from 'esbuild';
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { ComponentProps } from 'react';
import type { AudioArticle } from '../../src/react/index.js';
import { root } from '../package/packed.js';
import { openSite, type Site } from '../package/site.js';
import { type TestBrowser, openBrowser } from './demo.js';

/* audio-article/react in a page of React 19, bundled as its developers do. */

/** For the compiler: what is said of props. */
export const props = [
  { src: '/a.json', playbackRate: 1.5, muted: true, mini: 'off', className: 'ours', 'aria-label': 'Listen' },
  { onWordChange: ({ detail }) => detail.word.toUpperCase(), onEnded: ({ detail }) => detail.trigger },
  // @ts-expect-error -- a rate is a number
  { playbackRate: '2' },
  // @ts-expect-error -- what only tells something cannot be set
  { duration: 1 },
  // @ts-expect-error -- it is called onWordChange
  { onWordchange: () => undefined },
] satisfies ComponentProps<typeof AudioArticle>[];

const program = `
import { createElement, StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { AudioArticle, AudioArticleDisclosure, AudioArticleTranscript } from 'audio-article/react';

window.told = [];
function Page() {
  const player = useRef(null);
  const [rate, setRate] = useState(1.25);
  const [word, setWord] = useState('');
  const tell = (event) => window.told.push(event.type + ':' + event.detail.trigger);
  return createElement('main', null,
    createElement('button', { id: 'play', onClick: () => player.current.play() }, 'Listen'),
    createElement('button', { id: 'faster', onClick: () => setRate(2) }, 'Faster'),
    createElement('output', null, word),
    createElement(AudioArticleDisclosure, { for: 'p' }),
    createElement(AudioArticle, {
      ref: player, id: 'p', className: 'ours', src: '/transcripts/index.json', playbackRate: rate, bare: true, mini: 'off',
      onPlay: tell, onPause: tell, onLoadedMetadata: tell,
      onWordChange: (event) => setWord(event.detail.word),
    }, createElement(AudioArticleTranscript, { headingLevel: 3, onReady: () => window.told.push('ready') })));
}
const made = createRoot(document.body.firstElementChild);
made.render(createElement(StrictMode, null, createElement(Page)));
window.leave = () => made.unmount();
`;

let site: Site;
let browser: TestBrowser;
let page: Page;
const wrong: string[] = [];

before(async () => {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: root, loader: 'js' },
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: join(root, 'out'),
    write: false,
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  });
  const scripts = outputFiles.map(({ path, text }) => [`/${path.slice(root.length + 5)}`, text] as const);
  site = await openSite({
    pages: {
      '/index.html': `<!doctype html><html lang="en"><title>React</title><link rel="icon" href="data:,"><body><div></div>
        <script type="module" src="/stdin.js"></script></body></html>`,
      ...Object.fromEntries(scripts),
    },
  });
  browser = await openBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warn') wrong.push(message.text());
  });
  await page.goto(site.url);
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
});

after(async () => {
  await browser.close();
  await site.close();
});

test('properties are set as properties, attributes as attributes, and a ref is the element', async () => {
  assert.deepEqual(
    await page.$eval('audio-article', (player) => [
      player.playbackRate,
      player.bare,
      player.className,
      player.getAttribute('mini'),
      player.getAttribute('src'),
    ]),
    [1.25, true, 'ours', 'off', '/transcripts/index.json'],
  );
  await page.waitForFunction(() => document.querySelector('audio-article-transcript > h3'));
  await page.click('#faster');
  await page.waitForFunction(() => document.querySelector('audio-article')?.playbackRate === 2);
});

test('it plays, and its events come to the props of their names with their details', async () => {
  await page.click('#play');
  await page.waitForFunction(() => document.querySelector('output')!.textContent !== '');
  await page.$eval('audio-article', (player) => player.pause());
  await page.waitForFunction(() => (window as unknown as { told: string[] }).told.includes('pause:page'));
  const told = await page.evaluate(() => (window as unknown as { told: string[] }).told);
  for (const one of ['loadedmetadata:playback', 'play:page', 'pause:page', 'ready'])
    assert.equal(told.filter((each) => each === one).length, 1, `${one} in ${told.join()}`);
});

test('it says that the voice is artificial where the component stands', async () => {
  const said = await page.$eval('audio-article-disclosure', (element) => element.shadowRoot!.textContent);
  assert.match(said, /artificially generated/);
});

test('React and the browser had nothing to complain of, also when the page is left', async () => {
  await page.evaluate(() => (window as unknown as { leave: () => void }).leave());
  assert.equal(await page.$('audio-article'), null);
  assert.deepEqual(wrong, []);
});
