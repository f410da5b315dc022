import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/* npm run sbom: what is installed with the package, as CycloneDX, in sbom.cdx.json. `.ci/run` makes it. */

const root = join(import.meta.dirname, '..');

interface Manifest {
  devDependencies?: unknown;
  peerDependencies?: unknown;
  peerDependenciesMeta?: unknown;
}

interface Locked extends Manifest {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/**
 * By `npm sbom`, of a copy that knows of no tests: asked to omit them, npm 11.19 leaves out whatever they depend on as well, lit
 * and pg among it.
 * @returns JSON of CycloneDX 1.5, from the lock file alone
 */
export function billOfMaterials(): string {
  const scratch = mkdtempSync(join(tmpdir(), 'audio-article-sbom-'));
  // npm calls it as the folder is called.
  const folder = join(scratch, 'audio-article');
  mkdirSync(folder);
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
  const write = (name: string, value: unknown): void => {
    writeFileSync(join(folder, name), JSON.stringify(value));
  };
  try {
    const withoutOthers = ({ ...manifest }: Manifest): Manifest => {
      delete manifest.devDependencies;
      delete manifest.peerDependencies;
      delete manifest.peerDependenciesMeta;
      return manifest;
    };
    write('package.json', withoutOthers(read('package.json') as Manifest));
    const lock = read('package-lock.json') as { packages: Record<string, Locked> };
    const installed = Object.entries(lock.packages)
      .filter(([, { dev, devOptional }]) => !dev && !devOptional)
      .map(([path, locked]) => [path, path === '' ? withoutOthers(locked) : locked] as const);
    write('package-lock.json', { ...lock, packages: Object.fromEntries(installed) });
    const given = ['--sbom-format', 'cyclonedx', '--sbom-type', 'library', '--package-lock-only'];
    return execFileSync('npm', ['sbom', ...given], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      shell: process.platform === 'win32',
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  const text = billOfMaterials();
  writeFileSync(join(root, 'sbom.cdx.json'), text);
  const { components } = JSON.parse(text) as { components: readonly unknown[] };
  console.log(`sbom.cdx.json names ${components.length} packages.`);
}
