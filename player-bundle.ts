import type { BuildOptions, Plugin } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/* How the player is bundled, for the build and for the benchmarks that weigh it. */

/** Markup and styles in template literals, which a minifier of JavaScript leaves as they are. */
const minifiedLiterals: Plugin = {
  name: 'minified-literals',
  setup(build) {
    build.onLoad({ filter: /\/src\/player\/.*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      // palette.ts holds declarations without a rule: no stylesheet by itself.
      const minified = /\b(html|css|svg)`/.test(source) && !path.endsWith('palette.ts');
      const result = minified && (await minifyHTMLLiterals(source, { fileName: path }));
      return { contents: result ? result.code : source, loader: 'ts' };
    });
  },
};

export const playerBundle = (root: string): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: {
    'audio-article': join(root, 'src/player/define.ts'),
    'audio-article-transcript': join(root, 'src/player/define-transcript.ts'),
  },
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  chunkNames: '[name]-[hash]',
  plugins: [minifiedLiterals],
});
