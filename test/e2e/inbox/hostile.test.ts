import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { rule } from '../../serve/desk/desk-site.js';
import { type InboxSite, openInboxSite, waitForText, press } from './pages.js';

/* What readers send, articles hold and editors type is shown as it is, and never runs. */

const ATTACK = `"'><img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)>{{alert(4)}}\${alert(5)}`;
const SHOWN = '<img src=x onerror=alert(1)>';

let site: InboxSite;
before(async () => {
  site = await openInboxSite([
    {
      name: 'hostile',
      text: `${SHOWN} title\n\nA word is <script>alert(6)</script> here, and javascript:alert(7) there.`,
      options: { section: SHOWN },
    },
  ]);
  for (const category of ['mispronounced', 'other'])
    await site.desk.report('hostile', 'word', { category, comment: ATTACK, contact: ATTACK });
  const made = {
    ...rule('word', ATTACK),
    ...{ lang: 'en', voice: ATTACK, comment: ATTACK, scope: { kind: 'section', section: SHOWN } as const },
  };
  await site.desk.answer('POST', '/api/inbox/rules', { rule: made });
  await site.desk.settled();
});
after(() => site.close());

test('in no field of a report, an article or a rule does anything run, and the policy has nothing to refuse', async () => {
  const { page, trouble } = await site.open('/inbox');
  await waitForText(page, 'Mispronounced');
  for (const { id } of await site.desk.cards('')) {
    await page.goto(new URL(`/inbox?card=${id}`, site.desk.url).href);
    await waitForText(page, 'How should it be said?');
    await page.$eval('details.conditions', (details) => (details.open = true));
    for (const field of ['#rule-word', '#rule-text', '#rule-lang', '#rule-voice', '#rule-comment']) {
      await page.$eval(field, (element) => ((element as HTMLInputElement).value = ''));
      await page.type(field, ATTACK.slice(0, 60));
    }
    await press(page, 'button', 'Accept and speak anew');
    await waitForText(page, 'This is no language tag.');
    await page.$eval('.reject', (button) => (button as HTMLElement).click());
    await page.type('#reason', ATTACK);
    await press(page, 'button', 'Reject');
    await waitForText(page, 'Rejected by Ada');
    await waitForText(page, SHOWN);
  }
  for (const state of ['open', 'accepted', 'rejected']) {
    await page.goto(new URL(`/inbox?state=${state}&card=${encodeURIComponent(ATTACK)}`, site.desk.url).href);
    await page.waitForSelector('inbox-card h2');
  }
  await page.goto(
    new URL(`/inbox/lexicon?search=${encodeURIComponent('<b>nothing</b>')}`, site.desk.url).href,
  );
  await page.waitForSelector('.empty');
  await page.goto(new URL('/inbox/lexicon', site.desk.url).href);
  await waitForText(page, SHOWN);
  await page.locator('::-p-aria([name="History of “word”"][role="button"])').click();
  await page.waitForSelector('.history li');
  assert.equal(await page.$$eval('img, script:not([src]), svg[onload]', ({ length }) => length), 0);
  assert.deepEqual(trouble, []);
});

test('this test would see it', async () => {
  const { page, trouble } = await site.open('/inbox');
  await waitForText(page, 'Inbox');
  await page.evaluate(() => {
    const script = document.createElement('p');
    try {
      script.innerHTML = '<img src=x onerror=alert(1)>';
    } catch {
      // Trusted Types refuse it.
    }
  });
  await page.waitForFunction(() => true);
  await new Promise((resolve) => setTimeout(resolve, 200));
  assert.match(trouble.join(), /require-trusted-types-for/);
});
