import { build, type BuildOptions } from 'esbuild';
import { basename, join } from 'node:path';
import { playerBundle } from '../../build/player-bundle.js';
import { root } from '../../test/e2e/demo.js';
import { gzipped, staticClosure } from '../bytes.js';

/* Every player is bundled by the same esbuild with the same settings. */

export interface Bundle {
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The file that a page asks for. */
  readonly entry: string;
  /** undefined: it has no stylesheet of its own. */
  readonly css: string | undefined;
  /** Of entry, static imports and stylesheet, each file by itself. */
  readonly gzip: number;
}

async function bundled(options: BuildOptions, entry: string): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    ...options,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'error',
  });
  const files = new Map(outputFiles.map(({ path, contents }) => [basename(path), contents]));
  const css = `${entry}.css`;
  const atOnce = [...staticClosure(metafile, `out/${entry}.js`)].map((path) => basename(path));
  if (files.has(css)) atOnce.push(css);
  return {
    files,
    entry: `${entry}.js`,
    css: files.has(css) ? css : undefined,
    gzip: atOnce.reduce((sum, file) => sum + gzipped(files.get(file)!), 0),
  };
}

/** @param folder whose node_modules has what `source` imports */
export const bundleOf = (source: string, folder: string): Promise<Bundle> =>
  bundled(
    {
      absWorkingDir: folder,
      entryPoints: { page: 'page' },
      plugins: [
        {
          name: 'page',
          setup({ onResolve, onLoad }) {
            onResolve({ filter: /^page$/ }, () => ({ path: 'page', namespace: 'page' }));
            onLoad({ filter: /^/, namespace: 'page' }, () => ({ contents: source, resolveDir: folder }));
          },
        },
      ],
    },
    'page',
  );

/** As `npm run build` makes it. */
export async function ourBundle(): Promise<Bundle> {
  const player = await bundled(await playerBundle(root), 'audio-article');
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/player/audio-article.css')],
    minify: true,
    write: false,
    logLevel: 'error',
  });
  const css = outputFiles[0]!.contents;
  return {
    ...player,
    files: new Map([...player.files, ['audio-article.css', css]]),
    css: 'audio-article.css',
    gzip: player.gzip + gzipped(css),
  };
}
