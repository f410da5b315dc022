import { spawn } from 'node:child_process';
import { type Count, runInBrowser } from './browser/run.js';
import { isBrowserTest, testFiles } from './files.js';
import { rootDir } from './browser/web-test-runner.config.js';

/*
 * npm test: every test, in Node and in a real Chromium, and one closing line that counts them.
 * `npm test -- node` or `npm test -- browser` runs one half, further words pick files whose path holds them.
 */

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

const words = process.argv.slice(2);
const halves = words.filter((word) => word === 'node' || word === 'browser');
const files = await testFiles(words.filter((word) => word !== 'node' && word !== 'browser'));
const wanted = (half: 'node' | 'browser'): boolean => halves.length === 0 || halves.includes(half);

const counts = [
  wanted('node') ? await runInNode(files.filter((file) => !isBrowserTest(file))) : { passed: 0, failed: 0 },
  wanted('browser') ? await runInBrowser(files.filter(isBrowserTest)) : { passed: 0, failed: 0 },
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
