import pg from 'pg';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { AudioArticleError } from '../../core/errors.js';
import { inTransaction, type Db } from '../database/transaction.js';
import { migrations } from '../database/migrations.js';
import type { Site } from '../site.js';
import { addWatch, type WatchOptions } from '../watch/watch.js';
import type { BackupHead } from './backup.js';
import { quoted, tablesInOrder } from './tables.js';

const AT_ONCE = 500;

const refuse = (path: string, what: string, remedy: string, cause?: unknown): AudioArticleError =>
  new AudioArticleError('AA_E_BACKUP', `${path} ${what}.`, remedy, { cause });

/**
 * Puts a backup into a database that is empty, all or nothing. What was waiting to be narrated waits again.
 * @returns rows
 * @throws AudioArticleError AA_E_BACKUP
 */
export async function restore(site: Pick<Site, 'database' | 'queue'>, path: string): Promise<number> {
  const client = new pg.Client(site.database.connection);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    const rows = await readInto(client, path);
    await client.query('commit');
    await askAgain(site);
    return rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readInto(db: Db, path: string): Promise<number> {
  const tables = await tablesInOrder(db);
  await refuseFull(db, tables, path);
  let table: string | undefined;
  let batch: string[] = [];
  let rows = 0;
  let end: number | undefined;
  const flush = async (): Promise<void> => {
    if (table === undefined || batch.length === 0) return;
    await db.query(
      `insert into ${quoted(table)} select * from json_populate_recordset(null::${quoted(table)}, $1::json)`,
      [`[${batch.join(',')}]`],
    );
    rows += batch.length;
    batch = [];
  };
  let head: BackupHead | undefined;
  try {
    for await (const line of linesOf(path)) {
      if (!head) head = readHead(line, path);
      else if (line.startsWith('{"table":')) {
        await flush();
        const named = (JSON.parse(line) as { table: string }).table;
        if (!tables.includes(named))
          throw refuse(path, `names a table that is unknown: ${named}`, 'Update this program.');
        table = named;
      } else if (line.startsWith('{"end":')) {
        await flush();
        end = (JSON.parse(line) as { end: number }).end;
      } else {
        batch.push(line);
        if (batch.length >= AT_ONCE) await flush();
      }
    }
  } catch (cause) {
    if (cause instanceof AudioArticleError) throw cause;
    throw refuse(
      path,
      'cannot be read to its end',
      'Take another copy of the backup; the database is as it was.',
      cause,
    );
  }
  if (end !== rows)
    throw refuse(path, 'is cut short', 'Take another copy of the backup; the database is as it was.');
  return rows;
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let failure: unknown;
  const unpacked = pipeline(
    createReadStream(path),
    createGunzip(),
    (error) => (failure = error ?? undefined),
  );
  for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) yield line;
  if (failure instanceof Error) throw failure;
}

function readHead(line: string, path: string): BackupHead {
  const head = JSON.parse(line) as Partial<BackupHead>;
  if (head.format !== 'audio-article backup' || head.version !== 1 || head.migrations === undefined)
    throw refuse(path, 'is no backup of audio-article', 'Give a file that audio-article backup has made.');
  if (head.migrations > migrations.length)
    throw refuse(path, 'was made by a later version of audio-article', 'Update this program.');
  return head as BackupHead;
}

/** What its own start has put there is no loss: the token's hash, keys. */
async function refuseFull(db: Db, tables: readonly string[], path: string): Promise<void> {
  for (const table of tables) {
    if (table === 'secret') {
      await db.query(`delete from ${quoted(table)}`);
      continue;
    }
    const { rowCount } = await db.query(`select from ${quoted(table)} limit 1`);
    if (rowCount !== 0)
      throw refuse(
        path,
        `is for an empty database; this one has rows in ${table}`,
        'Give --data a new folder, or DATABASE_URL a new database.',
      );
  }
}

/** Jobs and schedules are no part of a backup. */
async function askAgain({ database, queue }: Pick<Site, 'database' | 'queue'>): Promise<void> {
  const { pool } = database;
  const waiting = await pool.query<{ article: string }>(
    `update audio_article.run set state = 'queued' where state in ('queued', 'running') returning article`,
  );
  for (const article of new Set(waiting.rows.map((row) => row.article)))
    await inTransaction(pool, (db) => queue.ask(db, article, 'asked'));
  const watches = await pool.query<{ url: string; options: WatchOptions }>(
    'select url, options from audio_article.watch',
  );
  for (const { url, options } of watches.rows)
    await addWatch({ database, queue }, url, options, options.every ?? 15);
}
