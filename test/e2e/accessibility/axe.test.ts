import assert from 'node:assert/strict';
import type * as Axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { root } from '../demo.js';
import type { Site } from '../publish.js';
import { look, openIn, openSite, type StateName, states } from './states.js';

let site: Site;
let axe: string;
before(async () => {
  site = await openSite();
  axe = await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
});
after(() => site.close());

const looks: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  light: (page) => look(page, 'light'),
  dark: (page) => look(page, 'dark'),
  'forced colours': (page) => look(page, 'forced colours, dark'),
  'from right to left, 320 px wide': async (page) => {
    await look(page, 'light');
    await page.setViewport({ width: 320, height: 800 });
    await page.evaluate(() => {
      document.documentElement.dir = 'rtl';
    });
  },
};

/** What axe cannot decide by itself, and which other test does. */
const decidedElsewhere: Readonly<Record<string, string>> = {
  'color-contrast': 'G20 looks at the pixels',
  'color-contrast-enhanced': 'G20 looks at the pixels',
};

interface Found {
  readonly passes: number;
  readonly wrong: readonly string[];
}

const run = (page: Page): Promise<Found> =>
  page.evaluate(async (elsewhere) => {
    const all = (globalThis as unknown as { axe: typeof Axe }).axe;
    const { violations, incomplete, passes } = await all.run(document, {
      runOnly: [
        ...['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag21aaa'],
        ...['wcag22a', 'wcag22aa', 'wcag22aaa', 'best-practice', 'section508', 'EN-301-549'],
      ],
      // What passes is only counted: not each place of it is told.
      resultTypes: ['violations', 'incomplete'],
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'target-size': { enabled: true },
        'label-content-name-mismatch': { enabled: true },
        'identical-links-same-purpose': { enabled: true },
      },
    });
    const told = (results: Axe.Result[]): string[] =>
      results.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
      );
    return {
      passes: passes.length,
      wrong: [...told(violations), ...told(incomplete.filter(({ id }) => !elsewhere.includes(id)))],
    };
  }, Object.keys(decidedElsewhere));

describe('axe finds nothing, and nothing that it cannot decide', () => {
  for (const name of Object.keys(states) as StateName[])
    test(`G1: in ${name}`, async () => {
      // axe itself needs what the page's policy forbids.
      const page = await openIn(site, name, (fresh) => fresh.setBypassCSP(true));
      await page.evaluate(axe);
      const found: string[] = [];
      for (const [dressed, dress] of Object.entries(looks)) {
        await dress(page);
        const { passes, wrong } = await run(page);
        assert.ok(passes > 20, 'axe has looked');
        found.push(...wrong.map((one) => `${dressed}: ${one}`));
      }
      assert.deepEqual(found, []);
      await page.close();
    });

  test('G1: it would find a control without a name', async () => {
    const page = await openIn(site, 'idle', (fresh) => fresh.setBypassCSP(true));
    await page.evaluate(axe);
    await page.$eval('audio-article', ({ shadowRoot }) =>
      shadowRoot!.querySelector('.controls')!.append(document.createElement('button')),
    );
    const { wrong } = await run(page);
    assert.match(wrong.join(), /button-name/);
    await page.close();
  });
});
