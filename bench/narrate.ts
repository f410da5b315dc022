import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { figureLine } from './figure.js';
import type { Gate } from './gate.js';

/* The compiled command in a process of its own, as a publisher runs it: speed, memory, and what a changed word costs. */

const root = fileURLToPath(new URL('../', import.meta.url));
const cli = join(root, 'dist/cli/audio-article.cjs');

interface Ran {
  readonly stdout: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
}

const sayCost = join(root, 'bench/say-cost.cjs');

function run(args: readonly string[], folder: string): Promise<Ran> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--require', sayCost, cli, ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code !== 0) {
        reject(new Error(stderr));
        return;
      }
      const [kb = NaN, us = NaN] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
      const wallSeconds = (performance.now() - started) / 1000;
      resolve({ stdout, wallSeconds, cpuSeconds: us / 1e6, peakMb: kb / 1024 });
    });
  });
}

interface Narrated extends Ran {
  readonly audioSeconds: number;
  readonly spoken: number;
  readonly total: number;
}

async function narrate(input: string, folder: string, options: readonly string[] = []): Promise<Narrated> {
  const ran = await run(['narrate', input, '--json', ...options], folder);
  const { audio, sentences } = JSON.parse(ran.stdout) as {
    audio: { duration: number }[];
    sentences: { spoken: number; total: number };
  };
  return { ...ran, audioSeconds: (audio[0]?.duration ?? 0) / 1000, ...sentences };
}

const show = (name: string, value: string, goal?: string): void =>
  console.log(figureLine({ name, value, ...(goal === undefined ? {} : { goal }) }));

const speed = ({ audioSeconds, wallSeconds, cpuSeconds, peakMb, spoken, total }: Narrated): string =>
  `${audioSeconds.toFixed(0)} s of audio in ${wallSeconds.toFixed(1)} s: ${(audioSeconds / wallSeconds).toFixed(0)} × real time ` +
  `(${cpuSeconds.toFixed(1)} s of processor), peak ${peakMb.toFixed(0)} MB, spoke ${spoken} of ${total}`;

/** The demo's sentences, and some of them once more with another end, so that each is its own. */
async function sentences(): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'extract', join(root, 'index.html')]);
  const segments = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(stdout.replace(/\s+/g, ' '));
  return Array.from(segments, ({ segment }) => segment.trim()).filter((sentence) => sentence.length > 20);
}

