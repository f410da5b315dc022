import { defaultReporter, startTestRunner } from '@web/test-runner';
import { browserTests, type TestedBrowser } from './web-test-runner.config.js';

export interface Count {
  passed: number;
  failed: number;
}

export interface BrowserCount extends Count {
  /** Tests that this browser cannot run, each with its suites' names and the reason. */
  readonly leftOut: readonly string[];
}

interface Suite {
  readonly name: string;
  readonly tests: readonly { readonly name: string; readonly passed: boolean; readonly skipped: boolean }[];
  readonly suites: readonly Suite[];
}

/** @param browser another browser than the Chromium from npm */
export async function runInBrowser(files: readonly string[], browser?: TestedBrowser): Promise<BrowserCount> {
  if (files.length === 0) return { passed: 0, failed: 0, leftOut: [] };
  const runner = await startTestRunner({
    config: {
      ...(await browserTests([...files], browser)),
      reporters: [defaultReporter({ reportTestProgress: false })],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return { passed: 0, failed: 1, leftOut: [] };
  const passedAll = await new Promise<boolean>((resolve) => runner.on('finished', resolve));
  const leftOut: string[] = [];
  const count = { passed: 0, failed: 0, leftOut };
  const add = (suite: Suite, names: readonly string[]): void => {
    for (const test of suite.tests)
      if (test.skipped) leftOut.push([...names, test.name].join(' › '));
      else count[test.passed ? 'passed' : 'failed']++;
    suite.suites.forEach((inner) => add(inner, [...names, inner.name]));
  };
  for (const session of runner.sessions.all()) {
    if (session.testResults) add(session.testResults, []);
    else count.failed++;
  }
  if (!passedAll && count.failed === 0) count.failed = 1;
  return count;
}
