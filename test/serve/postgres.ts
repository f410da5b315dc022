import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/serve/database/database.js';
import { startOrJoin } from '../../src/serve/database/embedded.js';
import { openQueue } from '../../src/serve/narrations/queue.js';
import { removeFolder } from './site.js';

/*
 * Databases for tests, made from one that is migrated already: on the Postgres of DATABASE_URL, or on an embedded one that the
 * tests of a file share.
 */

export interface TestPostgres {
  /** A new database. @returns its address, as in DATABASE_URL */
  create(): Promise<string>;
  close(): Promise<void>;
}

export async function startTestPostgres(): Promise<TestPostgres> {
  const given = process.env['DATABASE_URL'];
  const folder = given === undefined ? await mkdtemp(join(tmpdir(), 'audio-article-postgres-')) : undefined;
  if (folder !== undefined) await chmod(folder, 0o755);
  const cluster = folder === undefined ? undefined : await startOrJoin(folder);
  const urlOf = (database: string): string => {
    if (given !== undefined) return Object.assign(new URL(given), { pathname: `/${database}` }).href;
    const { host = '', user = '' } = cluster?.connection ?? {};
    return `postgres://${user}@/${database}?host=${encodeURIComponent(host)}`;
  };
  const admin = new pg.Client({
    connectionString: given ?? urlOf('postgres'),
    application_name: 'audio-article',
  });
  await admin.connect();
  const own = `audio_article_test_${process.pid}_${Date.now()}`;
  const made: string[] = [];
  const make = async (name: string, more = ''): Promise<string> => {
    await admin.query(`create database ${name} ${more}`);
    made.push(name);
    return urlOf(name);
  };
  const template = await make(`${own}_template`);
  const database = await openDatabase({ data: '', databaseUrl: template });
  await (await openQueue(database)).close();
  await database.close();
  return {
    create: () => make(`${own}_${made.length}`, `template ${own}_template`),
    async close() {
      if (given !== undefined)
        for (const name of made.reverse()) await admin.query(`drop database if exists ${name} with (force)`);
      await admin.end();
      await cluster?.leave();
      if (folder !== undefined) await removeFolder(folder, folder);
    },
  };
}
