import type pg from 'pg';

/** The pool, or the one connection of a transaction: whoever writes takes this, so that what belongs together commits together. */
export type Db = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** Commits what `work` has done, or nothing of it where it throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to anybody again.
    await client.query('rollback').then(
      () => client.release(),
      () => client.release(true),
    );
    throw error;
  }
}
