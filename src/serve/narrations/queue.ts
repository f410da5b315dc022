import { PgBoss, type Db as BossDb } from 'pg-boss';
import type { Database } from '../database/database.js';
import type { Db } from '../database/transaction.js';
import { uuidv7 } from '../uuid.js';

/** Why an article is narrated (again). */
export type RunReason = 'new' | 'edited' | 'lexicon' | 'asked';

export interface NarrationQueue {
  /**
   * Has an article narrated as it stands when this is committed, in the caller's transaction: what changes the article or the
   * lexicon and what asks for it commit together. What waits already is asked for once.
   * @param notify an address that is told when it is done
   * @returns the run's id
   * @throws when there is no article of that name
   */
  ask(db: Db, article: string, reason: RunReason, notify?: string): Promise<string>;
  readonly boss: PgBoss;
  /** Ends what pg-boss does by itself. Idempotent. */
  close(): Promise<void>;
}

export interface NarrationJob {
  readonly article: string;
  /** How often it had been asked for then: who gives up sees whether it was asked for again. */
  readonly asked: number;
}

export const JOBS_SCHEMA = 'audio_article_jobs';
export const NARRATE = 'narrate';
export const GIVEN_UP = 'narrate-given-up';

/** Of a worker that was killed its job is taken back after so many seconds: the least that pg-boss allows. */
const HEARTBEAT_SECONDS = 10;
/** No article takes longer; a worker that hangs for other reasons is found by its missing heartbeat. */
const LONGEST_SECONDS = 23 * 60 * 60;

/** Somebody waits for a correction; a site that is narrated for the first time can wait. */
const PRIORITIES: Readonly<Record<RunReason, number>> = { lexicon: 30, asked: 20, edited: 10, new: 0 };

/** pg-boss within a transaction of ours. */
export const within = (db: Db): { readonly db: BossDb } => ({
  db: { executeSql: (sql, values) => db.query(sql, values) },
});

/**
 * pg-boss in the same database: a job commits with the row that it is for. Of one article there is one job at most
 * (`exclusive`); that it was asked for again meanwhile stands in the article's row, and the run's end looks there.
 */
export async function openQueue(
  { connection }: Database,
  options: { readonly onError?: (error: Error) => void } = {},
): Promise<NarrationQueue> {
  const boss = new PgBoss({
    ...bossConnection(connection),
    schema: JOBS_SCHEMA,
    max: 3,
    useListenNotify: true,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    registerInstance: false,
  });
  // What fails here is tried again at the next interval; without a listener it would end the process.
  boss.on('error', (error) => options.onError?.(error));
  await boss.start();
  await boss.createQueue(GIVEN_UP, { notify: true });
  await boss.createQueue(NARRATE, {
    ...{ policy: 'exclusive', notify: true, deadLetter: GIVEN_UP },
    ...{ heartbeatSeconds: HEARTBEAT_SECONDS, expireInSeconds: LONGEST_SECONDS },
    ...{ retryLimit: 4, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 },
    // One that nobody has worked off is no less wanted.
    ...{ retentionSeconds: 365 * 24 * 60 * 60, deleteAfterSeconds: 60 * 60 },
  });
  let closing: Promise<void> | undefined;
  return {
    boss,
    async ask(db, article, reason, notify) {
      // The row's lock holds until the commit: the end of a run under way comes before or after all of this.
      const { rowCount } = await db.query(
        'update audio_article.article set asked = asked + 1 where name = $1',
        [article],
      );
      if (rowCount !== 1) throw new Error(`There is no article ${article}.`);
      const run = await waitingRun(db, article, reason, notify);
      await enqueue(boss, db, article, reason);
      return run;
    },
    close: () => (closing ??= boss.stop({ timeout: 30_000 })),
  };
}

/**
 * To the queue, unless it is there; then it waits no longer than the newest reason allows. Whoever calls it holds the lock
 * of the article's row.
 * @param startAfter s
 */
export async function enqueue(
  boss: PgBoss,
  db: Db,
  article: string,
  reason: RunReason,
  startAfter = 0,
): Promise<void> {
  const { rows } = await db.query<{ asked: number }>(
    'select asked from audio_article.article where name = $1',
    [article],
  );
  if (!rows[0]) return;
  const options = { singletonKey: article, priority: PRIORITIES[reason], ...within(db) };
  const job = await boss.send(
    NARRATE,
    { article, asked: rows[0].asked } satisfies NarrationJob,
    startAfter > 0 ? { ...options, startAfter } : options,
  );
  if (job === null && options.priority > 0) await boss.update(NARRATE, undefined, options);
}

async function waitingRun(
  db: Db,
  article: string,
  reason: RunReason,
  notify: string | undefined,
): Promise<string> {
  const addresses = notify === undefined ? [] : [notify];
  const { rows } = await db.query<{ id: string }>(
    `update audio_article.run set notify = notify || $2::text[]
     where id = (select id from audio_article.run where article = $1 and state = 'queued' order by id limit 1)
     returning id`,
    [article, addresses],
  );
  if (rows[0]) return rows[0].id;
  const id = uuidv7();
  await db.query('insert into audio_article.run (id, article, reason, notify) values ($1, $2, $3, $4)', [
    ...[id, article, reason, addresses],
  ]);
  await tellRuns(db, article);
  return id;
}

/** Whoever listens on `audio_article_run` looks at the runs again. */
export async function tellRuns(db: Db, article: string): Promise<void> {
  await db.query(`select pg_notify('audio_article_run', $1)`, [article]);
}

/** Of pg's settings those that pg-boss takes. */
function bossConnection(config: Database['connection']): ConstructorParameters<typeof PgBoss>[0] & object {
  const { connectionString, host, user, database, application_name } = config;
  return {
    ...(connectionString !== undefined && { connectionString }),
    ...(host !== undefined && { host }),
    ...(user !== undefined && { user }),
    ...(database !== undefined && { database }),
    ...(application_name !== undefined && { application_name }),
  };
}
