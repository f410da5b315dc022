import { cpus, loadavg, platform } from 'node:os';
import { join } from 'node:path';
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

/** @param files paths below docs/, and what is in them: all of them, or none */
export const writeDocs = (files: readonly (readonly [path: string, text: string])[]): Promise<void> =>
  writeWhole(files.map(([path, data]) => ({ path: join(root, 'docs', path), data })));
