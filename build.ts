import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { copyFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FeedbackReportSchema } from './src/core/feedback.js';
import { NarrationSchema } from './src/core/narration/schema.js';

/*
 * dist/          the package for bundlers and Node (tsc), one file per source file
 * dist/bundle/   the player for a <script type="module">: entry, lazy chunks and the page's stylesheet (esbuild)
 */

const root = import.meta.dirname;
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
await mkdir(join(dist, 'bundle'), { recursive: true });
await build({
  entryPoints: {
    'audio-article': join(root, 'src/player/define.ts'),
    'audio-article-transcript': join(root, 'src/player/define-transcript.ts'),
  },
  outdir: join(dist, 'bundle'),
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  chunkNames: '[name]-[hash]',
  sourcemap: true,
  logLevel: 'warning',
});
await copyFile(join(root, 'src/player/audio-article.css'), join(dist, 'bundle/audio-article.css'));
await copyFile(join(root, 'src/serve/page.css'), join(dist, 'bundle/page.css'));
await writeFile(join(dist, 'narration.schema.json'), `${JSON.stringify(NarrationSchema, null, 2)}\n`);
await writeFile(join(dist, 'feedback.schema.json'), `${JSON.stringify(FeedbackReportSchema, null, 2)}\n`);

await rm(join(root, 'dist'), { recursive: true, force: true });
await rename(dist, join(root, 'dist'));
