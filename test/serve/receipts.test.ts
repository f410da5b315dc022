import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { FeedbackOutcome, FeedbackReceipt } from '../../src/core/feedback.js';
import type { Database } from '../../src/serve/database/database.js';
import { forgetOldWords } from '../../src/serve/feedback/store.js';
import { ofOneServer, report, type Site, startSiteWithDatabase } from './site.js';

/* What whoever holds the receipt of a report can see and do, without an account. */

let site: Site;
let database: Database;
let end: () => Promise<void>;
before(async () => {
  ({ site, database, end } = await startSiteWithDatabase());
});
after(() => end());

const send = async (more: object = {}): Promise<FeedbackReceipt> => {
  const answer = await site.post(report(more));
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await answer.json()) as FeedbackReceipt;
};

const outcome = async ({ outcome }: FeedbackReceipt): Promise<FeedbackOutcome> =>
  (await (await site.request(outcome)).json()) as FeedbackOutcome;

const sql = (query: string, ...values: unknown[]) => database.pool.query(query, values);

test('the receipt gives back everything that is kept of the report', async () => {
  const sent = report({ contact: 'reader@example.org' });
  const receipt = await send({ contact: 'reader@example.org' });
  const { createdAt, ...found } = await outcome(receipt);
  assert.ok(Math.abs(Date.parse(createdAt) - Date.now()) < 60_000);
  assert.equal(found.id, receipt.id);
  assert.deepEqual(found.report, sent);
});

test('it says when the editors have decided, why, and when it is corrected', async () => {
  const receipt = await send({ comment: 'decided' });
  const card = receipt.id.replace(/^.{8}/, 'ffffffff');
  await sql(
    `insert into audio_article.card (id, kind, key, category, reports) values ($1::uuid, 'report', $1::uuid::text, 'mispronounced', 1)`,
    card,
  );
  await sql('update audio_article.feedback set card = $2 where id = $1', receipt.id, card);
  assert.equal((await outcome(receipt)).state, 'open');
  await sql(`update audio_article.card set state = 'accepted' where id = $1`, card);
  assert.equal((await outcome(receipt)).state, 'accepted');
  await sql(
    `update audio_article.card set state = 'rejected', reason = 'It is said <so>.' where id = $1`,
    card,
  );
  const { state, reason } = await outcome(receipt);
  assert.deepEqual([state, reason], ['rejected', 'It is said <so>.']);
  const page = await (await site.request(receipt.page)).text();
  assert.match(page, /It is said &lt;so&gt;\./);
  await sql(
    `update audio_article.feedback set fixed_at = now(), fixed_revision = $2 where id = $1`,
    receipt.id,
    'b'.repeat(64),
  );
  const corrected = await outcome(receipt);
  assert.deepEqual(
    [corrected.state, corrected.reason, corrected.correctedIn],
    ['corrected', undefined, 'b'.repeat(64)],
  );
  assert.ok(Date.parse(corrected.correctedAt ?? '') > 0);
});

test('its page needs no JavaScript, is for nobody else and leads to the sentence', async () => {
  const receipt = await send({ comment: '<b>On the page</b>' });
  const answer = await site.request(receipt.page, { headers: { 'accept-language': 'de' } });
  const page = await answer.text();
  assert.equal(answer.headers.get('x-robots-tag'), 'noindex');
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.match(page, /<h1>Ihre Meldung<\/h1>/);
  assert.match(page, /&lt;b&gt;On the page&lt;\/b&gt;/);
  assert.match(page, /href="\/articles\/lighthouse#t=2"/);
  assert.match(page, new RegExp(`href="${receipt.outcome}" download`));
  assert.doesNotMatch(page, /<script/);
});

