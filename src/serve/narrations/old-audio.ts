import { parseNarration } from '../../core/narration/read.js';
import { inTransaction, type Db } from '../database/transaction.js';
import type { Site } from '../site.js';
import { narrationKey, type Storage } from '../storage/storage.js';
import { lockArticle } from './article-lock.js';
import { keysOf } from './publish.js';
import type { NarrationQueue } from './queue.js';

/*
 * Audio is never changed, so each correction leaves the older file behind. It is removed when no narration has named it for
 * so long that nobody can still be told of it: players that were opened before, pages and feeds that name it in their own
 * markup, copies of the narration for listening offline. Only what runs have put there is removed; what `narrate` has written is
 * the publisher's.
 */

/** How long audio stays that no narration names any more, in days, unless the publisher says otherwise. */
export const KEEP_AUDIO_DAYS = 30;

/** Before it is put there: a worker that is killed then leaves nothing unknown behind. */
export async function noteAudio(db: Db, article: string, keys: readonly string[]): Promise<void> {
  await db.query(
    `insert into audio_article.stored_audio (key, article) select unnest($2::text[]), $1 on conflict (key) do nothing`,
    [article, keys],
  );
}

/** In the transaction in which a narration comes to stand. @param named what it names */
export async function nameAudio(db: Db, article: string, named: readonly string[]): Promise<void> {
  await db.query(
    `update audio_article.stored_audio
     set unnamed_since = case when key = any($2) then null else coalesce(unnamed_since, now()) end
     where article = $1`,
    [article, named],
  );
}

/** What runs have put there for an article. */
export async function notedAudio(db: Db, article: string): Promise<string[]> {
  const { rows } = await db.query<{ key: string }>(
    'select key from audio_article.stored_audio where article = $1',
    [article],
  );
  return rows.map(({ key }) => key);
}

export async function forgetAudio(db: Db, keys: readonly string[]): Promise<void> {
  await db.query('delete from audio_article.stored_audio where key = any($1)', [keys]);
}

/** @returns undefined when the narration cannot be read: what it names is not known */
async function namedNow(storage: Storage, name: string): Promise<readonly string[] | undefined> {
  const found = await storage.get(narrationKey(name));
  if (!found) return [];
  try {
    return keysOf(parseNarration(Buffer.from(found.bytes).toString(), `${name}.json`), storage);
  } catch {
    return undefined;
  }
}

const DUE = `unnamed_since < now() - $1 * interval '1 day'`;
const AT_ONCE = 500;

/**
 * Removes what no narration has named for so many days. An article that is being narrated is left for the next time. What
 * was begun and broke off is done again; several may do it at once.
 * @returns how many files were removed
 * @throws AudioArticleError AA_E_STORAGE, AA_E_DATABASE
 */
export async function sweepAudio(
  { database, storage }: Pick<Site, 'database' | 'storage'>,
  days: number,
  signal?: AbortSignal,
): Promise<number> {
  const { pool } = database;
  let removed = 0;
  for (let after = ''; ;) {
    const { rows } = await pool.query<{ article: string }>(
      `select distinct article from audio_article.stored_audio where ${DUE} and article > $2 order by article limit ${AT_ONCE}`,
      [days, after],
    );
    for (const { article } of rows) {
      signal?.throwIfAborted();
      removed += await sweepArticle({ database, storage }, article, days);
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return removed;
    after = last.article;
  }
}

async function sweepArticle(
  { database, storage }: Pick<Site, 'database' | 'storage'>,
  article: string,
  days: number,
): Promise<number> {
  const { pool } = database;
  // A run that would name again what is removed here holds it from before it looks until its narration stands.
  const lock = await lockArticle(database.connection, article);
  if (!lock) return 0;
  try {
    const { rows } = await pool.query<{ key: string }>(
      `select key from audio_article.stored_audio where ${DUE} and article = $2`,
      [days, article],
    );
    const named = await namedNow(storage, article);
    if (!named) return 0;
    const old = rows.flatMap(({ key }) => (named.includes(key) ? [] : [key]));
    for (const key of old) {
      lock.signal.throwIfAborted();
      await storage.remove(key);
    }
    await inTransaction(pool, async (db) => {
      await nameAudio(db, article, named);
      await forgetAudio(db, old);
    });
    return old.length;
  } finally {
    await lock.release();
  }
}

const SWEEP = 'sweep-audio';

/** Looked at by one of all workers, once an hour. @param days of this process */
export async function startSweeping(
  site: Pick<Site, 'database' | 'storage'> & { readonly queue: NarrationQueue },
  days: number,
): Promise<void> {
  const { boss } = site.queue;
  await boss.createQueue(SWEEP, {
    ...{ policy: 'exclusive', notify: true, retryLimit: 0, deleteAfterSeconds: 24 * 60 * 60 },
    ...{ heartbeatSeconds: 60, expireInSeconds: 12 * 60 * 60 },
  });
  await boss.schedule(SWEEP, '41 * * * *', null, { singletonKey: SWEEP });
  await boss.work(SWEEP, { pollingIntervalSeconds: 30, notifyPollingIntervalSeconds: 30 }, async ([job]) => {
    await sweepAudio(site, days, job?.signal);
  });
}
