import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  ACCESS_KEY,
  BUCKET,
  REGION,
  SECRET,
  startStandIn,
  type StandIn,
} from '../../serve/storage/s3-stand-in.js';
import { harbour, type InboxSite, openInboxSite, press, waitForText } from './pages.js';

/* Published audio lies elsewhere: the policy of the editors’ pages lets it be heard from there, and from nowhere else. */

let standIn: StandIn;
let site: InboxSite;
before(async () => {
  standIn = await startStandIn();
  const s3 = {
    ...{ bucket: BUCKET, endpoint: standIn.url, region: REGION },
    ...{ accessKeyId: ACCESS_KEY, secretAccessKey: SECRET },
  };
  site = await openInboxSite([{ name: 'harbour', text: harbour }], { s3 });
  await site.desk.settled();
  await site.desk.report('harbour', 'Szczecin');
});
after(async () => {
  await site.close();
  await standIn.close();
});

test('a sentence is heard from the bucket, and beside it what a rule would make of it', async () => {
  const card = await site.desk.cardOf('Szczecin');
  const { page, trouble } = await site.open(`/inbox?card=${card.id}`);
  const given = (): number => standIn.requests.filter((request) => request.startsWith('GET audio/')).length;
  await waitForText(page, 'How should it be said?');
  await page.waitForSelector('.hear');
  const before = given();
  await page.$eval('.hear', (button) => (button as HTMLElement).click());
  await page.waitForFunction(() => document.querySelector('.hear')?.getAttribute('data-state') === 'playing');
  await page.waitForFunction(() => document.querySelector('.hear')?.getAttribute('data-state') === 'silence');
  assert.ok(given() > before, 'the bucket was asked');

  await page.type('#rule-text', 'shtchetchin');
  await waitForText(page, 'would be spoken anew.');
  await press(page, 'button', 'Compare: the other one');
  await waitForText(page, 'You hear it with your change.');
  await press(page, 'button', 'Compare: the other one');
  await waitForText(page, 'You hear it as it is now.');
  assert.deepEqual(trouble, []);

  const refused = page.waitForFunction(() => document.querySelector('html')?.dataset['refused']);
  await page.evaluate(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      document.documentElement.dataset['refused'] = violatedDirective;
    });
    void new Audio('https://elsewhere.example/x.mp3').play().catch(() => undefined);
  });
  assert.equal(await (await refused).jsonValue(), 'media-src');
});
