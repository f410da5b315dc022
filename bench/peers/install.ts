import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* What only a benchmark needs is installed when it is run, into a cache folder: `npm ci` knows nothing of it. */

/**
 * @param here a folder with a package.json and its lock file
 * @returns the folder whose node_modules holds what the lock file has
 */
export async function installFrom(here: string): Promise<string> {
  const lock = await readFile(join(here, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `audio-article-bench-${digest}`);
  if (existsSync(folder)) return folder;
  const { dependencies } = JSON.parse(await readFile(join(here, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const names = Object.entries(dependencies).map((of) => of.join('@'));
  console.log(`Installing ${names.join(', ')} from npm into ${folder}; no script of theirs is run.`);
  const half = `${folder}.${process.pid}`;
  await mkdir(half);
  try {
    for (const file of ['package.json', 'package-lock.json'])
      await copyFile(join(here, file), join(half, file));
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], {
      cwd: half,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    await rename(half, folder);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
  return folder;
}

export async function versionOf(folder: string, name: string): Promise<string> {
  const text = await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
