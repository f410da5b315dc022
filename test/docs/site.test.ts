import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import { serveDocs } from '../../docs/site/serve.js';
import { type TestBrowser, openBrowser } from '../e2e/demo.js';
import type { Shared } from '../shared.js';
import { builtDocs } from './built.js';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('the documentation in a browser', () => {
  let built: Shared<string>;
  let served: Awaited<ReturnType<typeof serveDocs>>;
  let browser: TestBrowser;
  let page: Page;
  const errors: string[] = [];

  before(async () => {
    built = await builtDocs();
    served = await serveDocs(built.value, 0);
    browser = await openBrowser();
    page = await browser.newPage();
    page.on('pageerror', (error) => errors.push(String(error)));
  });
  after(async () => {
    await browser.close();
    await served.app.close();
    await built.leave();
  });

  const found = async (): Promise<string[]> => {
    await page.evaluate(axeSource);
    return page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const { violations } = await axe.run();
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
    });
  };

  it('has nothing that axe finds, wide and at 320 px, where nothing is scrolled sideways', async () => {
    for (const path of ['/', '/elements/', '/start/', '/playground/'])
      for (const width of [1280, 320]) {
        await page.setViewport({ width, height: 800 });
        await page.goto(new URL(path, served.url).href, { waitUntil: 'load' });
        assert.deepEqual(await found(), [], `${path} ${width}`);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(over, 0, `${path} ${width}`);
      }
  });

  it('the playground changes the player at once, by keyboard, and says how', async () => {
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(new URL('/playground/', served.url).href, { waitUntil: 'load' });
    await page.waitForFunction(() => document.querySelector('#tried')?.shadowRoot?.querySelector('button'));
    await page.focus('[name="bar"][value="sentences"]');
    await page.keyboard.press('Space');
    await page.$eval('[name="--audio-article-strong"]', (field) => {
      (field as HTMLInputElement).value = '#aa0000';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.select('[name="part"]', 'button');
    const seen = await page.evaluate(() => {
      const player = document.querySelector('#tried')!;
      return {
        bar: player.getAttribute('bar'),
        colour: getComputedStyle(player).getPropertyValue('--audio-article-strong'),
        code: document.querySelector('#code-text')!.textContent,
      };
    });
    assert.equal(seen.bar, 'sentences');
    assert.equal(seen.colour, '#aa0000');
    assert.match(seen.code, /<audio-article src="[^"]+" bar="sentences">/);
    assert.match(seen.code, /--audio-article-strong: #aa0000;/);
    assert.match(seen.code, /audio-article::part\(button\)/);
    await page.click('[type="reset"]');
    await page.waitForFunction(() => !document.querySelector('#tried')!.hasAttribute('bar'));
    assert.deepEqual(await found(), []);
    assert.deepEqual(errors, []);
  });
});
