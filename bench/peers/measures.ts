import type { Browser } from 'puppeteer-core';
import type { CostPerWord } from '../cost-per-word.js';
import { quantile } from '../figure.js';
import { LONG } from '../long.js';
import type { Figure } from './figures.js';
import { highlight } from './highlight.js';
import { load, type Load, LOAD_WORDS } from './load.js';
import { HYPERAUDIO, NATIVE, OURS, type Player, PLYR, SHIKWASA } from './players.js';
import { clicks, held, marks, PLAYED_WORDS, type Playing, playing } from './playing.js';
import { compared, type Row, within } from './rows.js';
import type { PeerSite } from './site.js';

/* What is measured, one after another; players take turns, so that what else the machine does falls on all of them. */

export interface Measuring {
  readonly browser: Browser;
  readonly site: PeerSite;
  readonly all: readonly Player[];
  readonly turns: number;
  /** Only to see that it runs. */
  readonly isQuick: boolean;
  readonly rows: Row[];
  /** For whoever watches. */
  readonly say: (text: string) => void;
  /** Of each player, with or without a goal. */
  readonly figures: Figure[];
}

export interface Measure {
  /** What a word of the command line picks it by. */
  readonly name: string;
  /** Words of the articles that it needs. */
  readonly sizes: readonly number[];
  readonly run: (measuring: Measuring) => Promise<void>;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);

/** One figure of each of these players. */
const each = (
  players: readonly Player[],
  head: Omit<Figure, 'player' | 'value'>,
  of: (name: string) => number,
): Figure[] => players.map(({ name }) => ({ ...head, player: name, value: of(name) }));

const named = (all: readonly Player[], name: string): Player => all.find((player) => player.name === name)!;

/** Ours, hyperaudio and the browser alone, which is the bare reader of bare.ts: no goal below what it takes can be reached. */
const readersOf = (all: readonly Player[]): Player[] =>
  [OURS, HYPERAUDIO, NATIVE].map((name) => named(all, name));

/** Of each player, what was measured in each turn. */
async function inTurns<T>(
  players: readonly Player[],
  turns: number,
  measure: (player: Player) => Promise<T>,
): Promise<(name: string) => T[]> {
  const found = new Map<string, T[]>(players.map(({ name }) => [name, []]));
  for (let turn = 0; turn < turns; turn++)
    for (const player of players) found.get(player.name)?.push(await measure(player));
  return (name) => found.get(name) ?? [];
}

const gzipOf = (all: readonly Player[], name: string): number => named(all, name).bundle?.gzip ?? NaN;

const bytes: Measure = {
  name: 'bytes',
  sizes: [],
  run({ all, rows, figures }) {
    const [ours, theirs] = [gzipOf(all, OURS), gzipOf(all, PLYR)];
    rows.push(within('entry, static imports, CSS: gzip', ours, 16_384, 'B'));
    rows.push(compared('the same', { peer: PLYR, ours, theirs }, 0.42, 'B'));
    const loaded = all.filter(({ bundle }) => bundle);
    figures.push(
      ...each(loaded, { what: 'Script and style, gzip', unit: 'kB' }, (name) => gzipOf(all, name) / 1000),
    );
    return Promise.resolve();
  },
};

const loading = (network: 'loopback' | 'slow 4G'): Measure => ({
  name: `load, ${network}`,
  sizes: [LOAD_WORDS],
  async run({ browser, site, all, turns, rows, figures }) {
    const isSlow = network === 'slow 4G';
    const found = await inTurns(all, turns, (player) => load(browser, site, player, isSlow));
    const of = (name: string, key: keyof Load): number[] => found(name).map((one) => one[key]);
    const beside = (peer: string, key: keyof Load) => ({
      peer,
      ours: median(of(OURS, key)),
      theirs: median(of(peer, key)),
    });
    const usable = `Play usable, CPU 4 ×, ${network}`;
    rows.push(compared(usable, beside(PLYR, 'usable'), isSlow ? 0.9 : 0.7, 'ms'));
    rows.push(compared(usable, beside(SHIKWASA, 'usable'), isSlow ? 1.1 : 1, 'ms'));
    rows.push(compared(`script while loading, CPU 4 ×, ${network}`, beside(PLYR, 'script'), 0.4, 'ms'));
    const worst = (name: string): number => Math.max(...of(name, 'cls'));
    const others = all
      .filter(({ name }) => name !== OURS && name !== NATIVE)
      .map(({ name }) => worst(name).toFixed(3));
    rows.push(
      within(
        `CLS, worst of ${turns}, ${network}`,
        Number(worst(OURS).toFixed(3)),
        0,
        '',
        `others ${others.join(', ')}`,
      ),
    );
    const ofEach = (what: string, unit: string, key: keyof Load, per = 1): void =>
      void figures.push(
        ...each(all, { what: `${what}, ${network}`, unit }, (name) => median(of(name, key)) / per),
      );
    ofEach('Play usable, CPU 4 ×', 'ms', 'usable');
    ofEach('Script while loading, CPU 4 ×', 'ms', 'script');
    figures.push(...each(all, { what: `CLS, worst, ${network}`, unit: '' }, worst));
    if (!isSlow) ofEach('On the wire (br), no audio', 'kB', 'bytes', 1000);
  },
});

