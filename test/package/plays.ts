import assert from 'node:assert/strict';
import type { Browser, Page } from 'puppeteer-core';
import type {} from '../../src/player/audio-article.js';

/* A page as a listener meets it. */

export interface OpenedPage extends Page {
  /** What the browser complained of. */
  readonly wrong: readonly string[];
}

export async function openPage(browser: Pick<Browser, 'newPage'>, address: string): Promise<OpenedPage> {
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('pageerror', (error) => wrong.push(String(error)));
  await page.goto(address);
  return Object.assign(page, { wrong });
}

/** Play is pressed, time passes, and what is loaded then shares the state of what was loaded first. */
export async function plays(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  await page.locator('::-p-aria([name="Play"][role="button"])').click();
  await page.waitForFunction(() => Number(document.querySelector('audio-article')?.currentTime) > 0.2);
  assert.ok(await page.$eval('audio-article', async (player) => (await player.sentences()) !== undefined));
}

/** It plays, and nobody had to complain. */
export async function playsQuietly(browser: Browser, address: string): Promise<void> {
  const page = await openPage(browser, address);
  await plays(page);
  assert.deepEqual(page.wrong, []);
  await page.close();
}
