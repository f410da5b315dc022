import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepResults, type Results } from './acr/evidence.js';
import { type Count, runInBrowser } from './browser/run.js';
import { isBrowserTest, testFiles } from './files.js';
import { rootDir } from './browser/web-test-runner.config.js';

/*
 * npm test: every test, in Node and in a real Chromium, and one closing line that counts them.
 * `npm test -- node` or `npm test -- browser` runs one half, further words pick files whose path holds them.
 * What came out is kept for `npm run acr`.
 */

interface Ran extends Count {
  readonly results: Results;
}

const nothing: Ran = { passed: 0, failed: 0, results: {} };

async function runInNode(files: readonly string[]): Promise<Ran> {
  if (files.length === 0) return nothing;
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-results-'));
  const lines = join(folder, 'results');
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=./test/acr/results-reporter.js', `--test-reporter-destination=${lines}`],
  ];
  const args = ['--import', 'tsx', '--test', ...reporters, '--test-concurrency=2', ...files];
  const child = spawn(process.execPath, args, { cwd: rootDir, stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    process.stdout.write(chunk);
  });
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  const said = (name: string): number => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = said('fail') + said('cancelled');
  const results: Record<string, Record<string, boolean>> = {};
  for (const line of (await readFile(lines, 'utf8')).split('\n').filter(Boolean)) {
    const { file, name, passed } = JSON.parse(line) as { file: string; name: string; passed: boolean };
    const ofFile = (results[file] ??= {});
    ofFile[name] = passed && (ofFile[name] ?? true);
  }
  await rm(folder, { recursive: true });
  return { passed: said('pass'), failed: failed || (code === 0 ? 0 : 1), results };
}

const words = process.argv.slice(2);
const halves = words.filter((word) => word === 'node' || word === 'browser');
const files = await testFiles(words.filter((word) => word !== 'node' && word !== 'browser'));
const wanted = (half: 'node' | 'browser'): boolean => halves.length === 0 || halves.includes(half);

const counts: readonly Ran[] = [
  wanted('node') ? await runInNode(files.filter((file) => !isBrowserTest(file))) : nothing,
  wanted('browser') ? await runInBrowser(files.filter(isBrowserTest)) : nothing,
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
await keepResults(Object.assign({}, ...counts.map(({ results }) => results)) as Results);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
