import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { buildCommand } from './command.js';
import { writeElementsManifest } from './elements.js';
import { writeIntegrity } from './integrity.js';
import { buildReact } from './react.js';
import { FeedbackReportSchema } from '../src/core/feedback.js';
import { NarrationSchema } from '../src/core/narration/schema.js';
import { embedBundle } from './embed-bundle.js';
import { inboxBundle } from './inbox-bundle.js';
import { playerBundle } from './player-bundle.js';

/*
 * dist/          the package for bundlers and Node (tsc), one file per source file
 * dist/cli/      also the command in one file (command.ts)
 * dist/cdn/      the player for a <script type="module">: entry, lazy chunks and the page's stylesheet (esbuild);
 *                what embedded pages and the pages around them need (embed-bundle.ts)
 * dist/react/    React's components, with what makes them (react.ts)
 * dist/*.json    schemas, what editors know of the elements (elements.ts)
 * dist/inbox/    the editors' pages (inbox-bundle.ts); what tsc has made of them is taken away
 */

const root = dirname(import.meta.dirname);
const began = new Date();
/** Written when the build began: what was changed since then is not in it. */
const STAMP = 'feedback.schema.json';

/** When the newest of the files in a folder, or the file itself, was written; ms, 0 if there is none. */
async function writtenAt(path: string): Promise<number> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  const times = await Promise.all((await readdir(path)).map((name) => writtenAt(join(path, name))));
  return Math.max(found.mtimeMs, ...times);
}

if (process.argv.includes('--if-changed')) {
  const sources = ['src', 'build', 'package.json', 'package-lock.json', 'tsconfig.json'];
  const changed = Math.max(...(await Promise.all(sources.map((source) => writtenAt(join(root, source))))));
  if ((await stat(join(root, 'dist', STAMP)).catch(() => ({ mtimeMs: 0 }))).mtimeMs > changed) process.exit();
  console.log('Building …');
}
const dist = join(root, `dist.${process.pid}`);

// A build that fails leaves the one before it standing.
process.on('exit', () => rmSync(dist, { recursive: true, force: true }));
execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.json'), '--outDir', dist],
  {
    stdio: 'inherit',
  },
);
await mkdir(join(dist, 'cdn'), { recursive: true });
await build({
  ...(await playerBundle(root)),
  outdir: join(dist, 'cdn'),
  sourcemap: true,
  logLevel: 'warning',
});
// A stylesheet has the name of its script: a build of its own.
await build({
  entryPoints: [
    join(root, 'src/player/audio-article.css'),
    join(root, 'src/serve/page.css'),
    join(root, 'src/serve/embed.css'),
  ],
  entryNames: '[name]',
  outdir: join(dist, 'cdn'),
  minify: true,
  logLevel: 'warning',
});
// tsc has put files there that nobody imports.
for (const folder of ['inbox', 'embed']) await rm(join(dist, folder), { recursive: true, force: true });
// Without source maps: their address is of the loader's 1024 bytes.
await build({ ...embedBundle(root), outdir: join(dist, 'cdn'), logLevel: 'warning' });
// A classic script, for any service worker.
await build({
  entryPoints: { 'audio-article-offline': join(root, 'src/player/offline/worker.ts') },
  outdir: join(dist, 'cdn'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  sourcemap: true,
  logLevel: 'warning',
});
await build({ ...inboxBundle(root), outdir: join(dist, 'inbox'), sourcemap: true, logLevel: 'warning' });
await writeFile(join(dist, 'transcript.schema.json'), `${JSON.stringify(NarrationSchema, null, 2)}\n`);
await writeFile(join(dist, STAMP), `${JSON.stringify(FeedbackReportSchema, null, 2)}\n`);
const { integrity } = await writeIntegrity(join(dist, 'cdn'));
console.log(`dist/cdn/audio-article.js: integrity="${integrity['audio-article.js'] ?? ''}"`);
// TypeScript asks what a stylesheet is that a script imports.
await writeFile(join(dist, 'cdn', 'audio-article.css.d.ts'), 'export {};\n');
await buildReact(dist);
await writeElementsManifest(root, dist);
await buildCommand(dist);
await utimes(join(dist, STAMP), began, began);
await rm(join(root, 'dist'), { recursive: true, force: true });
await rename(dist, join(root, 'dist'));
