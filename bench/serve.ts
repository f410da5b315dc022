import autocannon from 'autocannon';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder, removeFolder, report } from '../test/serve/site.js';
import { openDatabase } from '../src/serve/database/database.js';
import { quantile } from './figure.js';
import { flood } from './flood.js';
import { type ServerProcess, startServerProcess as start } from './server-process.js';

/*
 * npm run bench:serve: reports and ranges beside the least that Fastify can do, in one run and in short turns, because the load
 * and the servers share the processor with each other and with what else the machine does; then half of what it can take, and
 * more than it can take. Turns of a second on each side: `-- 10`; 10 unless given.
 */

const turns = Number(process.argv[2] ?? 10);
const CONNECTIONS = 32;
/** So many readers wait for an answer at the same time. */
const OVERLOAD_CONNECTIONS = 5000;
/** Named as `serve` names it: by its content. */
const bytes = Buffer.alloc(2_000_000, 7);
const AUDIO = `long.${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.mp3`;

const body = JSON.stringify(report());

const postReports = (url: string, more: Partial<autocannon.Options> = {}): Promise<autocannon.Result> =>
  autocannon({
    url: `${url}/api/feedback`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    connections: CONNECTIONS,
    duration: 1,
    ...more,
  });

const readRanges = (url: string): Promise<autocannon.Result> =>
  autocannon({
    url: `${url}/audio/${AUDIO}`,
    headers: { range: 'bytes=500000-565535' },
    connections: CONNECTIONS,
    duration: 1,
  });

interface Pressed {
  /** Answers a second. */
  readonly rate: number;
  /** Of the server's process, µs of processor time for an answer. */
  readonly cpuUs: number;
  readonly failed: number;
}

async function pressOn(
  { url, used }: ServerProcess,
  press: (url: string) => Promise<autocannon.Result>,
): Promise<Pressed> {
  const before = await used();
  const result = await press(url);
  const after = await used();
  return {
    rate: result['2xx'] / result.duration,
    cpuUs: (1000 * (after.cpuMs - before.cpuMs)) / result['2xx'],
    failed: result.non2xx + result.errors,
  };
}

/** By turns, so that what else the machine does falls on both. */
async function compare(
  what: string,
  goal: number,
  [ours, bare]: readonly [ServerProcess, ServerProcess],
  press: (url: string) => Promise<autocannon.Result>,
): Promise<number> {
  const pairs: { ours: Pressed; bare: Pressed }[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const first = turn % 2 === 0 ? await pressOn(ours, press) : undefined;
    const other = await pressOn(bare, press);
    pairs.push({ ours: first ?? (await pressOn(ours, press)), bare: other });
  }
  const of = (value: (pair: (typeof pairs)[number]) => number): number => quantile(pairs.map(value), 0.5);
  const sum = (value: (pair: (typeof pairs)[number]) => number): number =>
    pairs.reduce((all, pair) => all + value(pair), 0);
  const ratio = sum(({ ours: { rate } }) => rate) / sum(({ bare: { rate } }) => rate);
  const rate = of((pair) => pair.ours.rate);
  say(
    `${what}: ${rate.toFixed(0)}/s, bare ${of((pair) => pair.bare.rate).toFixed(0)}/s: ${ratio.toFixed(2)} (at least ${goal}); ` +
      `processor ${of((pair) => pair.ours.cpuUs).toFixed(0)} µs an answer, bare ${of((pair) => pair.bare.cpuUs).toFixed(0)} µs`,
    ratio >= goal && pairs.every((pair) => pair.ours.failed + pair.bare.failed === 0),
  );
  return rate;
}

const failures: string[] = [];
function say(text: string, holds: boolean): void {
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${text}`);
  if (!holds) failures.push(text);
}

const folder = await makeFolder();
try {
  await writeFile(join(folder, 'audio', AUDIO), bytes);
  const ours = await start('ours', folder);
  const bare = await start('bare', folder);
  // Warm.
  for (const { url } of [ours, bare]) await postReports(url, { duration: 2 });
  const capacity = await compare('POST /api/feedback', 0.7, [ours, bare], postReports);

  const half = await postReports(ours.url, { overallRate: Math.round(capacity / 2), duration: turns });
  say(
    `at half load p50 ${half.latency.p50} ms, p99 ${half.latency.p99} ms (at most 50)`,
    half.latency.p99 <= 50 && half.non2xx === 0,
  );

  for (const { url } of [ours, bare]) await readRanges(url);
  await compare('64 KB ranges', 0.9, [ours, bare], readRanges);
  await bare.end();

  await overload(ours, capacity);
  await ours.end();
} finally {
  await removeFolder(folder);
}
process.exitCode = failures.length > 0 ? 1 : 0;

/**
 * Ten times what it can take is asked of it, as many times as connections have measured that. Whoever was accepted must be kept,
 * all others must be told when to come again.
 */
async function overload(server: ServerProcess, capacity: number): Promise<void> {
  const { pool, close } = await openDatabase({ data: join(folder, '.audio-article') });
  const count = async (): Promise<number> =>
    (await pool.query<{ count: number }>('select count(*)::int as count from audio_article.feedback')).rows[0]
      ?.count ?? 0;
  const before = await count();
  const { memoryMb } = await server.used();
  const memory: number[] = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      memory.push((await server.used()).memoryMb);
      await delay(250);
    }
  })();
  const rate = Math.round(10 * capacity);
  const { due, sent, answers, toldWhen, unanswered, seconds } = await flood({
    ...{ url: server.url, path: '/api/feedback', body, rate },
    ...{ connections: OVERLOAD_CONNECTIONS, seconds: turns },
  });
  isOver = true;
  await watching;
  const [accepted = 0, full = 0, unavailable = 0] = [201, 429, 503].map((status) => answers.get(status));
  const others = [...answers].filter(([status]) => ![201, 429, 503].includes(status));
  const kept = (await count()) - before;
  const aSecond = (requests: number): number => Math.round(requests / seconds);
  say(
    `overload: ${aSecond(due)} reports a second due, ${(due / seconds / capacity).toFixed(1)} × what it can take; ` +
      `${aSecond(sent)} sent, while the others’ ${OVERLOAD_CONNECTIONS} connections waited; ` +
      `${accepted} accepted, ${kept} kept, ${full} × 429, ${toldWhen} of them with Retry-After, ${unavailable} × 503, ` +
      `${others.map(([status, times]) => `${times} × ${status}, `).join('')}${unanswered} unanswered`,
    due >= 9.5 * capacity * seconds &&
      // What was sent and never answered may stand, too.
      kept >= accepted &&
      kept <= accepted + unanswered &&
      accepted > 0 &&
      full > 0 &&
      toldWhen === full &&
      others.length === 0,
  );
  const half = Math.ceil(memory.length / 2);
  const [early, late] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))];
  say(
    `memory ${memoryMb} MB before, at most ${early} MB in the first half of it and ${late} MB in the second`,
    Math.max(early, late) < memoryMb + 250,
  );
  await close();
}
