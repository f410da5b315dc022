import { relative } from 'node:path';
import { setPriority } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import type { Results } from './acr/evidence.js';
import { type Count, runInBrowser } from './browser/run.js';
import { rootDir } from './browser/web-test-runner.config.js';

/* One part of the tests, in a process that run.ts starts: it is told which, and tells what came out. */

export interface Part {
  readonly name: 'node' | 'browser';
  /** Relative to the repository. */
  readonly files: readonly string[];
  /** How many files run side by side, in Node. */
  readonly atOnce: number;
  /** As `nice` has it: what only computes leaves the processor to what watches the clock. */
  readonly priority: number;
}

export interface Ran extends Count {
  readonly results: Results;
}

export const nothing: Ran = { passed: 0, failed: 0, results: {} };

/** A file whose failed test has left something open would never end. */
const FILE_MS = 600_000;

async function runInNode(files: readonly string[], concurrency: number): Promise<Ran> {
  const results: Record<string, Record<string, boolean>> = {};
  const count = { passed: 0, failed: 0, results };
  const events = run({ files: [...files], concurrency, timeout: FILE_MS });
  const note = (passed: boolean, { file, name, skip, todo, details }: TestEvent): void => {
    if (details.type === 'suite' || (passed && (skip !== undefined || todo !== undefined))) return;
    count[passed ? 'passed' : 'failed']++;
    if (!file) return;
    const ofFile = (results[relative(rootDir, file)] ??= {});
    ofFile[name] = passed && (ofFile[name] ?? true);
  };
  events.on('test:pass', (event) => note(true, event)).on('test:fail', (event) => note(false, event));
  for await (const line of events.compose(new spec())) process.stdout.write(String(line));
  return count;
}

interface TestEvent {
  readonly file?: string | undefined;
  readonly name: string;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: { readonly type?: string | undefined };
}

if (process.send)
  process.once('message', (message) => {
    const { name, files, atOnce, priority } = message as Part;
    if (priority) setPriority(priority);
    void (name === 'node' ? runInNode(files, atOnce) : runInBrowser(files)).then((ran) =>
      process.send?.(ran, () => process.stdout.write('', () => process.exit())),
    );
  });
