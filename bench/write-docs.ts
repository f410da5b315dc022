import { cpus, loadavg, platform } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { writeWhole } from '../src/narrate/files.js';
import { root } from '../test/e2e/demo.js';

/* What a benchmark writes into the docs, and on what it was measured. */

/** @param loadBefore the load average when it began */
export const machine = (loadBefore: number): string =>
  [
    new Date().toISOString().slice(0, 10),
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}`,
    `${platform()}, Node ${process.versions.node}`,
    `load average ${loadBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after`,
  ].join(', ');

const formatted = async (file: string, text: string): Promise<string> =>
  file.endsWith('.md') ? format(text, { ...(await resolveConfig(file)), filepath: file }) : text;

/** @param files paths below docs/, and what is in them: all of them, or none */
export async function writeDocs(files: readonly (readonly [path: string, text: string])[]): Promise<void> {
  const all = files.map(async ([path, text]) => {
    const file = join(root, 'docs', path);
    return { path: file, data: await formatted(file, text) };
  });
  await writeWhole(await Promise.all(all));
}
