import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { rootDir } from './browser/web-test-runner.config.js';

/*
 * npm run test:mutation: changes the sources, one place at a time, and looks whether a test notices. `-- core/text place` takes
 * the files whose path holds one of the words. A mutant is tried with the tests that mirror its file and with those of
 * `also`; Stryker knows which of them come by it. Takes seconds a file to many minutes; for the night, not for CI.
 */

/** What is looked at: what needs no DOM and has its tests in Node. */
const wanted =
  /^src\/(?:core\/.+|player\/(?:store|source|trigger|steady-position|position-store)|narrate\/(?:name|address|lexicon\/.+|formats\/.+|extract\/(?:front-matter|markdown|plain-text|prose|paragraphs|omissions|decode|language|detect-language|named)))\.ts$/;

/** Types, tables of words, and lists that a test would only repeat. */
const left =
  /\.d\.ts$|\/index\.ts$|\/abbreviations\/|\/schema\.ts$|core\/(?:inbox|feedback|errors|embed|proof-of-work|statistics)\.ts$/;

/** Tests beside the one that mirrors the file: `[beginning of the file's path, tests]`. */
const also: readonly (readonly [string, readonly string[]])[] = [
  ['src/core/text/spoken/', ['core/text/spoken.test.ts', 'core/text/spoken.en.test.ts', 'core/text/spoken.de.test.ts']],
  ['src/core/text/language', ['core/text/spoken.test.ts', 'core/text/sentences.test.ts']],
  ['src/core/text/lists', ['core/text/sentences.test.ts', 'core/text/sentences-golden.test.ts']],
  ['src/core/text/nesting', ['core/text/sentences.test.ts', 'core/text/sentences-golden.test.ts']],
  ['src/core/text/sentences', ['core/text/sentences-golden.test.ts', 'core/text/sentences-abbreviations.test.ts']],
  ['src/core/text/range', ['core/text/properties.test.ts']],
  ['src/core/place', ['core/place-edits.test.ts']],
  ['src/core/disclosure', ['core/statement.test.ts', 'core/json-ld.test.ts']],
  ['src/core/narration/', ['core/narration/read.test.ts']],
  ['src/core/article/', ['core/article/blocks.test.ts', 'core/article/on-page.test.ts', 'core/article/furniture.test.ts']],
  ['src/core/formats/timed-text', ['narrate/formats/valid.test.ts', 'narrate/formats/hostile.test.ts']],
  ['src/core/lexicon/', ['core/lexicon/find.test.ts', 'core/lexicon/say.test.ts', 'core/lexicon/ipa.test.ts']],
  ['src/narrate/lexicon/', ['narrate/lexicon/csv.test.ts', 'narrate/lexicon/hostile.test.ts', 'narrate/lexicon/pls.test.ts', 'narrate/lexicon/files.test.ts']],
  ['src/narrate/formats/', ['narrate/formats/valid.test.ts', 'narrate/formats/hostile.test.ts', 'narrate/formats/readers.test.ts']],
  ['src/narrate/extract/', ['narrate/extract/extract.test.ts', 'narrate/extract/html.test.ts', 'narrate/extract/markdown.test.ts', 'narrate/extract/plain-text.test.ts', 'narrate/extract/input.test.ts']],
  ['src/player/', ['player/machine.test.ts']],
]; // prettier-ignore

const testsOf = (file: string): string[] => [
  ...new Set(
    [
      file.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts'),
      ...also.filter(([beginning]) => file.startsWith(beginning)).flatMap(([, tests]) => tests.map((test) => `test/${test}`)),
    ].filter((test) => existsSync(join(rootDir, test))),
  ),
]; // prettier-ignore

/** In a copy, with the mutants in it: plain JavaScript starts in a tenth of the time. */
const transpile =
  'find src/core src/player src/narrate test/core test/player test/narrate -name *.ts -not -name *.d.ts -exec esbuild --format=esm --target=node20 --outbase=. --outdir=. --log-level=error {} +';

interface Mutant {
  readonly status: string;
  readonly mutatorName: string;
  readonly replacement?: string;
  readonly location: { readonly start: { readonly line: number; readonly column: number } };
}

