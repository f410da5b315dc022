import { fileURLToPath } from 'node:url';

/*
 * The arithmetic of docs/scale.md, from its assumptions: `npx tsx bench/scale.ts` prints its tables, and a test compares the page
 * with them. With figures of yours: `npx tsx bench/scale.ts articles=20000 egress=0.05`.
 */

export interface Assumption {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly from: string;
}

const chosen = 'chosen';
const measured = (what: string): string => `measured: ${what}`;

export const assumptions = {
  articles: { name: 'articles', value: 1_000_000, unit: '', from: chosen },
  plays: { name: 'plays a month', value: 100_000_000, unit: '', from: chosen },
  minutes: { name: 'an article’s audio', value: 5, unit: 'min', from: `${chosen}: some 800 words` },
  heard: { name: 'of it heard, and fetched', value: 0.7, unit: '', from: chosen },
  peak: { name: 'busiest second over the mean', value: 4, unit: '×', from: chosen },
  reported: { name: 'reports a thousand plays', value: 1, unit: '', from: chosen },
  misses: { name: 'requests that the CDN passes on', value: 0.05, unit: '', from: chosen },
  played: { name: 'of the articles played on a day', value: 0.05, unit: '', from: chosen },
  kbps: { name: 'MP3', value: 64.5, unit: 'kbit/s', from: measured('the demo') },
  narrationKb: { name: 'narration, gzip', value: 12, unit: 'kB', from: measured('the demo, 750 words') },
  articleKb: {
    name: 'an article in the database',
    value: 24,
    unit: 'kB',
    from: measured('300 articles of 840 words'),
  },
  reportKb: { name: 'a report in the database', value: 0.8, unit: 'kB', from: measured('2,000 reports') },
  dayKb: { name: 'an article’s day of statistics', value: 0.2, unit: 'kB', from: 'its columns and its key' },
  sentenceMb: {
    name: 'spoken sentences, a minute',
    value: 2.6,
    unit: 'MB',
    from: '22,050 samples a second of 2 bytes',
  },
  speakS: {
    name: 'processor for a minute of audio',
    value: 0.9,
    unit: 's',
    from: measured('60 sentences, voice Flite'),
  },
  perServer: {
    name: 'reports a second that a server keeps',
    value: 2000,
    unit: '',
    from: 'measured: 1,800 to 4,300 on two busy cores, Postgres and load beside it',
  },
} as const satisfies Record<string, Assumption>;

const yours = (name: string): string => `yours: \`${name}=\`; a round number, nobody’s price`;

/** In one currency. Whoever reckons knows theirs. */
export const prices = {
  store: { name: 'storage', value: 0.02, unit: 'a GB and month', from: yours('store') },
  egress: { name: 'CDN', value: 0.01, unit: 'a GB', from: yours('egress') },
  core: { name: 'processor', value: 20, unit: 'a core and month', from: yours('core') },
} as const satisfies Record<string, Assumption>;

type Figure = keyof typeof assumptions | keyof typeof prices;

const of = Object.fromEntries(
  Object.entries({ ...assumptions, ...prices }).map(([key, { value }]) => [key, value]),
) as Record<Figure, number>;

/** `name=number`, in the place of what is assumed. */
function take(given: string): void {
  const [, name = '', value = ''] = /^(\w+)=([\d.]+)$/.exec(given) ?? [];
  if (!Object.hasOwn(of, name) || Number.isNaN(Number(value)))
    throw new Error(`${given}: give a figure as ${Object.keys(of).join('=, ')}=`);
  of[name as Figure] = Number(value);
}

const MONTH_S = 30 * 24 * 3600;
const GB = 1e9;

