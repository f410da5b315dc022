import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { rootDir } from '../browser/web-test-runner.config.js';
import { fuzz } from './guided.js';
import { sweep, targets } from './targets.js';

/*
 * npm run test:fuzz: changes files of every format at random, led by which of our sources they reach, then lets anything happen
 * to two players in a browser. `-- vtt` takes the parsers whose name holds the word, `-- player` the players,
 * `-- properties` the property tests.
 * What was found is told with the seed, and kept in coverage/: it becomes a seed in targets.ts, or a test.
 */

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '20' },
    runs: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
  },
});
const seed = Number(values.seed);
/** Tests that try more where they are told to. Each prints a seed of its own when it fails. */
const properties = ['player/source', 'narrate/formats/hostile', 'narrate/lexicon/hostile'].map(
  (name) => `test/${name}.test.ts`,
);
const isWanted = (name: string): boolean =>
  words.length === 0 || words.some((word) => name.toLowerCase().includes(word.toLowerCase()));

console.log(`Seed ${seed} (--seed ${seed} tries the same)\n`);
let found = 0;
for (const [name, target] of Object.entries(targets).filter(([name]) => isWanted(name))) {
  const result = await fuzz(target, { seconds: Number(values.seconds), seed });
  console.log(
    `${name}: ${result.tried} tried, ${result.reached} stretches reached, ${result.corpus} kept, ${result.found.length} found`,
  );
  for (const { input, error } of result.found) {
    found++;
    const file = join(rootDir, 'coverage', `${name.replaceAll(/\W+/g, '-')}-${found}`);
    await mkdir(join(rootDir, 'coverage'), { recursive: true });
    await writeFile(file, input);
    console.log(
      `  ${(error as Error).stack ?? String(error)}\n  ${file}: ${JSON.stringify(Buffer.from(input).toString().slice(0, 300))}`,
    );
  }
}
await sweep();
const run = (args: readonly string[], more: NodeJS.ProcessEnv): void => {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', ...args], {
    cwd: rootDir,
    stdio: 'inherit',
    env: { ...process.env, ...more },
  });
  if (status !== 0) found++;
};
if (isWanted('properties')) run(['--test', ...properties], { FUZZ_RUNS: String(Number(values.runs) * 10) });
if (isWanted('player'))
  run(['test/run.ts', 'browser', 'any-order'], { FUZZ_SEED: String(seed), FUZZ_BROWSER_RUNS: values.runs });
console.log(`\nSeed ${seed}: ${found} found`);
process.exit(found > 0 ? 1 : 0);
