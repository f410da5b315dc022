import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Narration } from '../../src/core/narration/schema.js';
import { reader } from './demo.js';
import { publish, type Site } from './publish.js';

/* A link to a sentence, from the copying to the page that it opens. */

let site: Site;
let narration: Narration;
before(async () => {
  const paragraphs = Array.from(
    { length: 30 },
    (_, i) =>
      `<p>Paragraph ${i} is about the sea. It was calm. Well-known ships, 7 & more, passed by no. ${i}.</p>`,
  ).join('');
  site = await publish({
    'index.html': `<!doctype html><html lang="en"><head><meta charset="utf-8" /><title>Long</title>
        <link rel="stylesheet" href="/player/audio-article.css" />
        <script type="module" src="/player/audio-article.js"></script></head>
        <body><audio-article src="/transcripts/index.json"><article><h1>Long</h1>${paragraphs}</article></audio-article></body></html>`,
  });
  narration = await site.narration();
});
after(() => site.close());

/** The n-th sentence of a paragraph. */
const sentenceOf = (paragraph: number, nth: number) => {
  const block = narration.blocks[paragraph + 1]!;
  const { start, end, startMs } = block.sentences[nth]!;
  return { text: block.text.slice(start, end), seconds: startMs / 1000 };
};

const isMarked = (page: Page, text: string) =>
  page.waitForFunction(
    (text) =>
      [...(CSS.highlights.get('audio-article-sentence') ?? [])].some(
        (range) => (range as Range).toString() === text,
      ),
    {},
    text,
  );

async function copiedLink(seconds: number): Promise<string> {
  const context = await site.browser.createBrowserContext();
  await context.setPermission(
    new URL(site.server.url).origin,
    { permission: { name: 'clipboard-read' }, state: 'granted' },
    { permission: { name: 'clipboard-write' }, state: 'granted' },
  );
  const page = await site.open('', { context });
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  await page.evaluate((to) => (document.querySelector('audio-article')!.currentTime = to), seconds + 0.05);
  await reader(page).press('Options');
  await reader(page).press('Copy link to this sentence');
  await page.waitForFunction(() =>
    document
      .querySelector('audio-article')!
      .shadowRoot!.querySelector('dialog')
      ?.innerText.includes('The link is copied.'),
  );
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const isUntouched = await page.evaluate(
    () => !document.querySelector('article [tabindex], article mark, article span'),
  );
  assert.ok(isUntouched, 'G8: the article is as it was');
  await context.close();
  return link;
}

describe('a link to a sentence', () => {
  // One that stands there once, and one of thirty that are the same.
  for (const nth of [2, 1])
    test(`that is copied opens there, without playing: “${['', 'It was calm.', 'Well-known ships…'][nth]}”`, async () => {
      const { text, seconds } = sentenceOf(24, nth);
      const link = await copiedLink(seconds);
      assert.match(link, new RegExp(`/#t=${String(seconds)}:~:text=`));
      const page = await site.open(link);
      await isMarked(page, text);
      await page.waitForFunction(() => {
        const [range] = CSS.highlights.get('audio-article-sentence')! as Iterable<Range>;
        const { top, bottom } = range!.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      });
      const { currentTime, paused, hash } = await page.evaluate(() => {
        const { currentTime, paused } = document.querySelector('audio-article')!;
        return { currentTime, paused, hash: location.hash };
      });
      assert.equal(currentTime, seconds);
      assert.ok(paused);
      // The browser has taken the text away; the time has survived.
      assert.equal(hash, `#t=${String(seconds)}`);
      await page.close();
    });

  test('loads no audio before Play, and plays from there', async () => {
    const audio: string[] = [];
    const { seconds } = sentenceOf(3, 0);
    const page = await site.open(`#t=${seconds}`, {
      before: (page) =>
        Promise.resolve(
          page.on('request', (request) => {
            if (request.url().includes('/audio/')) audio.push(request.url());
          }),
        ),
    });
    await isMarked(page, sentenceOf(3, 0).text);
    assert.deepEqual(audio, []);
    await reader(page).press('Play');
    await page.waitForFunction(
      (from) => document.querySelector('audio-article')!.currentTime > from + 0.2,
      {},
      seconds,
    );
  });

  test('is obeyed when it is followed within the page', async () => {
    const page = await site.open('');
    await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    const { text, seconds } = sentenceOf(10, 2);
    await page.evaluate((to) => (location.hash = `t=${to}`), seconds);
    await isMarked(page, text);
    assert.ok(await page.evaluate(() => document.querySelector('audio-article')!.paused));
    await page.evaluate(() => (location.hash = 't=nonsense'));
    await page.evaluate(() => (location.hash = 't=99999'));
    assert.equal(await page.evaluate(() => document.querySelector('audio-article')!.currentTime), seconds);
  });
});