export function reckon() {
  const audioMb = (of.kbps * 60 * of.minutes) / 8 / 1000;
  const perSecond = of.plays / MONTH_S;
  const storedGb = (of.articles * (audioMb * 1e6 + of.narrationKb * 3e3)) / GB;
  const egressGb = (of.plays * (audioMb * 1e6 * of.heard + of.narrationKb * 1e3)) / GB;
  const reports = (of.plays / 1000) * of.reported;
  const databaseGb = (of.articles * of.articleKb * 1e3) / GB;
  const reportsGb = (12 * reports * of.reportKb * 1e3) / GB;
  const statisticsGb = (12 * 30 * of.articles * of.played * of.dayKb * 1e3) / GB;
  const sentencesTb = (of.articles * of.minutes * of.sentenceMb) / 1e6;
  const coreDays = (of.articles * of.minutes * of.speakS) / 86_400;
  return {
    ...{ audioMb, storedGb, egressGb, databaseGb, reportsGb, statisticsGb, coreDays, reports },
    ...{ sentencesTb, perSecond },
    peakPerSecond: perSecond * of.peak,
    listening: perSecond * of.peak * of.minutes * 60 * of.heard,
    peakGbit: (perSecond * of.peak * audioMb * of.heard * 8) / 1000,
    // A narration, and the audio in a few ranges.
    toServers: perSecond * of.peak * 4 * of.misses,
    visits: perSecond * of.peak * 2,
    peakReports: (reports / MONTH_S) * of.peak,
    storeCost: storedGb * of.store,
    egressCost: egressGb * of.egress,
    speakCost: (coreDays / 30) * of.core,
  };
}

const number = (value: number): string =>
  value >= 100
    ? Math.round(Number(value.toPrecision(2))).toLocaleString('en-US')
    : String(Number(value.toPrecision(2)));

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join(
    '\n',
  );
};

const given = (rows: Readonly<Record<string, Assumption>>, head: string): string =>
  table(
    [head, 'value', 'from'],
    Object.entries(rows).map(([key, { name, value, unit, from }]) => {
      const now = of[key as Figure];
      return [name, `${now.toLocaleString('en-US')} ${unit}`.trim(), now === value ? from : 'given'];
    }),
  );

/** As they stand in docs/scale.md. */
export function scaleTables(): readonly string[] {
  const r = reckon();
  return [
    given(assumptions, 'assumption'),
    given(prices, 'price'),
    table(
      ['what', 'how much', 'of'],
      [
        [
          'audio and transcripts',
          `${number(r.storedGb / 1000)} TB`,
          `articles × (${number(r.audioMb)} MB of MP3 + a narration, unpacked thrice as large)`,
        ],
        [
          'spoken sentences, while they are kept',
          `${number(r.sentencesTb)} TB`,
          'articles × minutes × a minute',
        ],
        [
          'egress a month',
          `${number(r.egressGb / 1000)} TB`,
          'plays × (what is heard of the MP3 + a narration)',
        ],
        [
          'plays a second, mean and busiest',
          `${number(r.perSecond)}, ${number(r.peakPerSecond)}`,
          'plays ÷ a month of 30 days',
        ],
        [
          'listening at the busiest moment',
          number(r.listening),
          'plays a second × seconds heard; all of them the CDN’s connections',
        ],
        ['egress at the busiest moment', `${number(r.peakGbit)} Gbit/s`, 'the CDN’s'],
        [
          'requests a second that reach servers',
          number(r.toServers),
          'busiest; four requests a play × what the CDN passes on',
        ],
        [
          'visits told a second, if statistics are on',
          number(r.visits),
          'busiest; two a play at the most; not measured',
        ],
        ['reports a month', number(r.reports), 'plays × reports'],
        [
          'reports a second, busiest',
          number(r.peakReports),
          `one server keeps ${of.perServer.toLocaleString('en-US')}`,
        ],
        ['database: articles and their words', `${number(r.databaseGb)} GB`, 'articles × an article'],
        ['database: a year of reports', `${number(r.reportsGb)} GB`, '12 × reports a month × a report'],
        [
          'database: a year of statistics',
          `${number(r.statisticsGb)} GB`,
          'articles played on a day × days × a row',
        ],
        [
          'speaking all of it once, voice Flite',
          `${number(r.coreDays)} days of one core`,
          'articles × minutes × processor for a minute',
        ],
      ],
    ),
    table(
      ['cost', 'how much', 'of'],
      [
        ['storage a month', number(r.storeCost), 'GB × price'],
        ['egress a month', number(r.egressCost), 'GB × price'],
        ['speaking all of it, once', number(r.speakCost), 'days of one core ÷ 30 × price'],
      ],
    ),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.argv.slice(2).forEach(take);
  console.log(scaleTables().join('\n\n'));
}
