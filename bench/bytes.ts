import { build, type Metafile } from 'esbuild';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { embedBundle } from '../build/embed-bundle.js';
import { playerBundle } from '../build/player-bundle.js';
import type { Gate } from './gate.js';

/* What a page loads before anybody presses a button: entry, static imports and the page's stylesheet. */

const root = fileURLToPath(new URL('../', import.meta.url));
const ENTRY_LIMIT = 16 * 1024;
/** As it is sent to whoever asks for nothing smaller. */
const LOADER_LIMIT = 1024;

/** A file of a bundle with all that it imports statically. */
export function staticClosure(metafile: Metafile, entry: string): Set<string> {
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const { path, kind } of metafile.outputs[file]?.imports ?? [])
      if (kind === 'import-statement') visit(path);
  };
  visit(entry);
  return reached;
}

export const gzipped = (contents: Uint8Array): number => gzipSync(contents, { level: 9 }).length;

export async function bytes(): Promise<Gate[]> {
  const { metafile, outputFiles } = await build({
    ...(await playerBundle(root)),
    outdir: 'out',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const entry = Object.keys(metafile.outputs).find((file) => file.endsWith('/audio-article.js')) ?? '';
  const closure = staticClosure(metafile, entry);
  const sizes = outputFiles.map(({ path, contents }) => ({
    file: path.slice(root.length),
    bytes: gzipped(contents),
  }));
  const css = gzipped(readFileSync(`${root}dist/cdn/audio-article.css`));
  const loaded =
    css + sizes.filter(({ file }) => closure.has(file)).reduce((sum, { bytes }) => sum + bytes, 0);
  const inEntry = [...closure].flatMap((file) => Object.keys(metafile.outputs[file]?.inputs ?? {}));
  const lazy = inEntry.filter((file) => /web-audio-beat-detector|\/dialogs\/|typebox|\/ajv\//.test(file));

  for (const { file, bytes } of sizes.filter(({ file }) => !closure.has(file)))
    console.log(`    lazy ${file.replace('out/', '').padEnd(40)} ${bytes} B gzip`);
  const embed = await build({ ...embedBundle(root), outdir: 'out', write: false, logLevel: 'silent' });
  const loader =
    embed.outputFiles?.find(({ path }) => path.endsWith('/embed.js'))?.contents.length ?? Infinity;
  return [
    { name: 'loader of embedded articles', value: loader, limit: LOADER_LIMIT, unit: 'B' },
    { name: 'entry, static imports and CSS, gzip', value: loaded, limit: ENTRY_LIMIT, unit: 'B' },
    {
      name: 'dialogs, soundtrack and schema libraries in the entry',
      value: lazy.length,
      limit: 0,
      unit: 'modules',
    },
  ];
}
