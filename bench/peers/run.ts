import { cpus, loadavg } from 'node:os';
import { launchBrowser } from '../../test/e2e/demo.js';
import type { CostPerWord } from '../cost-per-word.js';
import { quantile } from '../figure.js';
import { highlight } from './highlight.js';
import { installFrom } from './install.js';
import { load, type Load, LOAD_WORDS } from './load.js';
import { HYPERAUDIO, NATIVE, OURS, type Player, players, PLYR, SHIKWASA } from './players.js';
import { clicks, marks, PLAYED_WORDS, type Playing, playing } from './playing.js';
import { servePeers } from './site.js';

/*
 * npm run bench:peers: the player beside others, in one run, on one machine, in one browser. What counts is the ratio
 * within the run. Players take turns, so that what else the machine does falls on all of them.
 * `-- --quick` measures each thing once: to see that it runs, not for figures to show.
 */

const isQuick = process.argv.includes('--quick');
const RUNS = isQuick ? 1 : 3;
const LONG_WORDS = 100_000;

interface Row {
  readonly what: string;
  readonly ours: string;
  readonly theirs: string;
  readonly ratio?: number;
  readonly goal: string;
  readonly isReached: boolean;
}

const rows: Row[] = [];
const median = (values: readonly number[]): number => quantile(values, 0.5);

function compare(
  what: string,
  ours: number,
  peer: string,
  theirs: number,
  goal: number,
  unit: string,
  alone?: number,
): void {
  const shown = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  const ratio = ours / theirs;
  rows.push({
    what,
    ours: shown(ours),
    theirs: [
      `${peer} ${shown(theirs)}`,
      alone !== undefined && `browser alone ${shown(alone)} (${(alone / theirs).toFixed(2)})`,
    ]
      .filter(Boolean)
      .join(', '),
    ratio,
    goal: `≤ ${goal} ×`,
    isReached: ratio <= goal,
  });
}

function within(what: string, ours: number, goal: number, unit: string, theirs = ''): void {
  const shown = `${Number.isInteger(ours) ? ours : ours.toFixed(Math.abs(ours) < 1 ? 3 : 1)} ${unit}`;
  rows.push({ what, ours: shown, theirs, goal: `≤ ${goal}`, isReached: ours <= goal });
}

/** Of each player, what was measured in each round; they take turns. */
async function inTurns<T>(
  of: readonly Player[],
  rounds: number,
  measure: (player: Player) => Promise<T>,
): Promise<(name: string) => T[]> {
  const found = new Map<string, T[]>(of.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const player of of) found.get(player.name)?.push(await measure(player));
  return (name) => found.get(name) ?? [];
}