const again = (all: readonly string[], name: string): string[] =>
  all.map((sentence) => sentence.replace(/[.!?]+[”"]?$/, `, ${name}.`));

const article = (all: readonly string[]): string =>
  all.map((sentence, i) => sentence + (i % 4 === 3 ? '\n\n' : ' ')).join('');

async function segments(folder: string): Promise<Set<string>> {
  const kept = await readdir(join(folder, '.audio-article'), { recursive: true });
  return new Set(kept.filter((name) => name.endsWith('.segment')));
}

const median = (numbers: readonly number[]): number =>
  numbers.toSorted((one, other) => one - other)[numbers.length >> 1] ?? NaN;

/** Sixty sentences; then a word of one is another, five times: of one of middle length, for what it costs goes by its length. */
async function oneWordChanged(folder: string, said: readonly string[]): Promise<Gate[]> {
  const sixty = [...said, ...again(said.slice(20), 'Ada')].slice(0, 60);
  const input = join(folder, 'sixty.txt');
  await writeFile(input, article(sixty));
  const full = await narrate(input, folder);
  const byLength = sixty.toSorted((one, other) => one.length - other.length);
  const middle = sixty.indexOf(byLength[30] ?? '');
  const runs: Narrated[] = [];
  const coded: number[] = [];
  for (const word of ['Perhaps', 'Later', 'Often', 'Then', 'Soon']) {
    const before = await segments(folder);
    await writeFile(input, article(sixty.with(middle, sixty[middle]?.replace(/\w+/, word) ?? '')));
    runs.push(await narrate(input, folder));
    coded.push([...(await segments(folder))].filter((name) => !before.has(name)).length);
  }
  const unchanged = await narrate(input, folder);
  const ruled: Narrated[] = [];
  for (const said of ['zoon', 'zune', 'soan', 'swoon', 'sown']) {
    const rules = join(folder, 'rules.csv');
    await writeFile(rules, `word,say\nSoon,${said}\n`);
    ruled.push(await narrate(input, folder, ['--lexicon', rules]));
  }
  show('60 sentences, nothing kept', speed(full));
  const ofFull = (changed: readonly Narrated[]): string => {
    const wall = median(changed.map(({ wallSeconds }) => wallSeconds));
    const cpu = median(changed.map(({ cpuSeconds }) => cpuSeconds));
    const [ofWall, ofCpu] = [(100 * wall) / full.wallSeconds, (100 * cpu) / full.cpuSeconds];
    return `${wall.toFixed(2)} s: ${ofWall.toFixed(1)} % of the full run, ${ofCpu.toFixed(1)} % of its processor`;
  };
  show('one word changed, median of five', ofFull(runs), 'at most 10 %');
  show('one rule of a lexicon, median of five', ofFull(ruled), 'at most 10 %');
  show(
    'nothing changed',
    `${unchanged.wallSeconds.toFixed(2)} s, most of it Node’s start and reading the article`,
  );
  return [
    {
      name: 'sentences spoken for one changed word of 60',
      value: Math.max(...runs.map(({ spoken }) => spoken)),
      limit: 1,
      unit: 'sentences',
    },
    {
      name: 'sentences coded for one changed word of 60',
      value: Math.max(...coded),
      limit: 1,
      unit: 'sentences',
    },
    {
      name: 'sentences spoken for one rule of a lexicon, of 60',
      value: Math.max(...ruled.map(({ spoken }) => spoken)),
      limit: 1,
      unit: 'sentences',
    },
    { name: 'sentences spoken when nothing changed', value: unchanged.spoken, limit: 0, unit: 'sentences' },
  ];
}

async function manyArticles(folder: string, said: readonly string[], count: number): Promise<Gate[]> {
  await mkdir(join(folder, 'many'));
  const inputs = Array.from({ length: count }, (_, i) => join('many', `article-${i}.txt`));
  for (const [i, input] of inputs.entries()) {
    const three = [0, 1, 2].map((n) => said[(3 * i + n) % said.length] ?? '');
    await writeFile(join(folder, input), article(again(three, `reader number ${i}`)));
  }
  const list = join(folder, 'list.txt');
  await writeFile(list, inputs.join('\n'));
  const all = ['narrate', '--from', list, '--lang', 'en', '--voice', 'flite-kal16', '--json'];
  const first = await run(all, folder);
  const second = await run(all, folder);
  const { articles } = JSON.parse(second.stdout) as { articles: { state: string }[] };
  const rate = (ran: Ran): string => `${((1000 * ran.wallSeconds) / count).toFixed(0)} ms each`;
  show(`${count} short articles in one run`, `${rate(first)}, peak ${first.peakMb.toFixed(0)} MB`);
  show('the same again, all up to date', `${rate(second)}, peak ${second.peakMb.toFixed(0)} MB`);
  const notSkipped = articles.filter(({ state }) => state !== 'unchanged').length;
  return [
    { name: 'articles narrated again though up to date', value: notSkipped, limit: 0, unit: 'articles' },
  ];
}

/** @param countsOnly leaves out what only takes time to measure */
export async function narrateBench(countsOnly: boolean): Promise<Gate[]> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-bench-'));
  try {
    const said = await sentences();
    const gates: Gate[] = [];
    if (!countsOnly) {
      for (let turn = 1; turn <= 3; turn++) {
        const cold = await mkdtemp(join(folder, 'cold-'));
        show(
          `the demo, nothing kept, run ${turn}`,
          speed(await narrate(join(root, 'index.html'), cold)),
          'at least 60 ×',
        );
      }
      const hour = join(folder, 'hour.txt');
      const names = 'Ada Ben Cleo Dan Eve Finn Gus Hope Ivy Jack Kate Leo May'.split(' ');
      await writeFile(hour, names.map((name) => article(again(said, name))).join('\n\n'));
      const long = await narrate(hour, folder);
      show('an hour', speed(long), 'at least 60 ×');
      gates.push({
        name: 'memory for an hour of audio',
        value: Math.round(long.peakMb),
        limit: 300,
        unit: 'MB',
      });
    }
    gates.push(...(await oneWordChanged(folder, said)));
    gates.push(...(await manyArticles(folder, said, countsOnly ? 4 : 100)));
    return gates;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
