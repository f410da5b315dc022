import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Frame, Page } from 'puppeteer-core';
import { openPublisher, type Publisher, stateOf } from './publisher.js';

/* One voice at a time, whatever of the site is open in the browser. Whoever begins last is heard. */

let publisher: Publisher;
before(async () => {
  publisher = await openPublisher();
});
after(() => publisher.close());

/** In the foreground: a page behind another one is drawn no more, and would be waited for in vain. */
async function play(page: Page, where: Frame = page.mainFrame()): Promise<void> {
  await page.bringToFront();
  // Not by the mouse: the page scrolls along with the voice.
  await where.$eval('audio-article >>> .play', (button) => (button as HTMLElement).click());
  await where.waitForFunction(() => {
    const { paused, currentTime } = document.querySelector('audio-article')!;
    return !paused && currentTime > 0.2;
  });
}

async function falls(where: Page | Frame): Promise<void> {
  await where.waitForFunction(() => document.querySelector('audio-article')!.paused, { polling: 50 });
  await where.waitForFunction(
    () =>
      document.querySelector('audio-article')!.shadowRoot!.querySelector('.play')!.textContent.trim() ===
      'Play',
    { polling: 50 },
  );
}

describe('G61: one voice', () => {
  test('of two tabs: the first one pauses, its button says Play, and it may have the word again', async () => {
    const context = await publisher.browser.createBrowserContext();
    const [one, other] = [await publisher.open({ context }), await publisher.open({ context })];
    await play(one);
    await play(other);
    await falls(one);
    assert.equal((await stateOf(other)).paused, false);
    await play(one);
    await falls(other);
    assert.equal((await stateOf(one)).paused, false);
    await context.close();
  });

  test('of two tabs, though the clock was set back in between', async () => {
    const context = await publisher.browser.createBrowserContext();
    const [one, other] = [await publisher.open({ context }), await publisher.open({ context })];
    await other.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() - 3_600_000;
    });
    await play(one);
    await play(other);
    await falls(one);
    // What the first one may have answered has come by then.
    await other.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.equal((await stateOf(other)).paused, false);
    await context.close();
  });

  test('of a page and a frame in it', async () => {
    const page = await publisher.open({ path: 'around' });
    const frame = page.frames().find((each) => each !== page.mainFrame())!;
    await frame.waitForFunction(() => document.querySelector('audio-article')?.readyState);
    await play(page);
    await play(page, frame);
    await falls(page);
    assert.equal((await stateOf(frame)).paused, false);
    await play(page);
    await falls(frame);
    await page.close();
  });

  test('a tab that was frozen while another one began does not come back speaking', async () => {
    const context = await publisher.browser.createBrowserContext();
    const [one, other] = [await publisher.open({ context }), await publisher.open({ context })];
    await play(one);
    const session = await one.createCDPSession();
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await play(other);
    const { currentTime } = await stateOf(other);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await one.bringToFront();
    await falls(one);
    await other.waitForFunction(
      (from) => Number(document.querySelector('audio-article')?.currentTime) > from,
      { polling: 100 },
      currentTime + 0.3,
    );
    assert.equal((await stateOf(other)).paused, false);
    await context.close();
  });
});

describe('a page that is left', () => {
  test('may be kept by the browser for the way back: nothing of the player forbids it', async () => {
    const page = await publisher.open();
    await play(page);
    const session = await page.createCDPSession();
    await session.send('Page.enable');
    const told = new Promise<readonly string[]>((resolve) => {
      session.on('Page.backForwardCacheNotUsed', ({ notRestoredExplanations }) =>
        resolve(
          // What a browser without a window never does, whatever the page, is circumstantial.
          notRestoredExplanations.filter(({ type }) => type !== 'Circumstantial').map(({ reason }) => reason),
        ),
      );
    });
    await page.goto(new URL('transcripts/index.json', publisher.url).href);
    await page.goBack();
    assert.deepEqual(await told, []);
    const { paused, button } = await stateOf(page);
    assert.deepEqual([paused, button], [true, 'Play']);
    await page.close();
  });

  test('is silent when it is shown again, and plays when it is asked to', async () => {
    const page = await publisher.open();
    await play(page);
    // What pauses on leaving comes with the code that marks.
    await page.waitForFunction(() => CSS.highlights.get('audio-article-sentence')?.size, { polling: 50 });
    for (const type of ['pagehide', 'pageshow'])
      await page.evaluate((name) => dispatchEvent(new PageTransitionEvent(name, { persisted: true })), type);
    await falls(page);
    const { currentTime } = await stateOf(page);
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal((await stateOf(page)).currentTime, currentTime);
    await play(page);
    const other = await publisher.open({ context: page.browserContext() });
    await play(other);
    await falls(page);
    await Promise.all([page.close(), other.close()]);
  });
});
