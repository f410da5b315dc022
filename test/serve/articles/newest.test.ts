import assert from 'node:assert/strict';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Article } from '../../../src/narrate/index.js';
import { newestArticles, newestOfFolder } from '../../../src/serve/articles/newest.js';
import { registerArticle } from '../../../src/serve/articles/store.js';
import type { Database } from '../../../src/serve/database/database.js';
import { inTransaction, type Db } from '../../../src/serve/database/transaction.js';
import { openTestDatabase } from '../postgres.js';

const rainy: Article = {
  ...{ title: '', lang: 'en', omitted: [] },
  blocks: [{ kind: 'paragraph', text: 'It rains.' }],
};

let database: Database;
let end: () => Promise<void>;
before(async () => {
  ({ database, end } = await openTestDatabase());
  await inTransaction(database.pool, async (db) => {
    // Their names say nothing of their age, and the oldest was corrected last.
    for (let day = 1; day <= 150; day++)
      await put(db, ofDay(day), new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10));
    await put(db, 'corrected', '2025-12-31');
    await put(db, 'undated', undefined);
    await put(db, 'silent', '2027-01-01', false);
    await db.query(
      `update audio_article.article set narrated_at = case name when 'undated' then timestamptz '2026-05-20 12:00Z'
         when 'corrected' then timestamptz '2026-11-01 12:00Z' else timestamptz '2026-06-01 12:00Z' end
       where revision is not null`,
    );
  });
});
after(() => end());

/** Of a day in 2026. */
const ofDay = (day: number): string => `${(day * 7) % 150}-of-150`;

async function put(db: Db, name: string, published: string | undefined, narrated = true): Promise<void> {
  const article = { ...rainy, title: name, ...(published !== undefined && { published }) };
  await registerArticle(db, {
    ...{ name, source: { kind: 'body' }, article, options: {} },
    ...(narrated && { revision: 'a'.repeat(64) }),
  });
}

test('of more articles than a feed tells, the hundred that appeared last are told, whatever was spoken anew since', async () => {
  const names = (await newestArticles(database.pool, 100)).map(({ name }) => name);
  // 20 May is the 140th day; of that day, the one that says only when it was narrated is the later one.
  const days = Array.from({ length: 99 }, (_, i) => ofDay(150 - i));
  assert.deepEqual(names, [...days.slice(0, 10), 'undated', ...days.slice(10)]);
});

test('in a folder, recordings that no article is kept of are told by the age of their files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-newest-'));
  try {
    const inFolder = [ofDay(150), ofDay(149), 'corrected', 'read-by-a-person'];
    for (const name of inFolder) await writeFile(join(folder, `${name}.json`), '{}');
    const written = new Date('2026-05-30T08:00:00Z');
    await utimes(join(folder, 'read-by-a-person.json'), written, written);
    const told = await newestOfFolder(database.pool, folder, inFolder, 3);
    assert.deepEqual(told, ['read-by-a-person', ofDay(150), ofDay(149)]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