/** @param goal undefined: none was set for so short an article */
const oneWordMore = (words: number, goal: number | undefined): Measure => {
  const size = words.toLocaleString('en');
  return {
    name: `word among ${size}`,
    sizes: [words],
    async run({ browser, site, all, turns, rows, figures, say }) {
      const readers = readersOf(all);
      const found = await inTurns(readers, turns, (player) =>
        highlight(browser, site, named(all, NATIVE), player, words),
      );
      const cost = (name: string): number => median(found(name).map(({ ms }) => ms));
      const head = { what: 'One word more marked', unit: 'ms of the main thread', at: words };
      figures.push(...each(readers, head, cost));
      const beside = { peer: HYPERAUDIO, ours: cost(OURS), theirs: cost(HYPERAUDIO), alone: cost(NATIVE) };
      if (goal !== undefined) rows.push(compared(`one word more among ${size}`, beside, goal, 'ms'));
      const count = (name: string, key: 'recalculations' | 'layouts' | 'nodesAdded'): number =>
        Math.max(...found(name).map((one: CostPerWord) => one[key]));
      for (const [key, what] of [
        ['recalculations', 'style recalculations'],
        ['layouts', 'layouts'],
        ['nodesAdded', 'nodes added'],
      ] as const) {
        const theirs = `${HYPERAUDIO} ${count(HYPERAUDIO, key)}`;
        rows.push(within(`${what} for 120 words of ${size}`, count(OURS, key), 0, '', theirs));
      }
      for (const { name } of readers)
        say(`  ${name}: ${JSON.stringify(found(name).map(({ parts }) => parts))}`);
    },
  };
};

const whilePlaying: Measure = {
  name: 'playing',
  sizes: [PLAYED_WORDS],
  async run({ browser, site, all, turns, isQuick, rows, figures }) {
    const busy = await inTurns(all, turns, (player) => playing(browser, site, player, isQuick ? 5 : 10));
    const perSecond = (name: string): number =>
      median(busy(name).map(({ msPerSecond }: Playing) => msPerSecond));
    const above = (name: string): number => perSecond(name) - perSecond(NATIVE);
    rows.push(
      compared(
        `main thread while playing, less bare <audio> (${perSecond(NATIVE).toFixed(1)} ms/s)`,
        { peer: HYPERAUDIO, ours: above(OURS), theirs: above(HYPERAUDIO) },
        0.3,
        'ms/s',
      ),
    );
    const asked = Math.max(...busy(OURS).map(({ askedWhilePaused }) => askedWhilePaused));
    rows.push(within('timers and frames in 3 s of pause', asked, 0, ''));
    figures.push(...each(all, { what: 'Main thread while playing', unit: 'ms/s' }, perSecond));
  },
};

const holding: Measure = {
  name: 'memory',
  sizes: [PLAYED_WORDS],
  async run({ browser, site, all, turns, figures }) {
    const found = await inTurns(all, turns, (player) => held(browser, site, player));
    const size = PLAYED_WORDS.toLocaleString('en');
    figures.push(
      ...each(all, { what: `Heap of the page while playing, ${size} words`, unit: 'MB' }, (name) =>
        median(found(name).map(({ heapMb }) => heapMb)),
      ),
      ...each(all, { what: `Nodes of the page, ${size} words`, unit: '' }, (name) =>
        median(found(name).map(({ nodes }) => nodes)),
      ),
    );
  },
};

