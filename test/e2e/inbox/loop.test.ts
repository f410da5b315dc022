import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { TOKEN } from '../../serve/site.js';
import { focused, tabTo } from '../accessibility/states.js';
import { type InboxSite, openInboxSite, press as click, waitForStatus, waitForText } from './pages.js';

/* From the report to the corrected voice, by an editor who has a keyboard and nothing else. */

let site: InboxSite;
before(async () => {
  site = await openInboxSite();
  await site.desk.report('harbour', 'Szczecin', { comment: 'It is “shtcheh-cheen”.' });
  await site.desk.settled();
});
after(() => site.close());

const press = (page: Page, key: 'Enter' | ' ' | 'ArrowDown' | 'ArrowUp' | 'Escape') =>
  page.keyboard.press(key);

/** How often a sentence was asked to be spoken for the editor, and parts of published audio. */
function countSounds(page: Page): { previews: number; published: number } {
  const count = { previews: 0, published: 0 };
  page.on('response', (response) => {
    if (response.url().endsWith('/api/inbox/preview') && response.status() === 200) count.previews++;
    if (new URL(response.url()).pathname.startsWith('/audio/')) count.published++;
  });
  return count;
}

test('sign in, hear, write how it sounds, hear the difference, accept, and it is spoken anew', async () => {
  const { page, trouble } = await site.open('/inbox', { isStranger: true });
  const sounds = countSounds(page);
  await tabTo(page, 'Token');
  await page.keyboard.type(TOKEN);
  await tabTo(page, 'Your name');
  await page.keyboard.type('Ada');
  await press(page, 'Enter');
  await waitForText(page, 'Signed in as Ada');

  await tabTo(page, 'Szczecin');
  await press(page, 'Enter');
  await waitForText(page, 'How should it be said?');
  assert.equal(await focused(page), 'Szczecin', 'the focus is on the heading of the card');
  assert.ok(
    (await page.$eval('.reports', ({ textContent }) => textContent)).includes('It is “shtcheh-cheen”.'),
  );
  assert.equal(await page.$eval('.place mark', ({ textContent }) => textContent), 'Szczecin');

  // As it is now: the published audio, from the beginning of the sentence to its end.
  await tabTo(page, 'Hear it');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.querySelector('.hear')?.getAttribute('data-state') === 'playing');
  assert.ok((await focused(page)).startsWith('Stop'));
  await page.waitForFunction(() => document.querySelector('.hear')?.getAttribute('data-state') === 'silence');
  assert.ok(sounds.published > 0);

  // Nothing is accepted that says nothing: the field has the focus, and what is wrong stands at it.
  await tabTo(page, 'Accept and speak anew');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'rule-text');
  assert.equal(
    await page.$eval('#rule-text', (field) =>
      field
        .getAttribute('aria-describedby')!
        .split(' ')
        .map((id) => document.getElementById(id)!.textContent)
        .at(0),
    ),
    'Write how it sounds.',
  );
  await page.keyboard.type('shtchetchin');
  await page.waitForFunction(() => !document.querySelector('[aria-invalid]'));
  await waitForText(page, 'in 2 articles would be spoken anew.');
  const [, affected] =
    /(\d+) sentences in 2 articles/.exec(await page.$eval('.changes', ({ textContent }) => textContent)) ??
    [];

  // One key, again and again: now, with the change, now, …
  await tabTo(page, 'Compare');
  await press(page, ' ');
  await waitForText(page, 'You hear it with your change.');
  assert.equal(sounds.previews, 1);
  await press(page, ' ');
  await waitForText(page, 'You hear it as it is now.');
  await press(page, ' ');
  await waitForText(page, 'You hear it with your change.');
  assert.equal(sounds.previews, 1, 'what was spoken once is kept');
  assert.ok((await focused(page)).startsWith('Compare'));

  await tabTo(page, 'Accept and speak anew');
  await press(page, 'Enter');
  await waitForStatus(page, 'Accepted. What it changes is being spoken anew.');
  await waitForText(page, 'Accepted by Ada');
  assert.equal(await focused(page), 'Szczecin');
  await waitForStatus(page, 'What you have changed is spoken anew.');

  const { runs } = await site.desk.settled();
  const changed = runs.filter(({ reason, state }) => reason === 'lexicon' && state === 'done');
  assert.equal(changed.length, 2);
  assert.equal(
    changed.reduce((sum, { spoken = 0 }) => sum + spoken, 0) + sounds.previews,
    Number(affected),
    'exactly the sentences that the editor was shown, and the one that was heard is not spoken again',
  );

  // And back: the rule ends, the card is open again.
  await tabTo(page, 'Undo');
  await press(page, 'Enter');
  await waitForStatus(page, 'Undone. The card is open again.');
  await waitForText(page, 'How should it be said?');
  assert.equal(await focused(page), 'Szczecin');
  assert.deepEqual(trouble, []);
});

