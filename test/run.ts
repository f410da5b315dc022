import { startTestRunner } from '@web/test-runner';
import { defaultReporter } from '@web/test-runner';
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { browserTests, rootDir } from './browser/web-test-runner.config.js';

/*
 * npm test: every test, in Node and in a real Chromium, and one closing line that counts them.
 * `npm test -- node` or `npm test -- browser` runs one half, further words pick files whose path holds them.
 */

interface Count {
  passed: number;
  failed: number;
}

const testFolder = join(rootDir, 'test');

async function testFiles(words: readonly string[]): Promise<string[]> {
  const files = (await readdir(testFolder, { recursive: true }))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => relative(rootDir, join(testFolder, file)))
    .sort();
  return words.length ? files.filter((file) => words.some((word) => file.includes(word))) : files;
}

async function runInNode(files: readonly string[]): Promise<Count> {
  if (files.length === 0) return { passed: 0, failed: 0 };
  const args = ['--import', 'tsx', '--test', '--test-reporter=spec', '--test-concurrency=2', ...files];
  const child = spawn(process.execPath, args, { cwd: rootDir, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  const said = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = said('fail') + said('cancelled');
  return { passed: said('pass'), failed: failed || (code === 0 ? 0 : 1) };
}

async function runInBrowser(files: readonly string[]): Promise<Count> {
  if (files.length === 0) return { passed: 0, failed: 0 };
  const runner = await startTestRunner({
    config: {
      ...(await browserTests([...files])),
      reporters: [defaultReporter({ reportTestProgress: false })],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
  });
  if (!runner) return { passed: 0, failed: 1 };
  const passedAll = await new Promise<boolean>((resolve) => runner.on('finished', resolve));
  const count: Count = { passed: 0, failed: 0 };
  type Suite = { tests: { passed: boolean; skipped: boolean }[]; suites: Suite[] };
  const add = (suite: Suite): void => {
    for (const test of suite.tests) if (!test.skipped) count[test.passed ? 'passed' : 'failed']++;
    suite.suites.forEach(add);
  };
  for (const session of runner.sessions.all()) {
    if (session.testResults) add(session.testResults);
    else count.failed++;
  }
  if (!passedAll && count.failed === 0) count.failed = 1;
  return count;
}

const words = process.argv.slice(2);
const halves = words.filter((word) => word === 'node' || word === 'browser');
const files = await testFiles(words.filter((word) => word !== 'node' && word !== 'browser'));
const wanted = (half: 'node' | 'browser'): boolean => halves.length === 0 || halves.includes(half);
const isBrowserTest = (file: string): boolean => file.startsWith(join('test', 'browser'));

const counts = [
  wanted('node') ? await runInNode(files.filter((file) => !isBrowserTest(file))) : { passed: 0, failed: 0 },
  wanted('browser') ? await runInBrowser(files.filter(isBrowserTest)) : { passed: 0, failed: 0 },
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
