import { build } from 'esbuild';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * `@lit/react` goes into the file: as a dependency it would bring React's types to everybody, as a peer it would be one
 * more thing to install for those who have React.
 * @param dist what tsc has compiled
 */
export async function buildReact(dist: string): Promise<void> {
  const entry = join(dist, 'react/index.js');
  const source = await readFile(entry, 'utf8');
  await rm(`${entry}.map`);
  await build({
    stdin: { contents: source, resolveDir: join(dist, 'react'), sourcefile: 'index.js' },
    outfile: entry,
    allowOverwrite: true,
    bundle: true,
    external: ['react', '../player/*'],
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    legalComments: 'inline',
    // Next.js and others render it in the browser, too.
    banner: { js: "'use client';" },
    logLevel: 'warning',
  });
}
