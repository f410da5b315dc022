import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type {} from '../../src/player/audio-article.js';
import { root } from '../package/packed.js';
import { plays } from '../package/plays.js';
import { openSite, type Site } from '../package/site.js';
import { openBrowser, type TestBrowser } from './demo.js';
import { foundIn, strictPolicy, watch } from './embed/host.js';

/* What @lit-labs/ssr makes of the element, in a Node without a page, and what a browser makes of that. */

const article =
  '<h1>The woman who carried the time</h1><p>For more than a century one family sold the right time.</p>';
const program = `
  import { render } from '@lit-labs/ssr';
  import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
  import { html } from 'lit';
  import 'audio-article';
  import 'audio-article/locales/de';
  const player = (lang) => html\`<audio-article src="/transcripts/index.json" lang=\${lang}>
    <div slot="fallback"><audio controls src="/audio/index.mp3"></audio></div><article>${article}</article></audio-article>\`;
  console.log(JSON.stringify([await collectResult(render(player('en'))), await collectResult(render(player('de')))]));`;

const [markup = '', german = ''] = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '--eval', program], { cwd: root, encoding: 'utf8' }),
) as string[];

const { integrity, serverStyle } = JSON.parse(
  readFileSync(join(root, 'dist/cdn/integrity.json'), 'utf8'),
) as { readonly integrity: Readonly<Record<string, string>>; readonly serverStyle: string };

/** Every hash, as docs/embed.md says: what a page must allow by hash is the map, and what the server has rendered. */
const importMap = JSON.stringify({
  integrity: Object.fromEntries(Object.entries(integrity).map(([name, hash]) => [`/player/${name}`, hash])),
});
const strictest = {
  'content-security-policy': strictPolicy("'self'", [
    `script-src 'sha256-${createHash('sha256').update(importMap).digest('base64')}'`,
    `style-src '${serverStyle}'`,
    'connect-src',
    'media-src',
  ]),
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
};

let site: Site;
let browser: TestBrowser;

before(async () => {
  const page = (body: string, scripts: string): string =>
    `<!doctype html><html lang="en"><title>The article</title><link rel="icon" href="data:,">
     <link rel="stylesheet" href="/player/audio-article.css">${scripts}<body>${body}<p id="below">What stands below.</p></html>`;
  site = await openSite({
    pages: {
      // The script comes when the test says so: a slow network.
      '/index.html': page(markup, ''),
      '/strict.html': `<!doctype html><html lang="en"><title>The article</title>
        <script type="importmap">${importMap}</script>
        <script type="module" src="/player/audio-article.js" integrity="${integrity['audio-article.js'] ?? ''}"></script>
        <body>${markup}</html>`,
      '/unstyled.html': `<!doctype html><html lang="en"><title>The article</title><body>${markup}</html>`,
      '/plain.html': page(markup, '<script type="module" src="/player/audio-article.js"></script>'),
    },
    headers: {
      '/strict.html': strictest,
      '/unstyled.html': {
        'content-security-policy': strictest['content-security-policy'].replace(serverStyle, 'none'),
      },
    },
    folders: { '/player/': join(root, 'dist/cdn/') },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  await site.close();
});

/**
 * How far everything has moved, as browsers count it.
 * @param since by the page's clock, ms: a browser that paints before it has read all of the page moves what it has painted
 */
const shifted = (page: Page, since: number): Promise<number> =>
  page.evaluate(
    (from) =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const { startTime, value } of list.getEntries() as (PerformanceEntry & { value: number })[])
            if (startTime >= from) sum += value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
    since,
  );
const top = (page: Page): Promise<number> =>
  page.$eval('#below', (element) => element.getBoundingClientRect().top);

test('the markup holds a declarative shadow root that says the voice is artificial, with the controls', () => {
  assert.match(markup, /<template shadowroot="open" shadowrootmode="open"><style>/);
  assert.match(markup, /This audio version was artificially generated\./);
  assert.match(markup, /class="play"/);
  assert.match(markup, /<article><h1>The woman/);
  assert.doesNotMatch(markup, / style=|undefined|NaN|\[object/);
});

test('it speaks a language whose texts were imported', () => {
  assert.match(german, /Diese Audiofassung|künstlich/);
  assert.match(german, /lang="de"/);
});

for (const width of [1280, 320])
  test(`nothing moves when the element comes to it, ${width} px wide, and the focus stays`, async () => {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    const wrong: string[] = [];
    page.on('pageerror', (error) => void wrong.push(String(error)));
    await page.setViewport({ width, height: 900 });
    await page.goto(site.url);
    const before = await top(page);
    const focused = (): Promise<string | undefined> =>
      page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
    await page.$eval('audio-article', (player) =>
      player.shadowRoot!.querySelector<HTMLElement>('.play')!.focus(),
    );
    assert.equal(await focused(), 'play');
    const since = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now()))),
        ),
    );
    await page.addScriptTag({ url: '/player/audio-article.js', type: 'module' });
    await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    assert.equal(await shifted(page, since), 0);
    assert.equal(await top(page), before);
    assert.equal(await focused(), 'play');
    assert.equal(
      await page.$eval('audio-article', (player) => player.shadowRoot!.querySelectorAll('.play').length),
      1,
    );
    await page.keyboard.press('Space');
    await page.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 0.2);
    assert.deepEqual(wrong, []);
    await page.close();
  });

test('without JavaScript the page’s own fallback is there instead, and no control that does nothing', async () => {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(new URL('plain.html', site.url).href);
  assert.ok(await page.$('::-p-aria([role="button"][name="play"])'));
  assert.equal(await page.$('::-p-aria([name="Send feedback"])'), null);
  const { nodes } = { nodes: (await page.accessibility.snapshot({ interestingOnly: false })) ?? {} };
  assert.match(JSON.stringify(nodes), /The woman who carried the time/);
  assert.doesNotMatch(JSON.stringify(nodes), /artificially generated/);
  await page.close();
});

test('on the strictest page its style is allowed by the hash that is written down, the import map by its own, and it plays', async () => {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await watch(page);
  // Without the hash the policy refuses the style, and this test would see it.
  await page.goto(new URL('unstyled.html', site.url).href);
  assert.match((await foundIn(page)).join(), /style-src/);
  await page.goto(new URL('strict.html', site.url).href);
  await plays(page);
  await page.locator('::-p-aria([name="More info about this artificially generated audio version"])').click();
  await page.waitForFunction(() =>
    document.querySelector('audio-article')?.shadowRoot?.querySelector('dialog[open]'),
  );
  assert.deepEqual(await foundIn(page), []);
  await page.close();
});
