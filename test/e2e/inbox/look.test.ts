import assert from 'node:assert/strict';
import type * as Axe from 'axe-core';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { look } from '../accessibility/states.js';
import { root } from '../demo.js';
import { type InboxSite, type InboxTab, openInboxSite, waitForText, press } from './pages.js';

/* Every state of the editors' pages, for every eye. */

let site: InboxSite;
let axe: string;
before(async () => {
  site = await openInboxSite();
  axe = await readFile(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
  await site.desk.report('harbour', 'Szczecin', { comment: 'It is “shtcheh-cheen”.' });
  await site.desk.report('market', 'Szczecin', { contact: 'reader@example.org' });
  await site.desk.report('harbour', 'Kugelman');
  const card = await site.desk.cardOf('Kugelman');
  await site.desk.ask('POST', `/api/inbox/cards/${card.id}/reject`, { reason: 'It is said right.' });
  const rule = {
    match: 'whole',
    letterCase: 'smart',
    scope: { kind: 'site' },
    word: 'Oder',
    say: { kind: 'letters' },
  };
  await site.desk.answer('POST', '/api/inbox/rules', { rule });
  await site.desk.settled();
});
after(() => site.close());

const openCard = async (page: Page): Promise<void> => {
  const card = await site.desk.cardOf('Szczecin');
  await page.goto(new URL(`/inbox?card=${card.id}`, site.desk.url).href);
  await waitForText(page, 'How should it be said?');
};

const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the list': (page) => waitForText(page, 'Szczecin'),
  'a card': async (page) => {
    await openCard(page);
    await page.type('#rule-text', 'shtchetchin');
    await waitForText(page, 'would be spoken anew.');
    await page.$$eval('details', (all) => all.forEach((details) => (details.open = true)));
  },
  'phonetic signs with a mistake, and rejecting': async (page) => {
    await openCard(page);
    await page.click('input[value="phonemes"]');
    await page.type('#rule-ipa', '!');
    await page.click('.signs summary');
    await press(page, 'button', 'Accept and speak anew');
    await waitForText(page, 'Not readable');
    await page.click('.reject');
    await press(page, 'button', 'Reject');
    await waitForText(page, 'Write why you reject it.');
  },
  'a rejected card': async (page) => {
    const card = await site.desk.cardOf('Kugelman', '?state=rejected');
    await page.goto(new URL(`/inbox?state=rejected&card=${card.id}`, site.desk.url).href);
    await waitForText(page, 'Rejected by');
  },
  'the lexicon': async (page) => {
    await page.goto(new URL('/inbox/lexicon', site.desk.url).href);
    await waitForText(page, 'letter by letter');
  },
  'a rule in its dialog': async (page) => {
    await page.goto(new URL('/inbox/lexicon', site.desk.url).href);
    await page.locator('::-p-aria([name="Edit of “Oder”"][role="button"])').click();
    await page.waitForSelector('dialog[open] #rule-word');
  },
  'the sign-in page with a mistake': async (page) => {
    await page.goto(new URL('/inbox/sign-in', site.desk.url).href);
    await page.type('#token', 'wrong');
    await press(page, 'button', 'Sign in');
    await waitForText(page, 'This token is not right.');
  },
};

const looks: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  light: (page) => look(page, 'light'),
  dark: (page) => look(page, 'dark'),
  'forced colours': (page) => look(page, 'forced colours, dark'),
  'from right to left, 320 px wide': async (page) => {
    await look(page, 'light');
    await page.setViewport({ width: 320, height: 800 });
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  },
};

const wrong = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const { violations, passes } = await (globalThis as unknown as { axe: typeof Axe }).axe.run(document, {
      runOnly: [
        ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
        ...['best-practice', 'section508', 'EN-301-549'],
      ],
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'target-size': { enabled: true },
        'label-content-name-mismatch': { enabled: true },
      },
    });
    if (passes.length < 15) throw new Error('axe has not looked');
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}\n${failureSummary}`),
    );
  });

/** What stands out of the page, or is cut off within it. */
const overflowing = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const found =
      document.documentElement.scrollWidth > width
        ? [`the page: ${document.documentElement.scrollWidth}`]
        : [];
    for (const element of document.querySelectorAll(
      'body *:not(.unseen, .unseen *, .skip, svg *, option, thead *)',
    )) {
      const { left, right, width: own } = element.getBoundingClientRect();
      if (own > 1 && (left < -1 || right > width + 1))
        found.push(`${element.tagName}.${element.className}: ${left}–${right}`);
    }
    return found;
  });

describe('the editors’ pages', () => {
  for (const [name, reach] of Object.entries(states))
    test(`axe finds nothing in ${name}, and nothing overflows`, async () => {
      // axe itself needs what the page's policy forbids.
      const { page }: InboxTab = await site.open('/inbox', { before: (fresh) => fresh.setBypassCSP(true) });
      await reach(page);
      await page.evaluate(axe);
      const found: string[] = [];
      for (const [dressed, dress] of Object.entries(looks)) {
        await dress(page);
        found.push(
          ...[...(await wrong(page)), ...(await overflowing(page))].map((one) => `${dressed}: ${one}`),
        );
      }
      assert.deepEqual(found, []);
      await page.close();
    });

  test('speak German to whoever reads German', async () => {
    const { page } = await site.open('/inbox', { language: 'de-DE,de;q=0.9' });
    await waitForText(page, 'Posteingang');
    assert.equal(await page.$eval('html', ({ lang }) => lang), 'de');
    await waitForText(page, 'Abmelden');
  });

  test('have controls of 44 px, but for links in text', async () => {
    const { page } = await site.open('/inbox');
    await states['a card']!(page);
    const small = await page.$$eval(
      'button, select, summary, input:not([type=radio]), label.choice, nav a, .cards a',
      (all) =>
        all.flatMap((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 0 && (height < 43.9 || width < 43.9)
            ? [`${element.outerHTML.slice(0, 80)} ${width}×${height}`]
            : [];
        }),
    );
    assert.deepEqual(small, []);
  });
});
