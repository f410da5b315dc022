import { defaultReporter, startTestRunner } from '@web/test-runner';
import { relative } from 'node:path';
import { keepResult } from '../acr/evidence.js';
import { browserTests, rootDir, type TestedBrowser } from './web-test-runner.config.js';

export interface Count {
  passed: number;
  failed: number;
}

/** A test that has failed. */
export interface Failure {
  /** Relative to the repository. */
  readonly file: string;
  readonly name: string;
  /** What its error says. */
  readonly why: string;
}

export interface BrowserCount extends Count {
  readonly failures: readonly Failure[];
  /** Tests that this browser cannot run, each with its suites' names and the reason. */
  readonly leftOut: readonly string[];
  /** By file, then by name: whether it passed. */
  readonly results: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

interface Test {
  readonly name: string;
  readonly passed: boolean;
  readonly skipped: boolean;
  readonly error?: { readonly message: string };
}

interface Suite {
  readonly name: string;
  readonly tests: readonly Test[];
  readonly suites: readonly Suite[];
}

const nothing: BrowserCount = { passed: 0, failed: 0, leftOut: [], results: {}, failures: [] };

/** @param browser another browser than the Chromium from npm */
export async function runInBrowser(files: readonly string[], browser?: TestedBrowser): Promise<BrowserCount> {
  if (files.length === 0) return nothing;
  const runner = await startTestRunner({
    config: {
      ...(await browserTests([...files], browser)),
      reporters: [defaultReporter({ reportTestProgress: false })],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return { ...nothing, failed: 1 };
  const passedAll = await new Promise<boolean>((resolve) => runner.on('finished', resolve));
  const leftOut: string[] = [];
  const results: Record<string, Record<string, boolean>> = {};
  const failures: Failure[] = [];
  const count = { passed: 0, failed: 0, leftOut, results, failures };
  /** @returns whether each test that was run has passed */
  const add = (suite: Suite, names: readonly string[], file: string): boolean[] => {
    const ran: boolean[] = [];
    for (const test of suite.tests) {
      const name = [...names, test.name].join(' › ');
      if (test.skipped) {
        leftOut.push(name);
        continue;
      }
      count[test.passed ? 'passed' : 'failed']++;
      keepResult(results, file, test.name, test.passed);
      ran.push(test.passed);
      if (!test.passed) failures.push({ file, name, why: test.error?.message ?? '' });
    }
    for (const inner of suite.suites) ran.push(...add(inner, [...names, inner.name], file));
    if (suite.name !== '' && ran.length > 0) keepResult(results, file, suite.name, ran.every(Boolean));
    return ran;
  };
  for (const { testFile, testResults, errors } of runner.sessions.all()) {
    const file = relative(rootDir, testFile ?? '');
    if (testResults) add(testResults, [], file);
    // An error beside the tests, and a file that was not run.
    if (!testResults || errors.length > 0) {
      count.failed++;
      const why = errors.map(({ message }) => message).join(' ');
      failures.push({ file, name: 'the file as a whole', why });
    }
  }
  if (!passedAll && count.failed === 0) count.failed = 1;
  return count;
}
