import { fork, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { rootDir } from '../browser/web-test-runner.config.js';
import { testFiles } from '../files.js';
import { bundled, sourcesOf } from './bundle.js';
import type { FromTrial, Outcome, Plans, ToTrial } from './trial.js';

/*
 * npm run test:mutation: changes the sources, one place at a time, and looks whether a test notices. `-- core/text place` takes
 * the files whose path holds one of the words, `--survivors` lists what no test noticed. Slow tests are asked for each
 * mutant until they have taken 600 ms, or those of `--ms`.
 * Stryker puts all mutants of a file into it, each behind a switch; test file and sources become one script, which a
 * process evaluates anew for each mutant: some 20 a second, where a process for each took seconds.
 */

/** What is looked at: what needs no DOM and has its tests in Node. */
const wanted =
  /^src\/(?:core\/.+|player\/(?:store|source|trigger|steady-position|mp3-lag|feedback\/(?:form|delivery)|soundtrack\/(?:level|bars|beat-grid)|highlight\/layers|offline\/part-of|shortcuts\/keys)|narrate\/(?:name|address|lexicon\/.+|formats\/.+|extract\/(?:front-matter|markdown|plain-text|prose|paragraphs|omissions|decode|language|detect-language|named)))\.ts$/;

/** Types, tables of words, and lists that a test would only repeat. */
const left =
  /\.d\.ts$|\/index\.ts$|\/abbreviations\/|\/schema\.ts$|core\/(?:inbox|feedback|visit|errors|embed)\.ts$|extract\/omissions\.ts$/;

/** Whose tests are asked, where they import the file: those beside the one that mirrors it, or where it is told of here. */
const askedOf: readonly (readonly [string, RegExp])[] = [
  ['src/core/text/spoken/en/', /^test\/core\/text\/spoken\.(?:en|variants)/],
  ['src/core/text/spoken/de/', /^test\/core\/text\/spoken\.(?:de|variants)/],
  ['src/core/text/spoken/', /^test\/core\/text\/spoken/],
  ['src/core/lexicon/', /^test\/(?:core|narrate)\/lexicon\/(?!narrate)/],
  ['src/core/formats/', /^test\/(?:core|narrate)\/formats\//],
  ['src/narrate/lexicon/', /^test\/narrate\/lexicon\/(?!narrate)/],
  ['src/narrate/extract/named', /^test\/narrate\/extract\/(?:named|choose|furniture|html|extract)/],
  ['src/narrate/extract/', /^test\/narrate\/extract\/(?!fetch-page|fixtures|furniture|choose)/],
  ['src/narrate/formats/', /^test\/narrate\/formats\//],
  ['src/narrate/', /^test\/narrate\/(?:systems|name|address)/],
];
function isAsked(file: string, test: string): boolean {
  const told = askedOf.find(([beginning]) => file.startsWith(beginning));
  return told ? told[1].test(test) : dirname(test) === dirname(file).replace(/^src/, 'test');
}

/** Not among the dependencies: everybody who installs them would get its packages. */
const tools = join(rootDir, 'node_modules/.cache/stryker');
const VERSION = '9.6.1';

interface Mutant {
  readonly id: string;
  readonly mutatorName: string;
  readonly replacement: string;
  /** Lines and columns count from 0. */
  readonly location: { readonly start: Spot; readonly end: Spot };
}
interface Spot {
  readonly line: number;
  readonly column: number;
}

/** As much of it as is used. */
interface Instrumenter {
  instrument(
    files: readonly { readonly name: string; readonly mutate: boolean; readonly content: string }[],
    options: { readonly plugins: null; readonly excludedMutations: string[]; readonly ignorers: [] },
  ): Promise<{
    readonly files: readonly { readonly content: string }[];
    readonly mutants: readonly Mutant[];
  }>;
}

async function instrumenter(): Promise<Instrumenter> {
  const entry = join(tools, 'node_modules/@stryker-mutator/instrumenter/dist/src/index.js');
  if (!existsSync(entry)) {
    await mkdir(tools, { recursive: true });
    const given = ['install', '--prefix', tools, '--no-audit', '--no-fund', '--ignore-scripts'];
    const { status } = spawnSync('npm', [...given, `@stryker-mutator/instrumenter@${VERSION}`], {
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error('Stryker could not be installed.');
  }
  const { Instrumenter } = (await import(pathToFileURL(entry).href)) as {
    Instrumenter: new (logger: object) => Instrumenter;
  };
  return new Instrumenter({ debug: () => undefined, info: () => undefined, isDebugEnabled: () => false });
}

/**
 * What a process says until it ends, or is ended because it said nothing for so long.
 * @returns how it ended
 */
async function trial(told: ToTrial, silenceMs: number, heard: (what: FromTrial) => void): Promise<string> {
  const child = fork(new URL('trial.ts', import.meta.url), {
    cwd: rootDir,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => child.kill('SIGKILL'), silenceMs);
  };
  child.on('message', (message) => {
    wait();
    heard(message as FromTrial);
  });
  wait();
  child.send(told);
  const ended = await new Promise<string>((resolve) =>
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`)),
  );
  clearTimeout(timer);
  return ended;
}

const MS_OF_SILENCE = 60_000;

/** @returns what became of each mutant, by its id */
async function tryAll(scripts: readonly string[], ids: readonly string[]): Promise<Map<string, Outcome>> {
  let plans: Plans | undefined;
  let slowestMs = 0;
  let said = '';
  const ended = await trial({ plan: true, scripts, mostMs: Number(values.ms) }, MS_OF_SILENCE, (what) => {
    if ('planned' in what) {
      ({ planned: plans, slowestMs } = what);
      for (const one of what.leftOut) console.log(`  not asked, it does not pass alone: ${one}`);
    } else if ('failed' in what) said = what.failed;
  });
  if (!plans)
    throw new Error(
      said === ''
        ? `Its tests ended with ${ended} and said nothing.`
        : `The tests do not pass without a mutant. ${said}`,
    );
  const outcomes = new Map<string, Outcome>();
  const unclear = new Set<string>();
  for (let left = ids; left.length > 0; left = ids.filter((id) => !outcomes.has(id))) {
    await trial({ plan: plans, scripts, mutants: left }, 15_000 + 10 * slowestMs, (what) => {
      if ('failed' in what) throw new Error(what.failed);
      if (!('mutant' in what)) return;
      const { mutant, outcome } = what;
      // Once more, in a process that no other mutant was in; what is unclear there, too, was not noticed.
      if (outcome !== 'unclear') outcomes.set(mutant, outcome);
      else if (unclear.has(mutant)) outcomes.set(mutant, 'survived');
      else unclear.add(mutant);
    });
    // The one that it was at when it fell silent.
    const silent = left.find((id) => !outcomes.has(id) && !unclear.has(id));
    if (silent !== undefined) outcomes.set(silent, 'endless');
  }
  return outcomes;
}

/** What stands there, and what stood there instead, each in a line, from shortly before they part. */
function changeIn(text: string, { location: { start, end }, replacement }: Mutant): string {
  const lines = text.split('\n').slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)!.slice(0, end.column);
  lines[0] = lines[0]!.slice(start.column);
  const [before, after] = [lines.join('\n'), replacement].map((code) => code.replace(/\s+/g, ' '));
  let same = 0;
  while (same < before!.length && before![same] === after![same]) same++;
  const part = (code: string): string =>
    `${same > 30 ? '…' : ''}${code.slice(same > 30 ? same - 30 : 0).slice(0, 90)}`;
  return `${part(before!)}  →  ${part(after!)}`;
}

interface Count {
  readonly noticed: number;
  readonly of: number;
}
const share = ({ noticed, of }: Count): string =>
  `${of === 0 ? '–' : ((100 * noticed) / of).toFixed(1)} % (${noticed} of ${of})`;

const { values, positionals: words } = parseArgs({
  allowPositionals: true,
  options: { survivors: { type: 'boolean' }, ms: { type: 'string', default: '600' } },
});
process.chdir(rootDir);
const files = (await readdir('src', { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => relative('.', join(entry.parentPath, entry.name)))
  .filter((file) => wanted.test(file) && !left.test(file))
  .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
  .sort();
const stryker = await instrumenter();
const allTests = (await testFiles([])).filter((test) => files.some((file) => isAsked(file, test)));
const importing = await sourcesOf(allTests);
const folders = new Map<string, Count>();
const temporary = await mkdtemp(join(tmpdir(), 'audio-article-mutants-'));
try {
  for (const file of files) {
    const tests = allTests.filter((test) => isAsked(file, test) && importing.get(test)!.has(file));
    if (tests.length === 0) {
      console.log(`${file}: no test in Node comes by it`);
      continue;
    }
    const content = await readFile(file, 'utf8');
    const made = await stryker.instrument([{ name: file, mutate: true, content }], {
      plugins: null,
      excludedMutations: [],
      ignorers: [],
    });
    const instead = new Map([[file, made.files[0]!.content]]);
    const scripts: string[] = [];
    for (const [at, test] of tests.entries()) {
      const script = join(temporary, `${at}.cjs`);
      await writeFile(script, await bundled(test, instead));
      scripts.push(script);
    }
    const ids = made.mutants.map(({ id }) => id);
    const outcomes = await tryAll(scripts, ids).catch((error: unknown) => {
      console.log(`${file}: not counted. ${String(error)}`);
      process.exitCode = 1;
    });
    if (!outcomes) continue;
    const survived = made.mutants.filter(({ id }) => /^(?:survived|uncovered)$/.test(outcomes.get(id)!));
    const count = { noticed: made.mutants.length - survived.length, of: made.mutants.length };
    console.log(`${file}: ${share(count)}`);
    if (values.survivors)
      for (const mutant of survived)
        console.log(
          `  ${mutant.location.start.line + 1}: ${changeIn(content, mutant)}${outcomes.get(mutant.id) === 'uncovered' ? '  (no test comes by)' : ''}`,
        );
    const sum = folders.get(dirname(file)) ?? { noticed: 0, of: 0 };
    folders.set(dirname(file), { noticed: sum.noticed + count.noticed, of: sum.of + count.of });
  }
} finally {
  await rm(temporary, { recursive: true, force: true });
}
console.log('');
for (const [folder, count] of folders) console.log(`${folder}: ${share(count)} noticed`);
