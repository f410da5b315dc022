import assert from 'node:assert/strict';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { BrowserContext, Page } from 'puppeteer-core';
import { reader } from './demo.js';
import { type OpenOptions, publish, type Site, wordsOf } from './publish.js';

/* A publisher's page as its readers meet it: on the real server with its strict policy, in a real browser. */

const head = `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>A page</title>
  <link rel="stylesheet" href="/player/audio-article.css" />
  <script type="module" src="/player/audio-article.js"></script>
  <script type="module" src="/player/audio-article-transcript.js"></script></head>`;
const harbour = `<h1>The harbour</h1><p>On a cliff above the harbour stands a lighthouse. Nobody has lit it for years,
  and <em>nobody</em> will. The keeper’s house is empty, and its door stands open to the wind.</p>`;

let site: Site;
before(async () => {
  site = await publish(
    {
      'harbour.html': `${head}<body><main><article>${harbour}</article></main></body></html>`,
      'lost.md': '# Lost\n\nThe audio of this article is gone.\n',
    },
    ['index.html', 'harbour.html', 'lost.md'],
  );
  await rm(join(site.folder, 'audio/lost.mp3'));
});
after(() => site.close());

const isLoaded = (): boolean => Number(document.querySelector('audio-article')?.readyState) > 0;

async function openPlayer(path = '', options: OpenOptions = {}): Promise<Page> {
  const page = await site.open(path, options);
  await page.waitForFunction(isLoaded);
  return page;
}

/** At `path` the browser finds `html` instead of what the server holds, with the server's own policy. */
const pageOf = (html: string) => async (page: Page) => {
  const { headers } = await fetch(site.server.url);
  const policy = headers.get('content-security-policy') ?? '';
  assert.match(policy, /default-src 'none'/);
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (new URL(request.url()).pathname !== '/') void request.continue();
    else
      void request.respond({
        contentType: 'text/html; charset=utf-8',
        headers: { 'content-security-policy': policy },
        body: html,
      });
  });
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const heading = (page: Page, name: string) =>
  page.locator(`::-p-aria([name="${name}"][role="heading"])`).wait();

async function playUntil(page: Page, seconds: number): Promise<void> {
  await reader(page).press('Play');
  await reader(page).waitUntilPlaying();
  await page.waitForFunction(
    (until) => Number(document.querySelector('audio-article')?.currentTime) > until,
    {},
    seconds,
  );
}

/** Clicks the first occurrence of a word in the article. */
async function clickWord(page: Page, word: string): Promise<void> {
  const point = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.querySelector('article')!, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }
    throw new Error(`The article does not say ${wanted}.`);
  }, word);
  await page.mouse.click(point.x, point.y);
}

describe('coming back', () => {
  let context: BrowserContext;
  let leftAt: number;
  before(async () => {
    context = await site.browser.createBrowserContext();
    const page = await openPlayer('', { context });
    await page.evaluate(() => {
      document.querySelector('audio-article')!.currentTime = 40;
    });
    await playUntil(page, 43);
    leftAt = (await reader(page).state()).currentTime;
    await page.goto(new URL('articles/harbour', site.server.url).href);
    await page.close();
  });

  test('G17: nothing plays by itself, however often the page is loaded', async () => {
    const page = await openPlayer('', { context });
    for (let load = 0; load < 3; load++) {
      if (load > 0) await page.reload();
      await page.waitForFunction(isLoaded);
      await reader(page).control('Start over').wait();
      await pause(700);
      const { paused, currentTime } = await reader(page).state();
      assert.deepEqual({ paused, currentTime }, { paused: true, currentTime: 0 });
    }
    await page.close();
  });

  test('going on is offered, and goes on in the sentence that was left', async () => {
    const page = await openPlayer('', { context });
    await reader(page).control('Start over').wait();
    await page.locator('::-p-text(Resume from)').click();
    await reader(page).waitUntilPlaying();
    const { currentTime } = await reader(page).state();
    const sentences = (await site.narration()).blocks.flatMap((block) => block.sentences);
    const at = (seconds: number) => sentences.findLast(({ startMs }) => startMs <= seconds * 1000);
    // What was heard within the last 2 s may not have been written down when the page was left.
    assert.ok(
      [at(leftAt), at(leftAt - 2)].includes(at(currentTime)),
      `left at ${leftAt}, back at ${currentTime}`,
    );
    await page.close();
  });
});

