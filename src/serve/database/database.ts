import pg from 'pg';
import { AudioArticleError } from '../../core/errors.js';
import { startOrJoin, type Cluster } from './embedded.js';
import { migrations } from './migrations.js';

export interface Database {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const DATABASE = 'audio_article';
/** Any number that only we use: processes that start together migrate one after the other. */
const MIGRATION_LOCK = 4_280_001;

async function migrate(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await client.query(
      'create table if not exists migration (number integer primary key, applied_at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ number: number }>('select number from migration');
    const applied = new Set(rows.map((row) => row.number));
    for (const [index, sql] of migrations.entries()) {
      if (applied.has(index + 1)) continue;
      await client.query(sql);
      await client.query('insert into migration (number) values ($1)', [index + 1]);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client(cluster.connection);
  await client.connect();
  try {
    await client.query(`create database ${DATABASE}`);
  } catch (error) {
    // 42P04 it exists; 23505 another process is making it at this moment.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  } finally {
    await client.end();
  }
}

function newPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool({
    max: 10,
    connectionTimeoutMillis: 5000,
    application_name: 'audio-article',
    ...config,
  });
  // An idle connection that breaks must not end the process; the next query says what is wrong.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * The Postgres of `databaseUrl`, or the embedded one in `data`, migrated.
 * @throws AudioArticleError AA_E_DATABASE
 */
export async function openDatabase(options: {
  readonly data: string;
  readonly databaseUrl?: string | undefined;
}): Promise<Database> {
  const cluster = options.databaseUrl === undefined ? await startOrJoin(options.data) : undefined;
  try {
    if (cluster) await createDatabase(cluster);
    const pool = newPool(
      cluster ? { ...cluster.connection, database: DATABASE } : { connectionString: options.databaseUrl },
    );
    await migrate(pool);
    return {
      pool,
      async close() {
        await pool.end();
        await cluster?.leave();
      },
    };
  } catch (cause) {
    await cluster?.leave();
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `The database cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`,
      undefined,
      { cause },
    );
  }
}