const table = (head: readonly string[], lines: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const folder = await installFrom(import.meta.dirname);
const all = await players(folder);
const named = (name: string): Player => all.find((player) => player.name === name)!;
/** The browser alone is the bare reader of bare.ts: no goal below what it takes can be reached. */
const readers = [named(OURS), named(HYPERAUDIO), named(NATIVE)];
const loadBefore = loadavg()[0] ?? 0;
const site = await servePeers(all, [LOAD_WORDS, PLAYED_WORDS, LONG_WORDS]);
const browser = await launchBrowser();
const version = await browser.version();
const said = (text: string): void => console.error(text);

try {
  /* Bytes */
  const gzip = (name: string): number => named(name).bundle?.gzip ?? NaN;
  within('entry, static imports, CSS: gzip', gzip(OURS), 16_384, 'B');
  compare('the same', gzip(OURS), PLYR, gzip(PLYR), 0.42, 'B');

  /* Load */
  const loads: string[][] = [];
  for (const isSlow of [false, true]) {
    const network = isSlow ? 'slow 4G' : 'loopback';
    said(`load, ${network} …`);
    const found = await inTurns(all, RUNS, (player) => load(browser, site, player, isSlow));
    const of = (name: string, key: keyof Load): number[] => found(name).map((one) => one[key]);
    for (const { name } of all)
      loads.push([
        network,
        name,
        median(of(name, 'usable')).toFixed(0),
        median(of(name, 'script')).toFixed(0),
        Math.max(...of(name, 'cls')).toFixed(3),
        (median(of(name, 'bytes')) / 1000).toFixed(1),
      ]);
    const usable = (peer: string, goal: number): void =>
      compare(
        `Play usable, CPU 4 ×, ${network}`,
        median(of(OURS, 'usable')),
        peer,
        median(of(peer, 'usable')),
        goal,
        'ms',
      );
    usable(PLYR, isSlow ? 0.9 : 0.7);
    usable(SHIKWASA, isSlow ? 1.1 : 1);
    compare(
      `script while loading, CPU 4 ×, ${network}`,
      median(of(OURS, 'script')),
      PLYR,
      median(of(PLYR, 'script')),
      0.4,
      'ms',
    );
    const worst = (name: string): number => Math.max(...of(name, 'cls'));
    const others = all.filter(({ name }) => name !== OURS && name !== NATIVE);
    within(
      `CLS, worst of ${RUNS}, ${network}`,
      Number(worst(OURS).toFixed(3)),
      0,
      '',
      `others ${others.map(({ name }) => worst(name).toFixed(3)).join(', ')}`,
    );
  }

  /* One word more */
  for (const [words, goal] of [
    [PLAYED_WORDS, 0.15],
    [LONG_WORDS, 0.08],
  ] as const) {
    const size = words.toLocaleString('en');
    said(`one word more among ${size} …`);
    const found = await inTurns(readers, RUNS, (player) =>
      highlight(browser, site, named(NATIVE), player, words),
    );
    const cost = (name: string): number => median(found(name).map(({ ms }) => ms));
    compare(
      `one word more among ${size}`,
      cost(OURS),
      HYPERAUDIO,
      cost(HYPERAUDIO),
      goal,
      'ms',
      cost(NATIVE),
    );
    const count = (name: string, key: 'recalculations' | 'layouts' | 'nodesAdded'): number =>
      Math.max(...found(name).map((one: CostPerWord) => one[key]));
    for (const [key, what] of [
      ['recalculations', 'style recalculations'],
      ['layouts', 'layouts'],
      ['nodesAdded', 'nodes added'],
    ] as const)
      within(
        `${what} for 120 words of ${size}`,
        count(OURS, key),
        0,
        '',
        `${HYPERAUDIO} ${count(HYPERAUDIO, key)}`,
      );
    for (const { name } of readers)
      said(`  ${name}: ${JSON.stringify(found(name).map(({ parts }) => parts))}`);
  }

  /* While it plays */
  said('main thread while playing …');
  const busy = await inTurns(all, RUNS, (player) => playing(browser, site, player, isQuick ? 5 : 10));
  const perSecond = (name: string): number =>
    median(busy(name).map(({ msPerSecond }: Playing) => msPerSecond));
  const above = (name: string): number => perSecond(name) - perSecond(NATIVE);
  compare(
    `main thread while playing, less bare <audio> (${perSecond(NATIVE).toFixed(1)} ms/s)`,
    above(OURS),
    HYPERAUDIO,
    above(HYPERAUDIO),
    0.3,
    'ms/s',
  );
  within(
    'timers and frames in 3 s of pause',
    Math.max(...busy(OURS).map(({ askedWhilePaused }) => askedWhilePaused)),
    0,
    '',
  );

  said('words marked and painted …');
  const listened = isQuick ? 60 : 300;
  const onTime = await inTurns(readers, 1, (player) =>
    marks(browser, site, player, { cpu: 4, rate: 1, words: listened }),
  );
  const p99 = (name: string, key: 'late' | 'painted'): number => quantile(onTime(name)[0]![key], 0.99);
  within(
    `painted after the word’s start, CPU 4 ×, p99 of ${listened}`,
    p99(OURS, 'painted'),
    16.7,
    'ms',
    `${HYPERAUDIO} ${p99(HYPERAUDIO, 'painted').toFixed(1)} ms, browser alone ${p99(NATIVE, 'painted').toFixed(1)} ms`,
  );
  compare('the same', p99(OURS, 'painted'), HYPERAUDIO, p99(HYPERAUDIO, 'painted'), 0.5, 'ms');
  for (const { name } of readers) {
    const { late, painted } = onTime(name)[0]!;
    const frames = painted.map((ms, i) => ms - late[i]!);
    const of = (values: readonly number[]): string =>
      [0.5, 0.95, 0.99].map((share) => quantile(values, share).toFixed(1)).join(', ');
    said(`  ${name}: late ${of(late)}; frame ${of(frames)}; painted ${of(painted)} ms (p50, p95, p99)`);
  }
  const skipped = await Promise.all(
    [0.5, 1, 2, 3].map((rate) => marks(browser, site, named(OURS), { cpu: 1, rate, words: listened })),
  );
  within(
    `words skipped of ${listened} each at 0.5, 1, 2 and 3 ×, and at 1 × with CPU 4 ×`,
    skipped.reduce((sum, one) => sum + one.skipped, onTime(OURS)[0]!.skipped),
    0,
    '',
    `${HYPERAUDIO} ${onTime(HYPERAUDIO)[0]!.skipped} at 1 ×, CPU 4 ×`,
  );

  said('clicks …');
  const clicked = await inTurns(readers, RUNS, (player) => clicks(browser, site, player, isQuick ? 4 : 8));
  const click = (name: string): number => median(clicked(name).flat());
  compare(
    `click on a word → painted, ${PLAYED_WORDS.toLocaleString('en')} words, playing`,
    click(OURS),
    HYPERAUDIO,
    click(HYPERAUDIO),
    0.25,
    'ms',
    click(NATIVE),
  );

  const peersNamed = all.map((player) => `${player.name} ${player.version}`).join(', ');
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? ''}, ${process.platform}, Node ${process.versions.node}, ${version}`;
  console.log(`${peersNamed}\n${machine}`);
  console.log(`load average ${loadBefore.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after\n`);
  console.log(
    table(
      ['what', 'ours', 'other', 'ratio', 'goal', ''],
      rows.map(({ what, ours, theirs, ratio, goal, isReached }) => [
        what,
        ours,
        theirs,
        ratio?.toFixed(2) ?? '',
        goal,
        isReached ? 'reached' : '**MISSED**',
      ]),
    ),
  );
  console.log(
    `\n${table(['network', 'player', 'Play usable, ms', 'script, ms', 'worst CLS', 'kB on the wire (br), no audio'], loads)}`,
  );
  console.log(
    `\n${table(
      ['player', 'gzip, B', 'main thread while playing, ms/s'],
      all.map(({ name }) => [
        name,
        Number.isNaN(gzip(name)) ? '' : String(gzip(name)),
        perSecond(name).toFixed(1),
      ]),
    )}`,
  );
  const missed = rows.filter(({ isReached }) => !isReached).length;
  console.log(`\n${rows.length - missed} goals reached, ${missed} missed`);
} finally {
  await browser.close();
  await site.close();
}
