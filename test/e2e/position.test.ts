import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import type { Narration } from '../../src/core/narration/schema.js';
import { timeOf } from '../../src/core/place.js';
import { timelineOf } from '../../src/core/timeline.js';
import type { KeptPlace } from '../../src/player/position-store.js';
import { chromiumLaunch } from '../chromium.js';
import { reader } from './demo.js';
import { type Site, visitDemo } from './publish.js';

/* What is on disk when a page ends, however it ends: the listener's place, never more than 2 s behind. */

let site: Site;
let narration: Narration;
before(async () => {
  site = await visitDemo();
  narration = await site.narration();
});
after(() => site.close());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function open(context: BrowserContext, path = ''): Promise<Page> {
  const page = await site.open(path, { context });
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
  return page;
}

async function playFrom(page: Page, seconds: number): Promise<void> {
  await page.evaluate((to) => {
    document.querySelector('audio-article')!.currentTime = to;
  }, seconds);
  await reader(page).press('Play');
  await page.waitForFunction(
    (from) => Number(document.querySelector('audio-article')?.currentTime) > from + 0.2,
    {},
    seconds,
  );
}

/** What a page of the same origin without a player finds on disk, in s; −1: heard to the end. */
async function keptIn(context: BrowserContext): Promise<number | undefined> {
  const page = await context.newPage();
  await page.goto(new URL('no-such-page', site.server.url).href);
  const kept = await page.evaluate(
    (key) =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('audio-article');
        opening.onerror = () => reject(new Error('The database cannot be opened.'));
        opening.onsuccess = () => {
          const getting = opening.result.transaction('player').objectStore('player').get(key);
          getting.onsuccess = () => {
            resolve(getting.result);
            opening.result.close();
          };
        };
      }),
    `position:${narration.id}`,
  );
  await page.close();
  if (kept === undefined) return undefined;
  const { place } = kept as KeptPlace;
  return place ? timeOf(narration, timelineOf(narration), place) / 1000 : -1;
}

const now = (page: Page) => page.evaluate(() => Number(document.querySelector('audio-article')?.currentTime));

/** While they listen, at moments that fall differently between two writes. */
const WAITS_MS = [0, 700, 1400];

describe('on disk is the listener’s place', () => {
  /** How far behind it may be, in s: at its best, in two of three, always: a machine that is busy ends a page before it has written. */
  interface Ending {
    readonly end: (page: Page) => Promise<unknown>;
    readonly behind: readonly [atBest: number, mostly: number, always: number];
  }
  const endings: Readonly<Record<string, Ending>> = {
    'at the word when the page is left for another, where the browser lets it write, and else at most 2 s behind':
      {
        end: (page) => page.goto(new URL('no-such-page', site.server.url).href),
        behind: [0.1, 0.1, 2],
      },
    'at the word when the tab is closed, where the browser lets it write, and else at most 2 s behind': {
      end: (page) => page.close(),
      behind: [0.1, 2, 2],
    },
    'at most 2 s behind when the renderer dies': {
      end: async (page) => {
        const session = await page.createCDPSession();
        const died = new Promise((resolve) => session.once('Inspector.targetCrashed', resolve));
        await session.send('Inspector.enable');
        void session.send('Page.crash').catch(() => undefined);
        await died;
      },
      behind: [2, 2, 2],
    },
  };
  for (const [how, { end, behind }] of Object.entries(endings))
    test(how, async () => {
      const context = await site.browser.createBrowserContext();
      const late: number[] = [];
      for (const [i, wait] of WAITS_MS.entries()) {
        const page = await open(context);
        await playFrom(page, 20 + 15 * i);
        await pause(wait);
        const was = await now(page);
        await end(page);
        let kept = await keptIn(context);
        // A page that is left writes beside the one that comes.
        for (let again = 0; again < 4 && !(Number(kept) > was - behind[0]); again++) {
          await pause(250);
          kept = await keptIn(context);
        }
        assert.ok(kept !== undefined && kept < was + 2, `it was ${was}, ${String(kept)} is kept`);
        late.push(was - kept);
      }
      late.sort((a, b) => a - b);
      for (const [i, most] of behind.entries())
        assert.ok(Number(late[i]) < most, `it was ${late.join(', ')} s behind`);
      await context.close();
    });

  test('at most 2 s behind when the whole browser is killed', async () => {
    const profile = await mkdtemp(join(tmpdir(), 'audio-article-profile-'));
    const launch = async (): Promise<Browser> => {
      const { executablePath, args, env } = await chromiumLaunch();
      return puppeteer.launch({ executablePath, args, env, headless: true, userDataDir: profile });
    };
    let browser = await launch();
    try {
      const page = await open(browser.defaultBrowserContext());
      await playFrom(page, 30);
      await pause(1300);
      const was = await now(page);
      const gone = new Promise((resolve) => browser.process()?.once('exit', resolve));
      browser.process()?.kill('SIGKILL');
      await gone;
      browser = await launch();
      const kept = await keptIn(browser.defaultBrowserContext());
      assert.ok(
        kept !== undefined && kept > was - 2 && kept < was + 2,
        `it was ${was}, ${String(kept)} is kept`,
      );
    } finally {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    }
  });
});

describe('two tabs with the same article', () => {
  test('the one where the listener was last holds, whichever is closed last', async () => {
    const context = await site.browser.createBrowserContext();
    const first = await open(context);
    await playFrom(first, 100);
    await reader(first).press('Pause');
    const second = await open(context);
    await playFrom(second, 40);
    await pause(1500);
    const was = await now(second);
    await second.close();
    // The first one only stands there; it is hidden, shown, left.
    await first.bringToFront();
    await first.goto(new URL('no-such-page', site.server.url).href);
    const kept = await keptIn(context);
    // As the tab that is closed may not have been given the time to write its last word.
    assert.ok(kept !== undefined && Math.abs(kept - was) < 2, `it was ${was}, ${String(kept)} is kept`);
    await context.close();
  });

  test('an end that was heard in one is not undone by the other', async () => {
    const context = await site.browser.createBrowserContext();
    const first = await open(context);
    await playFrom(first, 100);
    await reader(first).press('Pause');
    const second = await open(context);
    await playFrom(second, Math.floor(Number(narration.audio[0]?.duration) / 1000) - 1);
    await second.waitForFunction(() => document.querySelector('audio-article')?.ended);
    await pause(100);
    await second.close();
    await first.reload();
    assert.equal(await keptIn(context), -1);
    await context.close();
  });
});
