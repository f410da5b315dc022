import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type Database, openDatabase } from '../../src/serve/database/database.js';
import { startOrJoin } from '../../src/serve/database/embedded.js';
import { openQueue } from '../../src/serve/narrations/queue.js';
import { share } from '../shared.js';
import { removeFolder } from './site.js';

/*
 * Databases for tests, made from one that is migrated already: on the Postgres of DATABASE_URL, on the one that `npm test` has
 * started for all of its files, or on an embedded one that the tests of a file share.
 */

export interface TestDatabase {
  /** As in DATABASE_URL. */
  readonly url: string;
  drop(): Promise<void>;
}

export interface TestPostgres {
  /** A new database. @returns its address, as in DATABASE_URL */
  create(): Promise<string>;
  close(): Promise<void>;
}

/** Where the Postgres of this run is, and its migrated database: for the processes that run.ts starts. */
const OF_THIS_RUN = 'AUDIO_ARTICLE_TEST_POSTGRES';

const withDatabase = (url: string, database: string): string =>
  url.replace(/^(\w+:\/\/[^/]*\/)[^?]*/, `$1${database}`);

const ask = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url, application_name: 'audio-article' });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

const own = `audio_article_test_${process.pid}_${Date.now()}`;
let made = 0;

/** @param admin a database that always exists, where others can be made */
async function makeTemplate(admin: string): Promise<string> {
  const name = `${own}_template_${made++}`;
  await ask(admin, `create database ${name}`);
  const database = await openDatabase({ data: '', databaseUrl: withDatabase(admin, name) });
  await (await openQueue(database)).close();
  await database.close();
  return name;
}

async function createFrom(admin: string, template: string): Promise<TestDatabase> {
  const name = `${own}_${made++}`;
  await ask(admin, `create database ${name} template ${template}`);
  return {
    url: withDatabase(admin, name),
    drop: () => ask(admin, `drop database if exists ${name} with (force)`),
  };
}

/** @returns an address of it, and its end */
async function startEmbedded(): Promise<{ readonly admin: string; end(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-postgres-'));
  await chmod(folder, 0o755);
  const cluster = await startOrJoin(folder);
  const { host, user } = cluster.connection;
  return {
    admin: `postgres://${user}@/postgres?host=${encodeURIComponent(host)}`,
    async end() {
      await cluster.leave();
      await removeFolder(folder, folder);
    },
  };
}

/** One for all files of a run. Nothing in it outlives the run: it does not wait for the disk. */
export async function startForThisRun(): Promise<() => Promise<void>> {
  const { admin, end } = await startEmbedded();
  await ask(
    admin,
    ...['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => `alter system set ${name} = off`),
    'select pg_reload_conf()',
  );
  process.env[OF_THIS_RUN] = JSON.stringify([admin, await makeTemplate(admin)]);
  return end;
}

/** undefined where the run has none, as that of a single file. */
export function ofThisRun(): { create(): Promise<TestDatabase> } | undefined {
  const told = process.env[OF_THIS_RUN];
  if (told === undefined) return undefined;
  const [admin, template] = JSON.parse(told) as [string, string];
  return { create: () => createFrom(admin, template) };
}

async function startOwn(): Promise<{ create(): Promise<TestDatabase>; end(): Promise<void> }> {
  const given = process.env['DATABASE_URL'];
  const { admin, end } =
    given === undefined ? await startEmbedded() : { admin: given, end: () => Promise.resolve() };
  const template = await makeTemplate(admin);
  return {
    create: () => createFrom(admin, template),
    async end() {
      await ask(admin, `drop database if exists ${template} with (force)`);
      await end();
    },
  };
}

export async function startTestPostgres(): Promise<TestPostgres> {
  const run = process.env['DATABASE_URL'] === undefined ? ofThisRun() : undefined;
  const { value: postgres, leave } = run
    ? { value: run, leave: () => Promise.resolve() }
    : await share('postgres', startOwn, (one) => one.end());
  const databases: TestDatabase[] = [];
  return {
    async create() {
      const database = await postgres.create();
      databases.push(database);
      return database.url;
    },
    async close() {
      for (const database of databases.splice(0)) await database.drop();
      await leave();
    },
  };
}

/** A database of its own, open. */
export async function openTestDatabase(): Promise<{ readonly database: Database; end(): Promise<void> }> {
  const postgres = await startTestPostgres();
  const database = await openDatabase({ data: '', databaseUrl: await postgres.create() });
  return {
    database,
    async end() {
      await database.close();
      await postgres.close();
    },
  };
}
