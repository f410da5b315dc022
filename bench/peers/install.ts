import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* The peers are installed when they are measured, into a cache folder: `npm ci` knows nothing of them. */

/** The folder whose node_modules holds the peers, as the lock file has them. @param here where their package.json lies */
export async function installPeers(here = import.meta.dirname): Promise<string> {
  const lock = await readFile(join(here, 'package-lock.json'));
  const digest = createHash('sha256').update(lock).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `audio-article-bench-peers-${digest}`);
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