test('a click on a word plays from that word, and marks it', async () => {
  const page = await openPlayer();
  await clickWord(page, 'Telegraph');
  await page.waitForFunction(() => !document.querySelector('audio-article')?.paused);
  const word = wordsOf(await site.narration()).find(({ word }) => word === 'Telegraph')!;
  await page.waitForFunction(
    () => [...(CSS.highlights.get('audio-article-word') ?? [])].map(String).join() === 'Telegraph',
  );
  const { currentTime } = await reader(page).state();
  assert.ok(
    currentTime * 1000 >= word.startMs - 1 && currentTime * 1000 < word.endMs + 300,
    `${currentTime} s for ${word.startMs} ms`,
  );
  await page.close();
});

test('the strictest policy is kept: playing and both dialogs violate nothing', async () => {
  const page = await openPlayer('', {
    before: (fresh) =>
      fresh.evaluateOnNewDocument(() => {
        window.violations = [];
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          window.violations.push(`${violatedDirective} ${blockedURI}`),
        );
        addEventListener('error', ({ message }) => window.violations.push(message));
        addEventListener('unhandledrejection', ({ reason }) => window.violations.push(String(reason)));
      }),
  });
  await playUntil(page, 1);
  await reader(page).press('More info about this artificially generated audio version');
  await heading(page, 'About this audio version');
  await page.keyboard.press('Escape');
  await reader(page).press('Send feedback about this audio version');
  await heading(page, 'Send feedback');
  await reader(page).press('Send feedback');
  await heading(page, 'There is a problem');
  assert.deepEqual(await page.evaluate(() => window.violations), []);
  // The listener works.
  await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'p{color:red}';
    document.head.append(style);
  });
  await page.waitForFunction(() => window.violations.some((one) => one.startsWith('style-src')));
  await page.close();
});

declare global {
  interface Window {
    violations: string[];
    shifts: number;
  }
}

describe('without JavaScript', () => {
  const noScript = (page: Page) => page.setJavaScriptEnabled(false);

  for (const [whose, path] of [
    ['the demo', ''],
    ['the server’s page of a narration', 'articles/harbour'],
  ] as const)
    test(`G46, G57: ${whose} says what the audio is, has the browser’s own controls, and takes feedback with a form`, async () => {
      const page = await site.open(path, { before: noScript });
      const shown = await page.$eval('audio-article', (element) => ({
        text: element.innerText,
        controls: element.querySelector('audio')?.controls,
        audio: element.querySelector('audio')?.src,
        dangling: [...element.querySelectorAll('a[href^="#"]')]
          .map((link) => link.getAttribute('href')!)
          .filter((href) => !document.querySelector(href)),
      }));
      assert.match(shown.text, /This audio version was artificially generated\./);
      assert.equal(shown.controls, true);
      assert.equal((await fetch(shown.audio!)).status, 200);
      assert.deepEqual(shown.dangling, [], 'links that lead nowhere');
      await page.click('#send-feedback summary');
      await page.select('#feedback-category', 'mispronounced');
      await page.type('#feedback-comment', 'The harbour is said wrongly.');
      const [response] = await Promise.all([
        page.waitForNavigation(),
        page.click('#send-feedback form button'),
      ]);
      // The page after a form has an address of its own: loading it again sends nothing again.
      assert.match(response?.url() ?? '', /\/feedback\/[-0-9a-f]{36}\?sent$/);
      assert.equal(response?.status(), 200);
      assert.match(await page.$eval('main', (main) => main.innerText), /Your report has arrived/);
      await page.close();
    });
});

test('G57: audio that is gone is said in words, and can be tried again', async () => {
  const page = await openPlayer('articles/lost');
  await reader(page).press('Play');
  await reader(page).control('Try again').wait();
  const said = await page.$eval('audio-article', (element) =>
    element.shadowRoot?.querySelector('[role=status]')?.textContent.trim(),
  );
  assert.equal(said, 'The audio file is gone. Only the publisher can bring it back.');
  // It is back.
  await copyFile(join(site.folder, 'audio/harbour.mp3'), join(site.folder, 'audio/lost.mp3'));
  await reader(page).press('Try again');
  await reader(page).waitUntilPlaying();
  await page.close();
});

