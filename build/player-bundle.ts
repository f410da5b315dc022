import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { minifyHTMLLiterals } from 'minify-literals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';

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
  // Beside the files: in them they are 1 % of what a page loads.
  legalComments: 'linked',
});

/** Options for esbuild; `outdir` is the caller's. */
export async function playerBundle(root: string): Promise<BuildOptions> {
  const options = plainBundle(root);
  const { metafile } = await build({ ...options, outdir: root, write: false, metafile: true });
  return {
    ...options,
    plugins: [sources(root, whatThePlayerLoads(metafile)), oneFile],
    // The modules of `TOGETHER` have no side effects and need none.
    logOverride: { 'ignored-bare-import': 'silent' },
  };
}

interface Loaded {
  /** Itself and what it imports statically. */
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
  const together = [...reached(player)].filter((file) => !file.includes('/idb-keyval/'));
  const shares = (entry: string): boolean => together.some((file) => reached(entry).has(file));
  return { together, sharing: new Set(entries.filter(shares)) };
}

/** Virtual: imports the player's entry and all that it does. */
const TOGETHER = 'audio-article:together';

/** The file that pages ask for. */
const ENTRY = 'audio-article.js';

/**
 * A page may ask for it by another address: `?ver=3`, or a name that a pipeline for assets has made. Lazy chunks import
 * it by its own name, which would be a second player beside the first. Then that second one is the only one.
 */
const underItsOwnName = (define: string): string =>
  define.replace(
    /^if \(/m,
    `const own = import.meta.url.replace(/[^/]*$/, '${ENTRY}');\nif (own !== import.meta.url) void import(own);\nelse if (`,
  );

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
        const contents = result ? result.code : source;
        return {
          contents: (path.endsWith('/player/define.ts') ? underItsOwnName(contents) : contents) + more,
          loader: 'ts',
        };
      });
      // Of what is shared, all comes into the one chunk, also what only others use: of this it would be half.
      build.onResolve({ filter: /^idb-keyval$/ }, async ({ path, importer, ...how }) => {
        if (how.pluginData === resolving) return undefined;
        const found = await build.resolve(path, { ...how, importer, pluginData: resolving });
        const isOfEntry = together.includes(nameOf(importer));
        return { ...found, suffix: isOfEntry ? '?entry' : '' };
      });
      // The player's sheets are constructed by itself (adopt-sheet.ts): of Lit's own way to have styles nothing is needed.
      build.onLoad({ filter: /[\\/]@lit[\\/]reactive-element[\\/]css-tag\.js$/ }, () => ({
        contents: `export const getCompatibleStyle = (style) => style;
          export const adoptStyles = () => {};
          export let CSSResult, css, supportsAdoptingStyleSheets, unsafeCSS;`,
      }));
      build.onResolve({ filter: new RegExp(`^${TOGETHER}$`) }, ({ path }) => ({ path, namespace: TOGETHER }));
      build.onLoad({ filter: /^/, namespace: TOGETHER }, () => ({
        contents: together.map((file) => `import ${JSON.stringify(join(root, file))};`).join('\n'),
        resolveDir: root,
      }));
    },
  };
}

/**
 * The entry is but an import of that one chunk, for which a page would ask only when the entry has come: on a slow
 * network 150 ms later, and no integrity of the entry would say anything of it. So the chunk is the entry. Addresses
 * keep their length: source maps stay true.
 */
const oneFile: Plugin = {
  name: 'one file',
  setup(build) {
    const isWritten = build.initialOptions.write !== false;
    Object.assign(build.initialOptions, { write: false, metafile: true });
    build.onEnd(async (result) => {
      const { metafile, outputFiles = [] } = result;
      if (!metafile) return;
      const [stub = '', entry] =
        Object.entries(metafile.outputs).find(([, { entryPoint }]) =>
          entryPoint?.endsWith('/player/define.ts'),
        ) ?? [];
      const chunk = /chunk-\w{8}\.js$/.exec(entry?.imports[0]?.path ?? '')?.[0];
      const code = outputFiles.find(({ path }) => basename(path) === ENTRY)?.text ?? '';
      if (!chunk || !/^import"[^"]+";\n\/\/# sourceMappingURL|^import"[^"]+";\s*$/.test(code))
        throw new Error(`The entry of the player is more than an import: ${code}`);
      const outputs = Object.entries(metafile.outputs).filter(
        ([file]) => file !== stub && file !== `${stub}.map`,
      );
      result.metafile = {
        ...metafile,
        outputs: JSON.parse(
          JSON.stringify(Object.fromEntries(outputs)).replaceAll(chunk, ENTRY),
        ) as Metafile['outputs'],
      };
      const space = ' '.repeat(chunk.length - ENTRY.length);
      result.outputFiles = outputFiles
        .filter(({ path }) => ![ENTRY, `${ENTRY}.map`].includes(basename(path)))
        .map(({ path, text, hash }) => {
          const renamed = text
            .replaceAll(`/${chunk}"`, `/${ENTRY}"${space}`)
            .replace(`# sourceMappingURL=${chunk}.map`, `# sourceMappingURL=${ENTRY}.map`)
            .replace(`see ${chunk}.LEGAL.txt`, `see ${ENTRY}.LEGAL.txt`);
          return {
            path: path.replace(chunk, ENTRY),
            text: renamed,
            contents: Buffer.from(renamed),
            hash,
          };
        });
      if (!isWritten) return;
      for (const { path, contents } of result.outputFiles) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, contents);
      }
    });
  },
};
