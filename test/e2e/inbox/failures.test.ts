import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from '../../../src/serve/uuid.js';
import { harbour, type InboxSite, openInboxSite, waitForStatus, waitForText, press } from './pages.js';

/* What fails is told beside what was asked, nothing typed is lost, and there is a way on. */

const words = Array.from(
  { length: 34 },
  (_, i) => `Word${String.fromCharCode(97 + (i % 26))}${i < 26 ? 'x' : 'y'}`,
);

let site: InboxSite;
before(async () => {
  site = await openInboxSite([
    { name: 'harbour', text: harbour },
    { name: 'words', text: `Words\n\n${words.join(', ')} are words.` },
  ]);
  await site.desk.report('harbour', 'Szczecin');
});
after(() => site.close());

const cardPath = async (word: string): Promise<string> => `/inbox?card=${(await site.desk.cardOf(word)).id}`;

test('without a network the list says so, and comes when it is asked for again', async () => {
  const { page } = await site.open('/inbox');
  await waitForText(page, 'Szczecin');
  await page.setOfflineMode(true);
  await press(page, 'link', 'Rejected');
  // The list's own: what is under way may not have been asked for before the network went, and says so, too.
  await page.waitForSelector('.list > .failure');
  await waitForText(page, 'The server could not be reached.');
  await page.setOfflineMode(false);
  await page.$eval('.list > .failure button', (button) => button.click());
  await waitForText(page, 'Nothing has been rejected yet.');
  await page.goBack();
  await waitForText(page, 'Szczecin');
});

test('what is under way is asked for again by itself when the network is back', async () => {
  let lost = true;
  const { page } = await site.open('/inbox', {
    before: async (opened) => {
      await opened.setRequestInterception(true);
      opened.on('request', (request) => {
        if (lost && new URL(request.url()).pathname.startsWith('/api/inbox/runs'))
          void request.abort('failed');
        else if (lost && new URL(request.url()).pathname === '/api/inbox/events')
          void request.abort('failed');
        else void request.continue();
      });
    },
  });
  await page.waitForSelector('.runs .failure');
  lost = false;
  await page.waitForFunction(() => !document.querySelector('.runs .failure'));
});

test('what could not be accepted is still there, and is accepted when the network is back', async () => {
  const { page } = await site.open(await cardPath('Szczecin'));
  await waitForText(page, 'How should it be said?');
  await page.type('#rule-text', 'shtchetchin');
  await waitForText(page, 'would be spoken anew.');
  await page.setOfflineMode(true);
  await press(page, 'button', 'With your change');
  await waitForText(page, 'The server could not be reached.');
  await press(page, 'button', 'Accept and speak anew');
  await page.waitForSelector('.saving-failed .failure');
  assert.equal(await page.$eval('#rule-text', (field) => (field as HTMLInputElement).value), 'shtchetchin');
  await page.setOfflineMode(false);
  await press(page, 'button', 'Accept and speak anew');
  await waitForText(page, 'Accepted by Ada');
  await press(page, 'button', 'Undo');
  await waitForStatus(page, 'Undone. The card is open again.');
  await site.desk.settled();
});

test('whoever has been signed out signs in elsewhere and goes on', async () => {
  const { page } = await site.open(await cardPath('Szczecin'));
  await waitForText(page, 'How should it be said?');
  await page.type('#rule-text', 'shtchetchin');
  await site.desk.pool.query('update audio_article.session set expires_at = now()');
  await press(page, 'button', 'Accept and speak anew');
  await waitForText(page, 'You have been signed out. What you typed is still here.');
  assert.equal(await page.$eval('.saving-failed a', ({ target }) => target), '_blank');
  await site.desk.pool.query(`update audio_article.session set expires_at = now() + interval '1 hour'`);
  await press(page, 'button', 'Accept and speak anew');
  await waitForText(page, 'Accepted by Ada');
  await site.desk.settled();
});

test('signing out ends the session and leads to the sign-in page', async () => {
  const { page } = await site.open('/inbox');
  await waitForText(page, 'Signed in as Ada');
  await Promise.all([page.waitForNavigation(), press(page, 'button', 'Sign out')]);
  assert.equal(new URL(page.url()).pathname, '/inbox/sign-in');
  await page.goto(new URL('/inbox', site.desk.url).href);
  assert.equal(new URL(page.url()).pathname, '/inbox/sign-in');
});

test('a narration that failed says why, and is tried again', async () => {
  await site.desk.pool.query(
    `insert into audio_article.run (id, article, reason, state, error, finished_at)
     values ($1, 'harbour', 'asked', 'failed', 'The disk is full.', now())`,
    [uuidv7()],
  );
  let isAsked = false;
  const { page } = await site.open('/inbox', {
    before: async (opened) => {
      await opened.setRequestInterception(true);
      opened.on('request', (request) => {
        // What the server tells by itself comes first, and the list that is asked for never.
        if (!isAsked || new URL(request.url()).pathname !== '/api/inbox/runs') void request.continue();
      });
    },
  });
  await waitForText(page, '1 article failed');
  await page.click('.runs summary');
  await waitForText(page, 'The disk is full.');
  isAsked = true;
  await page.focus('.runs li button');
  await page.keyboard.press('Enter');
  await waitForStatus(page, 'It is tried again.');
  await page.waitForFunction(
    () => !document.querySelector('.runs')?.textContent.includes('The disk is full.'),
  );
  assert.equal(await page.evaluate(() => document.activeElement?.localName), 'summary');
});

test('what is new moves nothing and says nothing until it is asked for', async () => {
  const { page, trouble } = await site.open('/inbox');
  await waitForText(page, 'cards');
  const listed = (): Promise<string> =>
    page.$$eval('.cards .word', (all) => all.map(({ textContent }) => textContent).join());
  const before = await listed();
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(globalThis, { said });
    new MutationObserver(() => said.push(document.querySelector('#status')!.textContent)).observe(
      document.querySelector('#status')!,
      { childList: true, characterData: true, subtree: true },
    );
  });
  await site.desk.report('harbour', 'Kugelman');
  await waitForText(page, 'Something is new.');
  assert.equal(await listed(), before);
  assert.deepEqual(await page.evaluate(() => (globalThis as unknown as { said: string[] }).said), []);
  await press(page, 'button', 'Something is new. Show it');
  await page.waitForFunction(() => document.querySelector('.cards .word')?.textContent === 'Kugelman');
  await page.waitForFunction(() => document.activeElement?.localName === 'h1');
  assert.deepEqual(trouble, []);
});

test('a long list comes in parts, and the focus goes on where the next begins', async () => {
  for (const word of words) await site.desk.report('words', word);
  const { page } = await site.open('/inbox');
  await waitForText(page, 'Show more');
  assert.equal((await page.$$('.cards > li')).length, 30);
  await press(page, 'button', 'Show more');
  await page.waitForFunction(() => document.querySelectorAll('.cards > li').length > 30);
  await page.waitForFunction(
    () => document.activeElement === document.querySelector('.cards > li:nth-child(31) a'),
  );
  assert.equal(
    new Set(await page.$$eval('.cards a', (all) => all.map(({ href }) => href))).size,
    (await page.$$('.cards a')).length,
  );
});