test('rejecting asks why, can be thought over, and ends at the card', async () => {
  await site.desk.report('market', 'Kugelman', { category: 'hard-to-understand' });
  const card = await site.desk.cardOf('Kugelman');
  const { page, trouble } = await site.open(`/inbox?card=${card.id}`);
  await waitForText(page, 'How should it be said?');
  await tabTo(page, 'Reject …');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'reason');
  await tabTo(page, 'Cancel');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement?.classList.contains('reject'));
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'reason');
  await tabTo(page, 'Reject');
  await press(page, 'Enter');
  await waitForText(page, 'Write why you reject it.');
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'reason');
  await page.keyboard.type('It is said right.');
  await tabTo(page, 'Reject');
  await press(page, 'Enter');
  await waitForStatus(page, 'Rejected.');
  await waitForText(page, 'Rejected by Ada');
  assert.equal(await focused(page), 'Kugelman');
  assert.equal((await site.desk.detail(card.id)).card.reason, 'It is said right.');
  assert.deepEqual(trouble, []);
});

test('a rule is added, found, edited, told of its past and ended in the lexicon', async () => {
  const { page, trouble } = await site.open('/inbox/lexicon');
  await waitForText(page, 'Add a rule');
  await tabTo(page, 'Add a rule');
  await press(page, 'Enter');
  await page.waitForFunction(() => document.activeElement?.id === 'dialog-heading');
  await tabTo(page, 'Word, as it is written');
  await page.keyboard.type('Oder');
  await tabTo(page, 'Write it as it sounds');
  await press(page, 'ArrowDown');
  await tabTo(page, 'Phonetic signs');
  await page.keyboard.type('oːdɐ!');
  await press(page, 'Enter');
  await waitForText(page, 'Not readable at sign 5');
  await page.keyboard.press('Backspace');
  await waitForText(page, '1 sentence in 1 article would be spoken anew.');
  await press(page, 'Enter');
  await waitForStatus(page, 'Saved. What it changes is being spoken anew.');
  assert.equal(await focused(page), 'Add a rule', 'the focus is back where it was');
  await waitForText(page, '/oːdɐ/');
  await site.desk.settled();

  await tabTo(page, 'Edit of “Oder”');
  await press(page, 'Enter');
  await waitForText(page, 'Edit the rule for “Oder”');
  await tabTo(page, 'In phonetic signs');
  await press(page, 'ArrowUp');
  await tabTo(page, 'As it sounds');
  await page.keyboard.type('order');
  await waitForText(page, '1 sentence in 1 article would be spoken anew.');
  await press(page, 'Enter');
  await waitForText(page, '“order”');

  await page.goto(new URL('/inbox/lexicon?search=oder', site.desk.url).href);
  await tabTo(page, 'History of “Oder”');
  await press(page, 'Enter');
  await waitForText(page, 'ended by Ada');
  assert.equal((await page.$$('.history li')).length, 2);
  await press(page, 'Escape');
  await page.waitForFunction(() => !document.querySelector('dialog'));
  assert.ok((await focused(page)).startsWith('History'));
  await tabTo(page, 'End of “Oder”');
  await press(page, 'Enter');
  await waitForText(page, 'would be spoken as before.');
  await tabTo(page, 'End the rule');
  await press(page, 'Enter');
  await waitForText(page, 'No rule is found for “oder”.');
  await page.waitForFunction(() => document.activeElement?.localName === 'h1');
  assert.deepEqual(trouble, []);
});

test('a lexicon comes in from a file, as CSV and as PLS, and goes out as one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-lexicon-'));
  const { page, trouble } = await site.open('/inbox/lexicon');
  try {
    await waitForText(page, 'Bring in a CSV or PLS file');
    // Past the field, whose name begins as the button's.
    await tabTo(page, 'Bring in a CSV');
    await tabTo(page, 'Bring in');
    await press(page, 'Enter');
    await waitForText(page, 'Choose a file.');
    await page.waitForFunction(() => document.activeElement?.id === 'file');
    const bringIn = async (name: string, text: string): Promise<void> => {
      await writeFile(join(folder, name), text);
      const field = await page.$('input#file');
      await field!.uploadFile(join(folder, name));
      await click(page, 'button', 'Bring in');
    };

    await bringIn('wrong.csv', 'word,say\npilot,/!/\n');
    await waitForText(page, 'cannot be read at character 1');
    await bringIn('rules.csv', 'word,say,scope\npilot,pie lot,\nbread,bred,article:market\n');
    await waitForStatus(page, '2 rules added, 0 replaced, 0 were there already.');
    await waitForText(page, '“pie lot”');
    await site.desk.settled();
    await bringIn(
      'rules.pls',
      `<?xml version="1.0" encoding="UTF-8"?>
       <lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">
         <lexeme><grapheme>river</grapheme><phoneme>ˈrɪvə</phoneme></lexeme></lexicon>`,
    );
    await waitForStatus(page, '1 rule added, 0 replaced, 0 were there already.');
    await waitForText(page, '/ˈrɪvə/');
    await site.desk.settled();

    // As their links give them, in the session of the page.
    const exported = (name: string): Promise<string> =>
      page.$eval(`a[download="${name}"]`, async (link) => (await fetch(link.href)).text());
    const csv = await exported('lexicon.csv');
    for (const word of ['pilot,pie lot', 'bread,bred', 'river,ˈrɪvə']) assert.ok(csv.includes(word), csv);
    assert.match(await exported('lexicon.pls'), /<grapheme>river<\/grapheme>\s*<phoneme>ˈrɪvə<\/phoneme>/);
    assert.deepEqual(trouble, []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
