import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { AudioArticleError } from '../../core/errors.js';
import { installedPostgres, isReachable, postgresAccount, type Account } from './binaries.js';

/*
 * Postgres from npm, started by the first process that needs it and joined by the others. It listens on a unix
 * socket in a private folder: no port, no password, no network. After kill −9 of this process it keeps running and
 * is joined again; after kill −9 of Postgres it is started again and recovers.
 */

const USER = 'audio_article';
const PATIENCE_MS = 30_000;
/** Longest path of a unix socket on Linux, less `/.s.PGSQL.5432`. */
const LONGEST_SOCKET_FOLDER = 107 - 14;

export interface Cluster {
  /** For pg: the folder of the socket, the user, the database that always exists. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  /** Stops the server unless another process is using it. */
  leave(): Promise<void>;
}

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
  readonly lock: string;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** As root the data must lie where the account of Postgres can go: a 0700 home is no such place. */
async function placeFor(data: string, account: Account | undefined): Promise<Place> {
  let folder = join(resolve(data), 'postgres');
  await mkdir(resolve(data), { recursive: true });
  if (account) {
    // Passing through our own data folder is allowed, looking into it is not.
    if (((await stat(data)).mode & 0o001) === 0) await chmod(data, 0o711);
    if (!isReachable(dirname(folder))) folder = join('/var/lib/audio-article', hash(folder));
  }
  await mkdir(dirname(folder), { recursive: true, mode: 0o711 });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (account) await chown(folder, account.uid, account.gid);
  let socket = folder;
  if (Buffer.byteLength(socket) > LONGEST_SOCKET_FOLDER) {
    socket = join(tmpdir(), `audio-article-${hash(folder)}`);
    await mkdir(socket, { recursive: true, mode: 0o700 });
    if (account) await chown(socket, account.uid, account.gid);
  }
  return {
    folder,
    socket,
    cluster: join(folder, 'data'),
    log: join(folder, 'postgres.log'),
    lock: join(folder, 'starting'),
  };
}

async function binariesFor(place: Place, account: Account | undefined): Promise<string> {
  const installed = installedPostgres();
  if (!account || isReachable(installed)) return installed;
  const copy = join(place.folder, 'program');
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    await cp(installed, half, { recursive: true, verbatimSymlinks: true });
    await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  }
  return copy;
}

/** Runs one of Postgres' programs to its end. Its output goes to a file, because a daemon would hold a pipe open. */
async function run(
  program: string,
  args: readonly string[],
  place: Place,
  account: Account | undefined,
): Promise<void> {
  const child = spawn(program, args, {
    cwd: place.folder,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
    ...(account ? { uid: account.uid, gid: account.gid } : {}),
  });
  const code = await new Promise<number | null>((ended, failed) => {
    child.once('error', failed);
    child.once('exit', ended);
  });
  if (code !== 0) {
    const said = await readFile(place.log, 'utf8').catch(() => '');
    throw new Error(`${program} ended with ${String(code)}: ${said.trim().split('\n').slice(-3).join(' ')}`);
  }
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

async function initialise(native: string, place: Place, account: Account | undefined): Promise<void> {
  if (existsSync(join(place.cluster, 'PG_VERSION'))) return;
  // Made beside its place and renamed: a folder that a killed process left half made never counts.
  for (const name of await readdir(place.folder)) {
    const [, pid] = /^data\.(\d+)\.new$/.exec(name) ?? [];
    if (pid && (Number(pid) === process.pid || !isAlive(Number(pid))))
      await rm(join(place.folder, name), { recursive: true, force: true });
  }
  const half = `${place.cluster}.${process.pid}.new`;
  const args = [
    '-D',
    half,
    '-U',
    USER,
    '--auth-local=trust',
    '--auth-host=reject',
    '-E',
    'UTF8',
    '--locale=C',
  ];
  await run(
    join(native, 'bin/initdb'),
    [...args, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    place,
    account,
  );
  await writeFile(join(half, 'postgresql.conf'), "include 'audio-article.conf'\n", { flag: 'a' });
  await rename(half, place.cluster);
}

async function startServer(native: string, place: Place, account: Account | undefined): Promise<void> {
  await initialise(native, place, account);
  const settings = join(place.cluster, 'audio-article.conf');
  await writeFile(
    settings,
    [
      "listen_addresses = ''",
      `unix_socket_directories = ${quoted(place.socket)}`,
      // With `trust` the socket's permissions are the lock on the door.
      'unix_socket_permissions = 0700',
      'fsync = on',
      '',
    ].join('\n'),
  );
  if (account) await chown(settings, account.uid, account.gid);
  await run(
    join(native, 'bin/pg_ctl'),
    ['-D', place.cluster, '-l', place.log, '-w', '-t', '20', 'start'],
    place,
    account,
  );
}

/** One process starts the server; a lock whose process is gone counts no more. */
async function takeLock(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
    const age =
      Date.now() -
      (await stat(lock).then(
        (found) => found.mtimeMs,
        () => Date.now(),
      ));
    if ((holder > 0 && !isAlive(holder)) || age > 2 * PATIENCE_MS) await rm(lock, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A connection that is held for as long as this process uses the server, so that nobody stops it meanwhile. */
async function connect(connection: Cluster['connection']): Promise<pg.Client> {
  const client = new pg.Client({
    ...connection,
    application_name: 'audio-article presence',
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** @throws AudioArticleError AA_E_DATABASE */
export async function startOrJoin(data: string): Promise<Cluster> {
  const account = postgresAccount();
  const place = await placeFor(data, account);
  const native = await binariesFor(place, account);
  const connection = { host: place.socket, user: USER, database: 'postgres' };
  const deadline = Date.now() + PATIENCE_MS;
  let last: unknown;
  for (;;) {
    // Connecting is the only test that counts: after kill −9 a zombie still looks like a running server.
    const presence = await connect(connection).catch(() => undefined);
    if (presence) return { connection, leave: () => leave(presence, native, place, account) };
    if (await takeLock(place.lock)) {
      try {
        await startServer(native, place, account);
        continue;
      } catch (error) {
        last = error;
      } finally {
        await rm(place.lock, { force: true });
      }
    }
    if (Date.now() > deadline)
      throw new AudioArticleError(
        'AA_E_DATABASE',
        `The embedded Postgres in ${place.folder} does not start${last instanceof Error ? `: ${last.message}` : ''}.`,
        `Its log is ${place.log}.`,
        { cause: last },
      );
    await delay(50);
  }
}

async function leave(
  presence: pg.Client,
  native: string,
  place: Place,
  account: Account | undefined,
): Promise<void> {
  try {
    const { rows } = await presence.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity
       where application_name = 'audio-article presence' and pid <> pg_backend_pid()`,
    );
    await presence.end();
    if (rows[0]?.others === 0)
      await run(
        join(native, 'bin/pg_ctl'),
        ['-D', place.cluster, '-m', 'fast', '-w', 'stop'],
        place,
        account,
      );
  } catch {
    // It is gone already, or somebody else is stopping it.
  }
}