/** In each turn of a reader. */
const HEARD = 150;

const painted: Measure = {
  name: 'painted after the start',
  sizes: [PLAYED_WORDS],
  async run({ browser, site, all, turns, isQuick, rows, figures, say }) {
    const readers = readersOf(all);
    const words = isQuick ? 50 : HEARD;
    const found = await inTurns(readers, turns, (player) =>
      marks(browser, site, player, { cpu: 4, rate: 1, words }),
    );
    const all99 = (name: string): number =>
      quantile(
        found(name).flatMap((one) => one.painted),
        0.99,
      );
    const listened = words * turns;
    rows.push(
      within(
        `painted after the word’s start, CPU 4 ×, p99 of ${listened}`,
        all99(OURS),
        16.7,
        'ms',
        `${HYPERAUDIO} ${all99(HYPERAUDIO).toFixed(1)} ms, browser alone ${all99(NATIVE).toFixed(1)} ms`,
      ),
    );
    const beside = { peer: HYPERAUDIO, ours: all99(OURS), theirs: all99(HYPERAUDIO), alone: all99(NATIVE) };
    rows.push(compared('the same', beside, 0.5, 'ms'));
    figures.push(
      ...each(readers, { what: 'Painted after the word’s start, CPU 4 ×, p99', unit: 'ms' }, all99),
    );
    for (const { name } of readers) {
      const late = found(name).flatMap((one) => one.late);
      const shown = found(name).flatMap((one) => one.painted);
      const frames = shown.map((ms, i) => ms - late[i]!);
      const of = (values: readonly number[]): string =>
        [0.5, 0.95, 0.99].map((share) => quantile(values, share).toFixed(1)).join(', ');
      say(`  ${name}: late ${of(late)}; frame ${of(frames)}; painted ${of(shown)} ms (p50, p95, p99)`);
    }
    const skipped = (name: string): number => found(name).reduce((sum, one) => sum + one.skipped, 0);
    const theirs = `${HYPERAUDIO} ${skipped(HYPERAUDIO)}`;
    rows.push(within(`words skipped of ${listened} at 1 ×, CPU 4 ×`, skipped(OURS), 0, '', theirs));
  },
};

const skipping: Measure = {
  name: 'skipped words',
  sizes: [PLAYED_WORDS],
  async run({ browser, site, all, isQuick, rows }) {
    const words = isQuick ? 60 : 300;
    const skipped = await Promise.all(
      [0.5, 1, 2, 3].map((rate) => marks(browser, site, named(all, OURS), { cpu: 1, rate, words })),
    );
    rows.push(
      within(
        `words skipped of ${words} each at 0.5, 1, 2 and 3 ×`,
        skipped.reduce((sum, one) => sum + one.skipped, 0),
        0,
        '',
      ),
    );
  },
};

const clicking: Measure = {
  name: 'click on a word',
  sizes: [PLAYED_WORDS],
  async run({ browser, site, all, turns, isQuick, rows, figures, say }) {
    const readers = readersOf(all);
    const size = PLAYED_WORDS.toLocaleString('en');
    for (const cpu of [1, 4]) {
      const found = await inTurns(readers, turns, (player) =>
        clicks(browser, site, player, { cpu, count: isQuick ? 4 : 8 }),
      );
      const click = (name: string): number => median(found(name).flat());
      figures.push(...each(readers, { what: `Click on a word → painted, CPU ${cpu} ×`, unit: 'ms' }, click));
      rows.push(
        compared(
          `click on a word → painted, ${size} words, playing, CPU ${cpu} ×`,
          { peer: HYPERAUDIO, ours: click(OURS), theirs: click(HYPERAUDIO), alone: click(NATIVE) },
          0.25,
          'ms',
        ),
      );
      for (const { name } of readers)
        say(
          `  ${name}: ${found(name)
            .flat()
            .map((ms) => ms.toFixed(0))
            .join(' ')} ms`,
        );
    }
  },
};

export const measures: readonly Measure[] = [
  bytes,
  loading('loopback'),
  loading('slow 4G'),
  oneWordMore(1000, undefined),
  oneWordMore(PLAYED_WORDS, 0.15),
  oneWordMore(LONG, 0.08),
  whilePlaying,
  holding,
  painted,
  skipping,
  clicking,
];
