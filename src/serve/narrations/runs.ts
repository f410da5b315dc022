import type { AudioArticleError } from '../../core/errors.js';
import type { ArticleOptions, ArticleSource } from '../articles/store.js';
import type { Article } from '../../narrate/index.js';
import type { Db } from '../database/transaction.js';
import { uuidv7 } from '../uuid.js';
import { tellRuns, type RunReason } from './queue.js';

/** What a worker has taken on. */
export interface BegunRun {
  readonly article: Article;
  readonly source: ArticleSource;
  readonly options: ArticleOptions;
  /** How often the article had been asked for by then. */
  readonly asked: number;
  /** All that it answers: usually one; another where a worker was killed. */
  readonly runs: readonly string[];
}

/** Holds the article's row until the commit: whoever asks for it comes before or after. @returns undefined when it is no more */
export async function holdRow(db: Db, name: string): Promise<{ readonly asked: number } | undefined> {
  const { rows } = await db.query<{ asked: number }>(
    'select asked from audio_article.article where name = $1 for update',
    [name],
  );
  return rows[0];
}

/** In a transaction. @returns undefined when the article is no more */
export async function beginRun(db: Db, name: string): Promise<BegunRun | undefined> {
  const { rows } = await db.query<Omit<BegunRun, 'runs'>>(
    'select article, source, options, asked from audio_article.article where name = $1 for update',
    [name],
  );
  if (!rows[0]) return undefined;
  const runs = await db.query<{ id: string }>(
    `update audio_article.run set state = 'running', started_at = coalesce(started_at, now()), error = null
     where article = $1 and state in ('queued', 'running') returning id`,
    [name],
  );
  const ids = runs.rows.map(({ id }) => id);
  if (ids.length === 0) {
    ids.push(uuidv7());
    await db.query(
      `insert into audio_article.run (id, article, reason, state, started_at) values ($1, $2, 'asked', 'running', now())`,
      [ids[0], name],
    );
  }
  await tellRuns(db, name);
  return { ...rows[0], runs: ids };
}

export async function tellProgress(
  db: Db,
  name: string,
  { runs }: BegunRun,
  done: number,
  total: number,
): Promise<void> {
  await db.query(
    `update audio_article.run set done = $2, total = $3 where id = any($1) and state = 'running'`,
    [runs, done, total],
  );
  await tellRuns(db, name);
}

/** It will be taken on again. @param error why it has not come to its end */
export async function putBack(db: Db, name: string, { runs }: BegunRun, error?: string): Promise<void> {
  await db.query(
    `update audio_article.run set state = 'queued', error = $2 where id = any($1) and state = 'running'`,
    [runs, error ?? null],
  );
  await tellRuns(db, name);
}

/** Will not be tried again. */
export async function failRuns(db: Db, name: string, error: string | undefined): Promise<void> {
  await db.query(
    `update audio_article.run set state = 'failed', finished_at = now(),
       error = coalesce($2, error, 'The program that narrated it ended before it was done, again and again.')
     where article = $1 and state in ('queued', 'running')`,
    [name, error ?? null],
  );
  await tellRuns(db, name);
}

export interface EndedRun {
  readonly id: string;
  readonly reason: RunReason;
  readonly notify: readonly string[];
}

export async function endRuns(
  db: Db,
  name: string,
  { runs }: BegunRun,
  made: {
    readonly revision: string;
    readonly total: number;
    readonly spoken: number;
    readonly published: readonly string[];
  },
): Promise<readonly EndedRun[]> {
  const { rows } = await db.query<EndedRun>(
    `update audio_article.run set state = 'done', finished_at = now(), error = null,
       revision = $2, done = $3, total = $3, spoken = $4, published = $5
     where id = any($1) returning id, reason, notify`,
    [runs, made.revision, made.total, made.spoken, made.published],
  );
  await tellRuns(db, name);
  return rows;
}

/** The run that an edit during another has left waiting, if any. */
export async function waitingReason(db: Db, name: string): Promise<RunReason | undefined> {
  const { rows } = await db.query<{ reason: RunReason }>(
    `select reason from audio_article.run where article = $1 and state = 'queued' order by id limit 1`,
    [name],
  );
  return rows[0]?.reason;
}

/** For the editor: what is wrong, and what to do about it. */
export const inWords = ({ message, remedy }: AudioArticleError): string =>
  remedy === undefined ? message : `${message} ${remedy}`;
