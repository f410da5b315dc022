import pg from 'pg';
import { AudioArticleError } from '../../core/errors.js';
import { migrations } from './migrations.js';

/** Any number that only we use: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 4_280_001;

/**
 * Brings the schema `audio_article` up to date, all or nothing.
 * @throws AudioArticleError AA_E_DATABASE when a later version of this program was here
 */
export async function migrate(config: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: 5000, ...config });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      `create schema if not exists audio_article;
       create table if not exists audio_article.migration (
         number integer primary key,
         applied_at timestamptz not null default now()
       )`,
    );
    const { rows } = await client.query<{ number: number }>('select number from audio_article.migration');
    const applied = new Set(rows.map((row) => row.number));
    if (rows.some(({ number }) => number > migrations.length))
      throw new AudioArticleError(
        'AA_E_DATABASE',
        'The database was used by a later version of audio-article.',
        'Run that version, or another database.',
      );
    for (const [index, sql] of migrations.entries()) {
      if (applied.has(index + 1)) continue;
      await client.query(sql);
      await client.query('insert into audio_article.migration (number) values ($1)', [index + 1]);
    }
    await client.query('commit');
  } finally {
    // A transaction that was not committed ends with its connection.
    await client.end().catch(() => undefined);
  }
}