/** Not among the dependencies: everybody who installs them would get its 126 packages. */
const tools = join(rootDir, 'node_modules/.cache/stryker');
const VERSION = '9.6.1';

async function install(): Promise<void> {
  if (existsSync(join(tools, 'node_modules/@stryker-mutator/core'))) return;
  await mkdir(tools, { recursive: true });
  const packages = ['core', 'tap-runner'].map((name) => `@stryker-mutator/${name}@${VERSION}`);
  const given = ['install', '--prefix', tools, '--no-audit', '--no-fund', '--ignore-scripts', ...packages];
  const { status } = spawnSync('npm', given, { stdio: 'inherit' });
  if (status !== 0) throw new Error('Stryker could not be installed.');
}

/** In a process of its own: a second run within one does not end. */
async function mutate(file: string, tests: readonly string[], temporary: string): Promise<readonly Mutant[]> {
  const report = join(temporary, 'report.json');
  const options = {
    mutate: [file],
    testRunner: 'tap',
    plugins: [join(tools, 'node_modules/@stryker-mutator/tap-runner/dist/src/index.js')],
    coverageAnalysis: 'perTest',
    tap: {
      testFiles: tests.map((test) => test.replace(/\.ts$/, '.js')),
      nodeArgs: ['--test-reporter=tap', '-r', '{{hookFile}}', '{{testFile}}'],
    },
    buildCommand: transpile,
    ignorePatterns: ['/audio', '/bench', '/build', '/dist*', '/docs*', '/.audio-article', '/test/e2e'],
    concurrency: 1,
    timeoutMS: 20_000,
    tempDirName: join(temporary, 'sandbox'),
    reporters: ['json'],
    jsonReporter: { fileName: report },
    disableTypeChecks: false,
  };
  const settings = join(temporary, 'stryker.json');
  await writeFile(settings, JSON.stringify({ ...options, logLevel: 'error' }));
  const { status } = spawnSync(join(tools, 'node_modules/.bin/stryker'), ['run', settings], {
    cwd: rootDir,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`Stryker ended with ${status ?? 'a signal'} for ${file}.`);
  const { files } = JSON.parse(await readFile(report, 'utf8')) as {
    files: Record<string, { mutants: Mutant[] }>;
  };
  return files[file]?.mutants ?? [];
}

interface Count {
  killed: number;
  of: number;
}
const share = ({ killed, of }: Count): string =>
  `${of === 0 ? '–' : ((100 * killed) / of).toFixed(1)} % (${killed} of ${of})`;

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { survivors: { type: 'boolean' } },
});
process.chdir(rootDir);
const files = (await readdir('src', { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative('.', join(entry.parentPath, entry.name)))
  .filter((file) => wanted.test(file) && !left.test(file))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort();
const folders = new Map<string, Count>();
await install();
const temporary = await mkdtemp(join(tmpdir(), 'audio-article-mutants-'));
try {
  for (const file of files) {
    const tests = testsOf(file);
    if (tests.length === 0) {
      console.log(`${file}: no test in Node mirrors it`);
      continue;
    }
    const results = await mutate(file, tests, temporary);
    const tried = results.filter(({ status }) => /^(?:Killed|Timeout|Survived|NoCoverage)$/.test(status));
    const survived = tried.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
    const count = { killed: tried.length - survived.length, of: tried.length };
    console.log(`${file}: ${share(count)}`);
    if (values.survivors)
      for (const { location, mutatorName, replacement, status } of survived)
        console.log(
          `  ${file}:${location.start.line}:${location.start.column} ${mutatorName} → ${replacement ?? ''} ${status === 'NoCoverage' ? '(no test comes by)' : ''}`,
        );
    const folder = file.split('/').slice(0, -1).join('/');
    const sum = folders.get(folder) ?? { killed: 0, of: 0 };
    folders.set(folder, { killed: sum.killed + count.killed, of: sum.of + count.of });
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
console.log('');
for (const [folder, count] of folders) console.log(`${folder}: ${share(count)} noticed`);