test('G51: feedback written offline is kept, told, and arrives once when the network is back', async () => {
  const page = await openPlayer();
  const comment = `Offline at ${Date.now()}`;
  await reader(page).press('Send feedback about this audio version');
  await heading(page, 'Send feedback');
  await page.setOfflineMode(true);
  await page.locator('::-p-aria([name="Something else"][role="radio"])').click();
  await page.locator('::-p-aria([name="What should we know?"])').fill(comment);
  await reader(page).press('Send feedback');
  await heading(page, 'Not sent yet, but kept');
  await reader(page).press('Done');
  await page.setOfflineMode(false);
  const arrived = async (): Promise<number> => {
    const response = await fetch(`${site.server.url}api/feedback`, {
      headers: { Authorization: `Bearer ${site.server.token}` },
    });
    const { reports } = (await response.json()) as { reports: { comment?: string }[] };
    return reports.filter((report) => report.comment === comment).length;
  };
  for (let tries = 0; (await arrived()) === 0 && tries < 300; tries++) await pause(200);
  assert.equal(await arrived(), 1);
  await page.reload();
  await page.waitForFunction(isLoaded);
  await reader(page).press('Send feedback about this audio version');
  await heading(page, 'About your last feedback');
  assert.equal(await arrived(), 1);
  await page.close();
});

describe('wherever the text stands', () => {
  const marks = (page: Page, word: string) =>
    page.waitForFunction(
      (wanted) => [...(CSS.highlights.get('audio-article-word') ?? [])].map(String).join() === wanted,
      { polling: 10 },
      word,
    );

  test('on the page that the server makes of a narration', async () => {
    const page = await openPlayer('articles/harbour');
    await reader(page).press('Play');
    await marks(page, 'lighthouse');
    await page.close();
  });

  test('in the article that `for` names', async () => {
    const html = `${head}<body><main><audio-article src="/transcripts/harbour.json" for="text"></audio-article>
      <article id="text">${harbour}</article></main></body></html>`;
    const page = await openPlayer('', { before: pageOf(html) });
    await reader(page).press('Play');
    await marks(page, 'lighthouse');
    await page.close();
  });

  test('in an <audio-article-transcript> alone in the player', async () => {
    const html = `${head}<body><main><audio-article src="/transcripts/harbour.json">
      <audio-article-transcript></audio-article-transcript></audio-article></main></body></html>`;
    const page = await openPlayer('', { before: pageOf(html) });
    await page.waitForSelector('audio-article-transcript p');
    await reader(page).press('Play');
    await marks(page, 'lighthouse');
    await page.close();
  });

  test('in an <audio-article-transcript> elsewhere', async () => {
    const html = `${head}<body><main><audio-article id="player" src="/transcripts/harbour.json"></audio-article>
      <audio-article-transcript for="player"></audio-article-transcript></main></body></html>`;
    const page = await openPlayer('', { before: pageOf(html) });
    await page.waitForSelector('audio-article-transcript p');
    await reader(page).press('Play');
    await marks(page, 'lighthouse');
    assert.match(
      await page.$eval('audio-article-transcript', (element) => element.textContent),
      /The keeper’s house is empty/,
    );
    await page.close();
  });
});

for (const width of [1280, 320])
  test(`nothing shifts while the page loads over a slow network, ${width} px wide`, async () => {
    const page = await site.open('', {
      before: async (fresh) => {
        await fresh.setViewport({ width, height: 800 });
        await fresh.emulateNetworkConditions({ download: 200_000, upload: 100_000, latency: 150 });
        await fresh.evaluateOnNewDocument(() => {
          window.shifts = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              window.shifts += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
        });
      },
    });
    await page.waitForFunction(isLoaded);
    await pause(1500);
    assert.equal((await page.evaluate(() => window.shifts)).toFixed(3), '0.000');
    // The observer works.
    await page.evaluate(() => {
      const advert = document.createElement('div');
      advert.textContent = 'Buy a lamp today. '.repeat(200);
      document.body.prepend(advert);
    });
    await page.waitForFunction(() => window.shifts > 0);
    await page.close();
  });
