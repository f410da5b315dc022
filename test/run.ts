import { fork } from 'node:child_process';
import { join } from 'node:path';
import { keepResults } from './acr/evidence.js';
import { isBrowserTest, testFiles } from './files.js';
import { rootDir } from './browser/web-test-runner.config.js';
import { groupsOf } from './groups.js';
import { nothing, type Part, type Ran } from './parts.js';
import { writePlain } from './plain.js';
import { startForThisRun } from './serve/postgres.js';

/*
 * npm test: every test, in Node and in a real Chromium, and one closing line that counts them.
 * `npm test -- node` or `npm test -- browser` runs one half, further words pick files whose path holds them.
 * The parts run side by side, each in a process of its own: those with a browser wait for most of their time, the others
 * compute meanwhile. What a part says is shown when the ones before it have ended.
 * What came out is kept for `npm run acr`.
 */

/**
 * Tests of the whole, with a browser, a server or a database: other programs may not make them wait too long. Those that
 * only narrate in a shell compute.
 */
const isWhole = (file: string): boolean =>
  /^test.(e2e|serve)/.test(file) && !/^test.e2e.(bad-input|cli-input|command|narrate-)/.test(file);

/** A minute and more, most of it waiting or on one core: begun first, none of them is alone at the end, and others go on beside. */
const longest = [
  'e2e/trouble',
  'e2e/quiet',
  'e2e/page',
  'e2e/leaks',
  'e2e/bad-input',
  'voice/http/contract',
  'voice/flite.contract',
];
const turn = (file: string): number => {
  const found = longest.findIndex((name) => file.includes(name));
  return found < 0 ? longest.length : found;
};
const inTurn = (all: readonly string[]): string[] => [...all].sort((a, b) => turn(a) - turn(b));

// Node reads the certificates of this machine's owner at each start, which takes longer than all else of it; no test meets them.
Reflect.deleteProperty(process.env, 'NODE_EXTRA_CA_CERTS');

const words = process.argv.slice(2);
const halves = words.filter((word) => word === 'node' || word === 'browser');
const files = await testFiles(words.filter((word) => word !== 'node' && word !== 'browser'));
const wanted = (half: 'node' | 'browser', of: readonly string[]): readonly string[] =>
  halves.length === 0 || halves.includes(half) ? of : [];
const inNode = wanted(
  'node',
  files.filter((file) => !isBrowserTest(file)),
);

const parts: readonly Part[] = [
  { name: 'node', groups: groupsOf(inTurn(inNode.filter(isWhole))), atOnce: 3, priority: 0 },
  { name: 'node', groups: groupsOf(inTurn(inNode.filter((file) => !isWhole(file)))), atOnce: 2, priority: 5 },
  { name: 'browser', groups: [wanted('browser', files.filter(isBrowserTest))], atOnce: 1, priority: 0 },
];

const [plain, endPostgres] = await Promise.all([
  writePlain(),
  inNode.some(isWhole) ? startForThisRun() : undefined,
]);

/** @param say is given what the part says, as it comes */
function start(part: Part, say: (text: string) => void): Promise<Ran> {
  const program = join(plain, 'test/parts.js');
  const child = fork(program, { cwd: rootDir, silent: true, execArgv: ['--enable-source-maps'] });
  let ran: Ran = { ...nothing, failed: 1 };
  child.on('message', (message) => (ran = message as Ran));
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', say);
  child.send(part);
  return new Promise((resolve) => child.once('close', () => resolve(ran)));
}

const started = parts
  .filter((part) => part.groups.flat().length > 0)
  .map((part) => {
    let kept = '';
    const output = { say: (text: string): unknown => (kept += text) };
    const ended = start(part, (text) => output.say(text));
    const show = (): void => {
      process.stdout.write(kept);
      output.say = (text) => process.stdout.write(text);
    };
    return { ended, show };
  });

const counts: Ran[] = [];
for (const { ended, show } of started) {
  show();
  counts.push(await ended);
}
await endPostgres?.();
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
await keepResults(Object.assign({}, ...counts.map(({ results }) => results)) as Ran['results']);
const failures = counts.flatMap((count) => count.failures);
if (failures.length > 0) console.log('\nFailed:');
for (const { file, name, why } of failures)
  console.log(`  ${file} › ${name}\n    ${why.trim().split('\n').slice(0, 3).join('\n    ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
