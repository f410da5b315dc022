import { createPackageFromTarballData, type Package } from '@arethetypeswrong/core';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* What `npm pack` makes of this folder as it was built. */

export const root = join(import.meta.dirname, '../..');

export interface Exported {
  readonly types?: string;
  readonly development?: string;
  readonly default: string;
}

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string | Exported>>;
  readonly sideEffects: readonly string[];
  readonly files: readonly string[];
};

/** @param folder where it is written to @returns its path */
export function pack(folder: string): string {
  // npm is a script of Node's: found as npm itself tells, or beside node.
  const npm = process.env['npm_execpath'];
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
  const said = npm
    ? execFileSync(process.execPath, [npm, ...args], { cwd: root, encoding: 'utf8' })
    : execFileSync('npm', args, { cwd: root, encoding: 'utf8', shell: process.platform === 'win32' });
  return join(folder, said.trim().split('\n').at(-1) ?? '');
}

/** The tarball's bytes, and its files by their paths in the package. */
export function packed(): {
  readonly tarball: Uint8Array<ArrayBuffer>;
  readonly contents: Package;
  readonly files: ReadonlyMap<string, () => string>;
} {
  const folder = mkdtempSync(join(tmpdir(), 'audio-article-pack-'));
  try {
    const tarball = new Uint8Array(readFileSync(pack(folder)));
    const contents = createPackageFromTarballData(tarball);
    const base = '/node_modules/audio-article/';
    return {
      ...{ tarball, contents },
      files: new Map(
        contents
          .listFiles()
          .map((path) => [path.slice(base.length), (): string => contents.readFile(path)] as const),
      ),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
