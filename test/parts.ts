import { relative } from 'node:path';
import { setPriority } from 'node:os';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { keepResult, type Results } from './acr/evidence.js';
import { type Count, type Failure, runInBrowser } from './browser/run.js';
import { rootDir } from './browser/web-test-runner.config.js';
import { writeGroups } from './groups.js';

/* One part of the tests, in a process that run.ts starts: it is told which, and tells what came out. */

export interface Part {
  readonly name: 'node' | 'browser';
  /** Files, relative to the repository. In Node those of a group share a process. */
  readonly groups: readonly (readonly string[])[];
  /** How many processes run side by side, in Node. */
  readonly atOnce: number;
  /** As `nice` has it: what only computes leaves the processor to what watches the clock. */
  readonly priority: number;
}

export interface Ran extends Count {
  readonly results: Results;
  readonly failures: readonly Failure[];
}

export const nothing: Ran = { passed: 0, failed: 0, results: {}, failures: [] };

/** A process whose failed test has left something open would never end. */
const PROCESS_MS = 1_800_000;

/** A suite that has failed only because of its tests is no failure of its own. */
const isOfTests = ({ details: { error } }: TestEvent): boolean => error?.failureType === 'subtestsFailed';

async function runInNode({ groups, atOnce }: Part): Promise<Ran> {
  const { programs, remove } = await writeGroups(groups);
  const results: Record<string, Record<string, boolean>> = {};
  const failures: Failure[] = [];
  const count = { passed: 0, failed: 0, results, failures };
  const events = run({ files: programs, concurrency: atOnce, timeout: PROCESS_MS });
  const keep = (passed: boolean, name: string, path: string | undefined): void => {
    if (path !== undefined) keepResult(results, relative(rootDir, path), name, passed);
  };
  const within = createWithin();
  const note = (passed: boolean, event: TestEvent): void => {
    const { name, skip, todo, details, file } = event;
    if (details.type === 'suite' && (passed || isOfTests(event))) {
      if (within.ended(event)) keep(passed, name, file);
      return;
    }
    if (passed && (skip !== undefined || todo !== undefined)) return;
    within.ran(event);
    count[passed ? 'passed' : 'failed']++;
    if (!passed)
      failures.push({
        file: file === undefined ? '' : relative(rootDir, file),
        name,
        why: whyOf(details.error),
      });
    keep(passed, name, file);
  };
  events.on('test:pass', (event) => note(true, event)).on('test:fail', (event) => note(false, event));
  for await (const line of events.compose(new spec())) process.stdout.write(String(line));
  await remove();
  return count;
}

/** Whether a suite that ends has had a test: one of which all are left out shows nothing. */
function createWithin(): { ran(event: TestEvent): void; ended(event: TestEvent): boolean } {
  const ofFiles = new Map<string, number[]>();
  const ranIn = ({ file = '' }: TestEvent): number[] => {
    const ran = ofFiles.get(file) ?? [];
    ofFiles.set(file, ran);
    return ran;
  };
  return {
    ran(event) {
      const ran = ranIn(event);
      ran[event.nesting] = (ran[event.nesting] ?? 0) + 1;
    },
    ended(event) {
      const ran = ranIn(event);
      const inner = ran.splice(event.nesting + 1).reduce((sum, tests) => sum + tests, 0);
      ran[event.nesting] = (ran[event.nesting] ?? 0) + inner;
      return inner > 0;
    },
  };
}

const whyOf = (error: TestEvent['details']['error']): string => {
  const cause = error?.cause;
  return (cause instanceof Error ? cause.message : typeof cause === 'string' ? cause : error?.message) ?? '';
};

interface TestEvent {
  readonly file?: string | undefined;
  readonly name: string;
  /** How many suites it is in. */
  readonly nesting: number;
  readonly skip?: string | boolean | undefined;
  readonly todo?: string | boolean | undefined;
  readonly details: {
    readonly type?: string | undefined;
    readonly error?: (Error & { readonly failureType?: string }) | undefined;
  };
}

if (process.send)
  process.once('message', (message) => {
    const part = message as Part;
    if (part.priority) setPriority(part.priority);
    void (part.name === 'node' ? runInNode(part) : runInBrowser(part.groups.flat())).then((ran) =>
      process.send?.(ran, () => process.stdout.write('', () => process.exit())),
    );
  });
