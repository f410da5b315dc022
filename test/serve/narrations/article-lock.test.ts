import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import type { Database } from '../../../src/serve/database/database.js';
import { lockArticle } from '../../../src/serve/narrations/article-lock.js';
import { openTestDatabase } from '../postgres.js';
import { until } from '../until.js';

let database: Database;
let end: () => Promise<void>;
before(async () => void ({ database, end } = await openTestDatabase()));
after(() => end());

const lock = (article: string) => lockArticle(database.connection, article);

test('of workers that want one article at once one has it; others are held by nobody', async () => {
  const wanted = await Promise.all(Array.from({ length: 8 }, () => lock('harbour')));
  const held = wanted.filter((one) => one !== undefined);
  assert.equal(held.length, 1);
  const other = await lock('market');
  assert.ok(other);
  await Promise.all([...held, other].map((one) => one.release()));
});

test('what is given back is for the next, and giving back is no loss', async () => {
  const first = await lock('harbour');
  assert.ok(first);
  await first.release();
  assert.ok(!first.signal.aborted);
  // Postgres may see the end of a connection a moment later.
  let second: Awaited<ReturnType<typeof lock>>;
  await until(async () => (second = await lock('harbour')) !== undefined, 'it is free');
  await second?.release();
});

test('a worker whose connection is lost is told, and another may have the article', async () => {
  let first: Awaited<ReturnType<typeof lock>>;
  await until(async () => (first = await lock('harbour')) !== undefined, 'it is free');
  const { signal } = first ?? assert.fail();
  const lost = once(signal, 'abort');
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  );
  await lost;
  assert.match(String(signal.reason), /connection that holds the article was lost/);
  let second: Awaited<ReturnType<typeof lock>>;
  await until(async () => (second = await lock('harbour')) !== undefined, 'it is free again');
  await second?.release();
});
