import { chmod, chown, lstat, mkdir, readdir, readFile, realpath, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';
import { sha256 } from '../../narrate/sha256.js';
import { copyBinaries, installedPostgres, isReachable, type Binaries } from './binaries.js';

/** As whom Postgres runs where this process is root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Where one embedded Postgres lives and what runs it. */
export interface Place {
  /** Private to the account that Postgres runs as; holds all that follows but the socket. */
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  readonly lock: string;
  /** Folder of the unix socket. */
  readonly socket: string;
  readonly binaries: Binaries;
  /** undefined: as this process itself. */
  readonly account: Account | undefined;
}

/** Of a unix socket's path (sun_path less its NUL), and what Postgres adds to the folder. */
const LONGEST_SOCKET = process.platform === 'darwin' ? 103 : 107;
const SOCKET_NAME = '/.s.PGSQL.5432';

/** Where the folders lie that another account cannot reach in `data`. */
const FAR = '/var/lib/audio-article';

const REMEDY = 'Give --data another folder, or set DATABASE_URL to a Postgres of your own.';

const hash = (text: string): string => sha256(text).slice(0, 16);

/** Postgres refuses to run as root. */
async function unprivilegedAccount(): Promise<Account> {
  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new AudioArticleError(
    'AA_E_DATABASE',
    'Postgres does not run as root, and this machine has neither an account “postgres” nor “nobody”.',
    'Run as another user, or set DATABASE_URL to a Postgres of your own.',
  );
}

const ignoreExisting = (error: unknown): void => {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
};

/**
 * The folder of Postgres in `data`. As root it belongs to another account, which cannot pass a 0700 home: then it
 * lies in /var/lib and `data` holds a link to it, so that it is found again wherever `data` is moved.
 */
async function privateFolder(data: string): Promise<{ folder: string; account: Account | undefined }> {
  await mkdir(data, { recursive: true });
  const entry = join(data, 'postgres');
  const isRoot = process.getuid?.() === 0;
  // A folder that holds nothing but ours may be passed through (not looked into); a home stays shut.
  if (isRoot && !isReachable(data) && (await readdir(data)).every((name) => name === 'postgres'))
    await chmod(data, 0o711);
  if (isRoot && !isReachable(data) && !(await lstat(entry).catch(() => undefined))) {
    const far = join(FAR, hash(await realpath(data)));
    await mkdir(dirname(far), { recursive: true, mode: 0o755 });
    await mkdir(far, { mode: 0o700 }).catch(ignoreExisting);
    await symlink(far, entry).catch(ignoreExisting);
  } else await mkdir(entry, { mode: 0o700 }).catch(ignoreExisting);
  const folder = await realpath(entry);
  // Root would give away whatever somebody else's link leads to.
  if (isRoot && (await lstat(entry)).isSymbolicLink() && dirname(folder) !== FAR)
    throw new AudioArticleError('AA_E_DATABASE', `${entry} is a link to ${folder}.`, REMEDY);
  if (!isRoot) return { folder, account: undefined };
  if (!isReachable(dirname(folder)))
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `Postgres does not run as root, and other accounts cannot reach ${folder}.`,
      REMEDY,
    );
  // What another user has made stays theirs: Postgres runs as its owner.
  const { uid, gid } = await stat(folder);
  if (uid !== 0) return { folder, account: { uid, gid } };
  const account = await unprivilegedAccount();
  await chown(folder, account.uid, account.gid);
  return { folder, account };
}

/**
 * In the private folder, or in one beside it in /tmp where its path is too long. (Not os.tmpdir(): two processes
 * that share the data may have different ones.)
 */
async function socketFolder(folder: string, account: Account | undefined): Promise<string> {
  if (Buffer.byteLength(folder + SOCKET_NAME) <= LONGEST_SOCKET) return folder;
  const short = `/tmp/audio-article-${hash(folder)}`;
  await mkdir(short, { mode: 0o700 }).catch(ignoreExisting);
  const { uid, mode } = await lstat(short);
  // Anybody may make a folder in /tmp: one that is not ours alone could be somebody else's Postgres.
  const owners = account ? [0, account.uid] : [process.getuid?.()];
  if (!owners.includes(uid) || (mode & 0o170077) !== 0o040000)
    throw new AudioArticleError('AA_E_DATABASE', `${short} belongs to somebody else.`, REMEDY);
  if (account) await chown(short, account.uid, account.gid);
  return short;
}

/** @throws AudioArticleError AA_E_DATABASE */
export async function placeIn(data: string, installed: Binaries = installedPostgres()): Promise<Place> {
  try {
    const { folder, account } = await privateFolder(resolve(data));
    const runnable = !account || isReachable(join(installed.folder, 'bin/postgres'));
    return {
      folder,
      cluster: join(folder, 'data'),
      log: join(folder, 'postgres.log'),
      lock: join(folder, 'starting'),
      socket: await socketFolder(folder, account),
      binaries: runnable ? installed : await copyBinaries(installed, folder),
      account,
    };
  } catch (cause) {
    if (cause instanceof AudioArticleError) throw cause;
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `The data folder ${data} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}.`,
      REMEDY,
      { cause },
    );
  }
}
