import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { reader, setElsewhere } from './demo.js';
import { type Site, visitDemo } from './publish.js';
import { accessibilityTree } from './accessibility-tree.js';

/* The mini player on a real page with a strict policy: what a screen reader reads is the same with it and without it. */

let site: Site;
let page: Page;
before(async () => {
  site = await visitDemo();
  page = await site.open();
  await page.waitForFunction(() => document.querySelector('audio-article')?.readyState);
});
after(() => site.close());

const isShown = (wanted: boolean) =>
  page.waitForFunction(
    (is) =>
      document
        .querySelector('audio-article')
        ?.shadowRoot?.querySelector('.transport')
        ?.matches(':popover-open') === is,
    {},
    wanted,
  );

test('G9: to a screen reader the page is the same with the bar and without it', async () => {
  // The page is scrolled by the test alone.
  await setElsewhere(page, { follow: false });
  await reader(page).press('Play');
  await reader(page).waitUntilPlaying();
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  await isShown(false);
  const without = await accessibilityTree(page, { isNumbered: true });
  await page.evaluate(() => scrollTo({ top: 1500, behavior: 'instant' }));
  await isShown(true);
  assert.deepEqual(await accessibilityTree(page, { isNumbered: true }), without);
  assert.ok(without.some((line) => / button Pause/.test(line)));
  // By name, as assistive technology finds it; it is where it can be clicked.
  await reader(page).press('Pause');
  await page.waitForFunction(() => document.querySelector('audio-article')?.paused);
  await isShown(true);
});
