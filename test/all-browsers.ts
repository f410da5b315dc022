import { type BrowserCount, runInBrowser } from './browser/run.js';
import { type EngineName, engineNames, engines } from './engines/engines.js';
import { install, remedy } from './engines/machine.js';
import { isBrowserTest, testFiles } from './files.js';

/*
 * npm run test:all-browsers: the behaviour suite in each browser in turn. Names of engines pick some of them; further words
 * pick files whose path holds them. A browser that is not there and cannot be installed is skipped, and the run says so.
 */

const words = process.argv.slice(2);
const isEngine = (word: string): word is EngineName => engineNames.some((name) => name === word);
const asked = words.filter(isEngine);
const files = (await testFiles(words.filter((word) => !isEngine(word)))).filter(isBrowserTest);

/** Undefined where the browser cannot be had. */
async function runIn(name: EngineName): Promise<string | BrowserCount> {
  const { needs, start } = engines[name];
  const missing = await install(needs);
  if (missing.length > 0) return `${missing.join(' and ')} missing; ${remedy(needs)}`;
  const engine = await start();
  console.log(`\n== ${engine.title}`);
  try {
    return await runInBrowser(files, engine);
  } finally {
    await engine.stop();
  }
}

const lines: string[] = [];
let [passed, failed, skipped] = [0, 0, 0];
for (const name of asked.length ? asked : engineNames) {
  const result = await runIn(name);
  if (typeof result === 'string') {
    skipped++;
    lines.push(`${name} skipped: ${result}`);
    continue;
  }
  passed += result.passed;
  failed += result.failed;
  lines.push(
    `${name}: ${result.passed} passed, ${result.failed} failed, ${result.leftOut.length} left out`,
    ...result.leftOut.map((test) => `  left out: ${test}`),
  );
}
console.log(`\n${lines.join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed, ${skipped} browsers skipped`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
