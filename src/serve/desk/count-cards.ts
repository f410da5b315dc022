import type pg from 'pg';
import { inTransaction, type Db } from '../database/transaction.js';
import { answerReports } from './fixed.js';

/*
 * A report joins its card without touching the card's row, so that hundreds who report one word do not wait for each other.
 * Whoever looks at the inbox counts what has come since.
 */

/** Any number that only we use: two who count at once would wait for each other's rows. */
const COUNT_LOCK = 4_280_003;
const AT_ONCE = 5000;

/**
 * Counts reports that have come since. What speaks of a sentence that is put right by now is marked so; what comes after a
 * decision and speaks of what is heard now opens an accepted card again. A rejected one stays rejected.
 * @returns whether there were any
 */
export async function countCards(pool: pg.Pool): Promise<boolean> {
  for (let any = false; ; any = true) {
    const { rows } = await pool.query<{ id: string; narration: string }>(
      'select id, narration from audio_article.feedback where card is not null and not counted order by id limit $1',
      [AT_ONCE],
    );
    if (rows.length === 0) return any;
    // First, so that a process that is killed in between looks again.
    for (const narration of new Set(rows.map((row) => row.narration)))
      await inTransaction(pool, (db) => lookAgain(db, narration));
    await inTransaction(pool, (db) => count(db, rows));
    // What has come meanwhile is for the next who looks: where many report there is always one more.
    if (rows.length < AT_ONCE) return true;
  }
}

async function count(db: Db, rows: readonly { readonly id: string }[]): Promise<void> {
  await db.query('select pg_advisory_xact_lock($1)', [COUNT_LOCK]);
  await db.query(
    `with arrived as (
       update audio_article.feedback set counted = true
       where id in (select id from audio_article.feedback where id = any ($1::uuid[]) and not counted for update skip locked)
       returning card, created_at
     )
     update audio_article.card c set reports = reports + n, newest_at = greatest(newest_at, newest)
     from (select card, count(*)::int as n, max(created_at) as newest from arrived group by card) added
     where c.id = added.card`,
    [rows.map(({ id }) => id)],
  );
}

/** Of one article: what is answered already, and accepted cards about which somebody who hears it as it is now complains. */
async function lookAgain(db: Db, narration: string): Promise<void> {
  // The article's row first, as whoever publishes does.
  const { rows } = await db.query<{ revision: string | null; waits: boolean }>(
    `select revision, exists (select from audio_article.run where article = $1 and state in ('queued', 'running')) as waits
     from audio_article.article where name = $1 for update`,
    [narration],
  );
  const [article] = rows;
  if (!article) return;
  if (article.revision !== null) await answerReports(db, narration, article.revision);
  if (article.waits) return;
  await db.query(
    `with again as (
       update audio_article.card c set state = 'open', decided_at = null, decided_by = null
       where state = 'accepted' and exists (
         select from audio_article.feedback f where f.card = c.id and f.narration = $1 and f.fixed_at is null and not f.counted
           and f.created_at > c.decided_at and f.state <> 'spam' and coalesce(f.revision = $2, true))
       returning id
     )
     insert into audio_article.decision (id, card, decision, decided_by, reason)
     select gen_random_uuid(), id, 'reopened', 'a reader', 'It was reported again.' from again`,
    [narration, article.revision],
  );
}
