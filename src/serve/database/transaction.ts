import type pg from 'pg';

/** The pool, or the one connection of a transaction: whoever writes takes this, so that what belongs together commits together. */
export type Db = Pick<pg.Pool | pg.PoolClient, 'query'>;

/** A connection that breaks between two queries must not end the process; the next query says what is wrong. */
const leaveToTheNextQuery = (): void => undefined;

/** Commits what `work` has done, or nothing of it where it throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (db: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  client.on('error', leaveToTheNextQuery);
  const release = (isBroken: boolean): void => {
    client.off('error', leaveToTheNextQuery);
    client.release(isBroken);
  };
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    release(false);
    return result;
  } catch (error) {
    // A connection that cannot even roll back is not given to anybody again.
    await client.query('rollback').then(
      () => release(false),
      () => release(true),
    );
    throw error;
  }
}
