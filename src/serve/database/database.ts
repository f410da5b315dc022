import pg from 'pg';
import { AudioArticleError } from '../../core/errors.js';
import { startOrJoin, type Cluster } from './embedded.js';
import { migrate } from './migrate.js';

export interface Database {
  readonly pool: pg.Pool;
  /** For connections beside the pool: who listens, waits for a lock or asks for longer than 5 s. */
  readonly connection: pg.ClientConfig;
  close(): Promise<void>;
}

const DATABASE = 'audio_article';

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client({ ...cluster.connection, application_name: 'audio-article' });
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

function newPool(config: pg.ClientConfig): pg.Pool {
  const pool = new pg.Pool({ max: 10, connectionTimeoutMillis: 5000, query_timeout: 5000, ...config });
  // An idle connection that breaks must not end the process; the next query says what is wrong.
  pool.on('error', () => undefined);
  return pool;
}

/**
 * The Postgres (13 or later) of `databaseUrl`, or the embedded one in `data`, migrated. Ours is the schema
 * `audio_article`; nothing else in the database is touched.
 * @throws AudioArticleError AA_E_DATABASE
 */
export async function openDatabase(options: {
  readonly data: string;
  readonly databaseUrl?: string | undefined;
}): Promise<Database> {
  const { databaseUrl } = options;
  const cluster = databaseUrl === undefined ? await startOrJoin(options.data) : undefined;
  try {
    if (cluster) await createDatabase(cluster);
    const config = {
      application_name: 'audio-article',
      ...(cluster ? { ...cluster.connection, database: DATABASE } : { connectionString: databaseUrl }),
    };
    await migrate(config);
    const pool = newPool(config);
    return {
      pool,
      connection: config,
      async close() {
        await pool.end();
        await cluster?.leave();
      },
    };
  } catch (cause) {
    await cluster?.leave();
    if (cause instanceof AudioArticleError) throw cause;
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `The database cannot be used: ${reasonOf(cause)}.`,
      cluster ? undefined : 'Look at DATABASE_URL: postgres://USER:PASSWORD@HOST:PORT/DATABASE',
      { cause },
    );
  }
}

/** Several addresses that refuse come as one error without words of its own. */
function reasonOf(cause: unknown): string {
  if (cause instanceof AggregateError) return cause.errors.map(reasonOf).join(', ');
  return cause instanceof Error ? cause.message : String(cause);
}
