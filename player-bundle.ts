import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

/* How the player is bundled, for the build and for the benchmarks that weigh it. */

const plainBundle = (root: string): BuildOptions => ({
  absWorkingDir: root,
  entryPoints: {
    'audio-article': join(root, 'src/player/define.ts'),
    'audio-article-controls': join(root, 'src/player/define-controls.ts'),
    'audio-article-disclosure': join(root, 'src/player/define-disclosure.ts'),
    'audio-article-progress': join(root, 'src/player/define-progress.ts'),
    'audio-article-transcript': join(root, 'src/player/define-transcript.ts'),
  },
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  chunkNames: '[name]-[hash]',
});

/** Options for esbuild; `outdir` is the caller's. */
export async function playerBundle(root: string): Promise<BuildOptions> {
  const options = plainBundle(root);
  const { metafile } = await build({ ...options, outdir: root, write: false, metafile: true });
  return {
    ...options,
    plugins: [sources(root, whatThePlayerLoads(metafile)), lastingName],
    // The modules of `TOGETHER` have no side effects and need none.
    logOverride: { 'ignored-bare-import': 'silent' },
  };
}

interface Loaded {
  /** What it imports statically, itself left out. */
  readonly together: readonly string[];
  /** The entry points, lazy ones too, that need any of it. */
  readonly sharing: ReadonlySet<string>;
}

function whatThePlayerLoads({ inputs, outputs }: Metafile): Loaded {
  const reached = (from: string, found = new Set<string>()): Set<string> => {
    if (found.has(from)) return found;
    found.add(from);
    for (const { path, kind, external } of inputs[from]?.imports ?? [])
      if (kind === 'import-statement' && !external) reached(path, found);
    return found;
  };
  const entries = Object.values(outputs).flatMap(({ entryPoint }) => entryPoint ?? []);
  const player = entries.find((entry) => entry.endsWith('/player/define.ts')) ?? '';
  const together = [...reached(player)].filter((file) => file !== player && !file.includes('/idb-keyval/'));
  const shares = (entry: string): boolean => together.some((file) => reached(entry).has(file));
  return { together, sharing: new Set(entries.filter(shares)) };
}

/** Virtual: imports all that the player's entry does. */
const TOGETHER = 'audio-article:together';

/**
 * Markup and styles are minified in template literals too, which a minifier of JavaScript leaves as they are.
 *
 * What the player's entry imports becomes one chunk: every other entry point imports all of it, too, though it may use
 * but one module. It has loaded by then. Otherwise esbuild makes a file of each set of modules that the same entry
 * points share: eight small files more, which compress worse by 1.1 KB.
 */
function sources(root: string, { together, sharing }: Loaded): Plugin {
  /** As esbuild calls a file. */
  const nameOf = (path: string): string => relative(root, path).replaceAll(sep, '/');
  const resolving = Symbol('resolving');
  return {
    name: 'sources',
    setup(build) {
      build.onLoad({ filter: /\/src\/(player|core)\/.*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        // palette.ts holds declarations without a rule: no stylesheet by itself.
        const minified = /\b(html|css|svg)`/.test(source) && !path.endsWith('palette.ts');
        const result = minified && (await minifyHTMLLiterals(source, { fileName: path }));
        const more = sharing.has(nameOf(path)) ? `\nimport '${TOGETHER}';` : '';
        return { contents: (result ? result.code : source) + more, loader: 'ts' };
      });
      // Of what is shared, all comes into the one chunk, also what only others use: of this it would be half.
      build.onResolve({ filter: /^idb-keyval$/ }, async ({ path, importer, ...how }) => {
        if (how.pluginData === resolving) return undefined;
        const found = await build.resolve(path, { ...how, importer, pluginData: resolving });
        const isOfEntry = together.includes(nameOf(importer));
        return { ...found, suffix: isOfEntry ? '?entry' : '' };
      });
      build.onResolve({ filter: new RegExp(`^${TOGETHER}$`) }, ({ path }) => ({ path, namespace: TOGETHER }));
      build.onLoad({ filter: /^/, namespace: TOGETHER }, () => ({
        contents: together.map((file) => `import ${JSON.stringify(join(root, file))};`).join('\n'),
        resolveDir: root,
      }));
    },
  };
}

/**
 * The entry is but an import of that one chunk, which a page would ask for only when the entry has come: on a slow
 * network 150 ms later. It gets a name that lasts, so that pages can preload it, as long as the one it had: source
 * maps stay true.
 */
const lastingName: Plugin = {
  name: 'lasting name',
  setup(build) {
    const isWritten = build.initialOptions.write !== false;
    Object.assign(build.initialOptions, { write: false, metafile: true });
    build.onEnd(async (result) => {
      const { metafile, outputFiles = [] } = result;
      const entry = Object.values(metafile?.outputs ?? {}).find(({ entryPoint }) =>
        entryPoint?.endsWith('/player/define.ts'),
      );
      const chunk = /chunk-\w{8}(?=\.js$)/.exec(entry?.imports[0]?.path ?? '')?.[0];
      if (!metafile || !chunk) throw new Error('The entry of the player imports no chunk');
      const named = (text: string): string => text.replaceAll(chunk, 'chunk-together');
      result.metafile = JSON.parse(named(JSON.stringify(metafile))) as Metafile;
      result.outputFiles = outputFiles.map(({ path, text, hash }) => {
        const renamed = named(text);
        return { path: named(path), text: renamed, contents: Buffer.from(renamed), hash };
      });
      if (!isWritten) return;
      for (const { path, contents } of result.outputFiles) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, contents);
      }
    });
  },
};
