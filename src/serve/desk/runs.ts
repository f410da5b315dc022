import type { Run, RunList } from '../../core/inbox.js';
import type { Db } from '../database/transaction.js';

interface RunRow {
  id: string;
  article: string;
  title: string;
  reason: Run['reason'];
  state: Run['state'];
  done: number;
  total: number | null;
  spoken: number | null;
  error: string | null;
  created_at: Date;
  finished_at: Date | null;
}

const LATEST = 50;
const MOST_UNDER_WAY = 200;

/** Those under way and the latest that have ended, newest first. */
export async function listRuns(db: Db): Promise<RunList> {
  const { rows } = await db.query<RunRow>(
    `select r.id, r.article, a.title, r.reason, r.state, r.done, r.total, r.spoken, r.error, r.created_at, r.finished_at
     from (
       (select * from audio_article.run where state = 'running' order by id limit $2)
       union (select * from audio_article.run where state = 'queued' order by id limit $2)
       union (select * from audio_article.run order by id desc limit $1)
     ) r join audio_article.article a on a.name = r.article
     order by r.id desc`,
    [LATEST, MOST_UNDER_WAY],
  );
  return {
    runs: rows.map((row) => ({
      ...{
        id: row.id,
        article: row.article,
        title: row.title,
        reason: row.reason,
        state: row.state,
        done: row.done,
      },
      ...(row.total !== null && { total: row.total }),
      ...(row.spoken !== null && { spoken: row.spoken }),
      ...(row.error !== null && { error: row.error }),
      createdAt: row.created_at.toISOString(),
      ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
    })),
  };
}

/** @returns the article of a run, and whether it has failed */
export async function readRun(
  db: Db,
  id: string,
): Promise<{ readonly article: string; readonly state: Run['state'] } | undefined> {
  const { rows } = await db.query<{ article: string; state: Run['state'] }>(
    'select article, state from audio_article.run where id = $1',
    [id],
  );
  return rows[0];
}
