import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Database } from '../../../src/serve/database/database.js';
import { cardOfReport } from '../../../src/serve/desk/card-of.js';
import { reportKeeper } from '../../../src/serve/feedback/keeper.js';
import type { ToStore } from '../../../src/serve/feedback/store.js';
import type { FeedbackReport } from '../../../src/core/feedback.js';
import { openTestDatabase } from '../postgres.js';
import { report as sample } from '../site.js';

let database: Database;
let end: () => Promise<void>;
before(async () => void ({ database, end } = await openTestDatabase()));
after(() => end());

function toStore(key: string, more: object = {}): ToStore {
  const report = sample(more) as FeedbackReport;
  return { report, placed: report, key, state: 'new', card: cardOfReport(report, 'en') };
}

async function rowsOf(table: 'feedback' | 'card' | 'feedback_contact', like = '%'): Promise<number> {
  const key = table === 'feedback' ? 'idempotency_key' : table === 'card' ? 'word' : 'contact';
  const { rows } = await database.pool.query<{ count: number }>(
    `select count(*)::int as count from audio_article.${table} where ${key} like $1`,
    [like],
  );
  return rows[0]?.count ?? 0;
}

test('reports that come together are each kept, with their contacts, and join their cards', async () => {
  const { keep } = reportKeeper(database.pool);
  const results = await Promise.all(
    Array.from({ length: 500 }, (_, i) =>
      keep(
        toStore(`together-${i}`, {
          contact: i % 2 === 0 ? `reader-${i}@example.org` : undefined,
          place: { block: 0, sentence: 0, word: `together${i % 5}`, timeMs: i },
        }),
      ),
    ),
  );
  assert.equal(new Set(results.map((result) => result.kind === 'stored' && result.id)).size, 500);
  assert.equal(await rowsOf('feedback', 'together-%'), 500);
  assert.equal(await rowsOf('feedback_contact', 'reader-%'), 250);
  assert.equal(await rowsOf('card', 'together%'), 5);
});

test('one that the database refuses takes no other with it', async () => {
  const { keep } = reportKeeper(database.pool);
  const place = { block: 0, sentence: 0, word: 'far', timeMs: 2 ** 40 };
  const results = await Promise.allSettled([
    keep(toStore('before')),
    keep(toStore('refused', { place })),
    keep(toStore('after')),
  ]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.equal(await rowsOf('feedback', 'before'), 1);
  assert.equal(await rowsOf('feedback', 'refused'), 0);
});

test('two servers that keep reports of the same new words at the same time wait for each other once at most', async () => {
  const servers = [reportKeeper(database.pool), reportKeeper(database.pool)];
  const words = Array.from({ length: 100 }, (_, i) => `word${i}`);
  await Promise.all(
    servers.flatMap(({ keep }, server) =>
      (server === 0 ? words : words.toReversed()).map((word) =>
        keep(toStore(`${server}-${word}`, { place: { block: 0, sentence: 0, word, timeMs: 0 } })),
      ),
    ),
  );
  assert.equal(await rowsOf('card', 'word%'), 100);
  assert.equal(await rowsOf('feedback', '%-word%'), 200);
});

test('there is room for so many that wait, and again when they are kept', async () => {
  const keeper = reportKeeper(database.pool, 10);
  const slow = await database.pool.connect();
  await slow.query('begin; lock table audio_article.feedback in exclusive mode');
  const room: boolean[] = [];
  const kept = Array.from({ length: 10 }, (_, i) => {
    room.push(!keeper.isFull());
    return keeper.keep(toStore(`room-${i}`));
  });
  assert.ok(room.every(Boolean));
  assert.ok(keeper.isFull());
  await slow.query('commit');
  slow.release();
  await Promise.all(kept);
  assert.ok(!keeper.isFull());
});
