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
  await (await where.$('audio-article >>> .play'))!.click();
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

test('on the way back to a page nothing speaks, and the position and the button are true', async () => {
  const page = await publisher.open();
  await play(page);
  await page.evaluate(() => Reflect.set(globalThis, 'isTheSame', true));
  await page.goto(new URL('no-such-page', publisher.url).href);
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  await new Promise((resolve) => setTimeout(resolve, 700));
  const { paused, button } = await stateOf(page);
  assert.deepEqual([paused, button], [true, 'Play']);
  await play(page);
  await page.close();
});
