import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { rootDir } from '../browser/web-test-runner.config.js';
import { outcomeOfAll, readResults, testsOf } from './evidence.js';
import { openAcr, page } from './report.js';
import { testSources } from './sources.js';

/* npm run acr: docs/acr from the results of the last npm test. */

const tests = testsOf(await testSources());
const results = await readResults();
if (Object.keys(results).length === 0) {
  console.error('There are no results yet. Run npm test first, then npm run acr.');
  process.exit(1);
}
const { version } = JSON.parse(await readFile(join(rootDir, 'package.json'), 'utf8')) as { version: string };
const epoch = Number(process.env['SOURCE_DATE_EPOCH']);
const date = (epoch ? new Date(epoch * 1000) : new Date()).toISOString().slice(0, 10);
const evidence = { tests, results, date, version };

const folder = join(rootDir, 'docs', 'acr');
await mkdir(folder, { recursive: true });
for (const [name, text] of [
  ['audio-article.yaml', openAcr(evidence)],
  ['README.md', page(evidence)],
] as const) {
  const filepath = join(folder, name);
  await writeFile(filepath, await format(text, { ...(await resolveConfig(filepath)), filepath }));
}
const outcomes = [...tests.values()].map((of) => outcomeOfAll(of, results));
const count = (outcome: string): number => outcomes.filter((one) => one === outcome).length;
console.log(
  `docs/acr: of ${tests.size} checks ${count('passed')} are shown, ${count('failed')} have failed, ${count('not run')} have not been run.`,
);
