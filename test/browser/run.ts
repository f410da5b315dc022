import { defaultReporter, startTestRunner } from '@web/test-runner';
import { relative } from 'node:path';
import { browserTests, rootDir, type TestedBrowser } from './web-test-runner.config.js';

export interface Count {
  passed: number;
  failed: number;
}

export interface BrowserCount extends Count {
  /** Tests that this browser cannot run, each with its suites' names and the reason. */
  readonly leftOut: readonly string[];
  /** By file, then by name: whether it passed. */
  readonly results: Readonly<Record<string, Readonly<Record<string, boolean>>>>;
}

interface Suite {
  readonly name: string;
  readonly tests: readonly { readonly name: string; readonly passed: boolean; readonly skipped: boolean }[];
  readonly suites: readonly Suite[];
}

/** @param browser another browser than the Chromium from npm */
export async function runInBrowser(files: readonly string[], browser?: TestedBrowser): Promise<BrowserCount> {
  if (files.length === 0) return { passed: 0, failed: 0, leftOut: [], results: {} };
  const runner = await startTestRunner({
    config: {
      ...(await browserTests([...files], browser)),
      reporters: [defaultReporter({ reportTestProgress: false })],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return { passed: 0, failed: 1, leftOut: [], results: {} };
  const passedAll = await new Promise<boolean>((resolve) => runner.on('finished', resolve));
  const leftOut: string[] = [];
  const results: Record<string, Record<string, boolean>> = {};
  const count = { passed: 0, failed: 0, leftOut, results };
  const add = (suite: Suite, names: readonly string[], ofFile: Record<string, boolean>): void => {
    for (const test of suite.tests)
      if (test.skipped) leftOut.push([...names, test.name].join(' › '));
      else {
        count[test.passed ? 'passed' : 'failed']++;
        ofFile[test.name] = test.passed && (ofFile[test.name] ?? true);
      }
    suite.suites.forEach((inner) => add(inner, [...names, inner.name], ofFile));
  };
  for (const session of runner.sessions.all()) {
    if (session.testResults)
      add(session.testResults, [], (results[relative(rootDir, session.testFile ?? '')] ??= {}));
    else count.failed++;
  }
  if (!passedAll && count.failed === 0) count.failed = 1;
  return count;
}
