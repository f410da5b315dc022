import { build, type Plugin } from 'esbuild';
import { createHash } from 'node:crypto';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/*
 * dist/cli/audio-article.cjs   what the shell starts (src/cli/launch.ts)
 * dist/cli/command.cjs         everything of ours that it may come to, in one file: finding, reading and compiling some
 *                              hundred modules takes longer than narrating a changed sentence
 * dist/narrate/…/thread.cjs   what a worker thread loads: a thread.js with all of ours that it needs, for the same reason
 */

const threads = ['narrate/audio', 'narrate/voice/flite'];

/** Packages that an ordinary run over an article loads, with what they are made of. All others are loaded from node_modules: so that
 * who wants to can put another in its place, also mpg123-decoder, whose WebAssembly is under the LGPL. */
const bundled =
  /^(?:@bjorn3\/browser_wasi_shim|@mozilla\/readability|csv-parse|fastest-levenshtein|franc|linkedom|marked|node-id3|saxes|wasm-media-encoders)(?:\/|$)/;

/** What a file of ours knows of its own place still holds inside of the bundle. */
const ownPlaces = (dist: string): Plugin => ({
  name: 'own places',
  setup(esbuild) {
    esbuild.onLoad({ filter: /\.js$/ }, async ({ path }) => {
      const place = relative(dist, path).replaceAll(sep, '/');
      if (place.startsWith('..')) return undefined;
      const contents = (await readFile(path, 'utf8'))
        .replace(/^#!.*/, '')
        .replaceAll('import.meta.url', `ownUrl(${JSON.stringify(place)})`)
        .replace(/\bimport\((?=['"][^.'"])/g, 'importModule(');
      return { contents, loader: 'js' };
    });
    esbuild.onResolve({ filter: /^[^./]/ }, ({ path, importer, kind }) =>
      kind === 'entry-point' || bundled.test(path) || !importer.startsWith(dist)
        ? undefined
        : { path, external: true },
    );
  },
});

/** One byte a character is read at once and held in half the memory. What esbuild leaves stands in regular expressions and comments. */
const asciiOnly = (script: string): string =>
  script.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** @param dist what tsc has compiled */
export async function buildCommand(dist: string): Promise<void> {
  const ownUrlFrom = (from: string): string =>
    `const ownUrl = (place) => require('node:url').pathToFileURL(require('node:path').join(__dirname, '${relative(from, dist).replaceAll(sep, '/')}', place)).href;`;
  const folder = join(dist, 'cli');
  const command = join(folder, 'command.cjs');
  const options = {
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    // esbuild thinks that Node lacks some and would make each such literal anew whenever a function comes to it.
    supported: { 'regexp-unicode-property-escapes': true },
    logLevel: 'warning',
  } as const;
  await build({
    ...options,
    entryPoints: [join(folder, 'main.js')],
    outfile: command,
    plugins: [ownPlaces(dist)],
    banner: {
      js: `(function (require, folder, importModule, commandSha256, earlyThread) {
const ownUrl = (place) => require('node:url').pathToFileURL(require('node:path').join(folder, '..', place)).href;
const module = { exports: {} };`,
    },
    footer: { js: '})' },
    legalComments: 'none',
  });
  for (const folder of threads)
    await build({
      ...options,
      entryPoints: [join(dist, folder, 'thread.js')],
      outfile: join(dist, folder, 'thread.cjs'),
      plugins: [ownPlaces(dist)],
      banner: { js: `${ownUrlFrom(join(dist, folder))}\nconst importModule = (name) => import(name);` },
      legalComments: 'none',
    });
  const text = asciiOnly(await readFile(command, 'utf8'));
  await writeFile(command, text);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const launcher = join(folder, 'audio-article.cjs');
  await build({
    ...options,
    entryPoints: [join(folder, 'launch.js')],
    outfile: launcher,
    plugins: [ownPlaces(dist)],
    banner: { js: `#!/usr/bin/env node\n${ownUrlFrom(folder)}` },
    define: { 'import.meta.dirname': '__dirname', COMMAND_SHA256: JSON.stringify(sha256) },
  });
  // npm links the command once and sets the bit then; a build makes a new file.
  await chmod(launcher, 0o755);
}