test('deleting deletes the report, its contact and a card that nobody else has made', async () => {
  const [first, second] = [await send({ contact: 'a@example.org' }), await send({ comment: 'also' })];
  const card = first.id.replace(/^.{8}/, 'eeeeeeee');
  await sql(
    `insert into audio_article.card (id, kind, key, category, reports) values ($1::uuid, 'report', $1::uuid::text, 'mispronounced', 2)`,
    card,
  );
  await sql(
    `update audio_article.feedback set card = $3, counted = true, state = 'new' where id in ($1, $2)`,
    first.id,
    second.id,
    card,
  );
  const reports = async (): Promise<number | undefined> =>
    (
      await database.pool.query<{ reports: number }>('select reports from audio_article.card where id = $1', [
        card,
      ])
    ).rows[0]?.reports;

  assert.equal((await site.request(first.outcome, { method: 'DELETE' })).status, 204);
  assert.equal(await reports(), 1);
  for (const address of [first.outcome, first.page]) assert.equal((await site.request(address)).status, 404);
  assert.equal((await site.request(first.outcome, { method: 'DELETE' })).status, 404);
  const { rowCount } = await sql('select from audio_article.feedback_contact where feedback = $1', first.id);
  assert.equal(rowCount, 0);

  const deleted = await site.request(`${second.page}/delete`, { method: 'POST' });
  assert.match(await deleted.text(), /<h1>Deleted<\/h1>/);
  assert.equal(await reports(), undefined);
});

test('another site’s page may ask what became of a report and delete it, and gets a time token', async () => {
  const receipt = await send({ comment: 'from elsewhere' });
  const origin = 'https://news.example';
  const preflight = await site.request(receipt.outcome, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'DELETE' },
  });
  assert.equal(preflight.headers.get('access-control-allow-origin'), '*');
  assert.match(preflight.headers.get('access-control-allow-methods') ?? '', /DELETE/);
  for (const address of [receipt.outcome, '/api/feedback/token'])
    assert.equal(
      (await site.request(address, { headers: { origin } })).headers.get('access-control-allow-origin'),
      '*',
    );
});

test('comments and addresses that are older than the publisher keeps them are deleted, the reports counted', async () => {
  const [old, young] = [
    await send({ comment: 'long ago', contact: 'old@example.org' }),
    await send({ comment: 'today', contact: 'young@example.org' }),
  ];
  await sql(
    `update audio_article.feedback set created_at = now() - interval '31 days' where id = $1`,
    old.id,
  );
  assert.equal(await forgetOldWords(database.pool, 30), 1);
  assert.equal(await forgetOldWords(database.pool, 30), 0);
  const kept = (await outcome(old)).report;
  assert.deepEqual([kept.comment, kept.contact, kept.place?.word], [undefined, undefined, 'cost']);
  assert.deepEqual((await outcome(young)).report.contact, 'young@example.org');
});

test(
  'a report joins the card of its word; one reader who says it again is counted once',
  { skip: ofOneServer },
  async () => {
    const light = { block: 1, sentence: 1, word: 'light', text: 'A <b> light came on.', timeMs: 4300 };
    const [first, again] = [await send({ place: light }), await send({ place: { ...light, timeMs: 4400 } })];
    const rows = await database.pool.query<{ state: string; card: string; counted: boolean }>(
      'select state, card, counted from audio_article.feedback where id in ($1, $2) order by id',
      [first.id, again.id],
    );
    assert.deepEqual(
      rows.rows.map(({ state, counted }) => [state, counted]),
      [
        ['new', false],
        ['again', true],
      ],
    );
    assert.equal(rows.rows[0]?.card, rows.rows[1]?.card);
    const { rows: cards } = await database.pool.query<{ word: string; lang: string }>(
      'select word, lang from audio_article.card where id = $1',
      [rows.rows[0]?.card],
    );
    assert.deepEqual(cards, [{ word: 'light', lang: 'en' }]);
  },
);

test('a word that is said elsewhere is spam without a time token and none’s card, and so is what came too fast', async () => {
  const casino = { block: 1, sentence: 0, word: 'casino', text: 'Visit the casino.', timeMs: 2100 };
  const { token } = (await (await site.request('/api/feedback/token')).json()) as { token: string };
  for (const more of [{ place: casino }, { comment: 'too fast', token }]) {
    const { id } = await send(more);
    const { rows } = await database.pool.query<{ state: string; card: string | null }>(
      'select state, card from audio_article.feedback where id = $1',
      [id],
    );
    assert.deepEqual(rows, [{ state: 'spam', card: null }]);
  }
});
