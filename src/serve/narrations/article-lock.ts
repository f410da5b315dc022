import pg from 'pg';
import type { Database } from '../database/database.js';

export interface ArticleLock {
  /** Aborted when the connection is lost, and the lock with it. */
  readonly signal: AbortSignal;
  release(): Promise<void>;
}

/**
 * Keeps an article for one worker, whatever pg-boss thinks of the others: one that slept too long to be counted among the
 * living may wake up. Postgres frees it when the worker's process ends, and some 25 s after its machine has gone.
 * @returns undefined when another holds it
 */
export async function lockArticle(
  connection: Database['connection'],
  article: string,
): Promise<ArticleLock | undefined> {
  const client = new pg.Client({ connectionTimeoutMillis: 5000, ...connection });
  const lost = new AbortController();
  const release = (): Promise<void> => client.end().catch(() => undefined);
  let released = false;
  client.on('error', () => undefined);
  client.once('end', () => {
    if (!released) lost.abort(new Error('The connection that holds the article was lost.'));
  });
  await client.connect();
  try {
    // Over a unix socket there is nothing to keep alive, and the settings say so.
    await client.query(
      'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3',
    );
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as held',
      [`article ${article}`],
    );
    if (rows[0]?.held)
      return {
        signal: lost.signal,
        release() {
          released = true;
          return release();
        },
      };
  } catch (error) {
    released = true;
    await release();
    throw error;
  }
  released = true;
  await release();
  return undefined;
}
