import autocannon from 'autocannon';
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { makeFolder, removeFolder, report } from '../test/serve/site.js';
import { openDatabase } from '../src/serve/database/database.js';

/*
 * npm run bench:serve: reports and ranges beside the least that Fastify can do, in one run and in turns, because the load
 * and the servers share the processor. Seconds of each measurement: `-- 10`; 5 unless given.
 */

const seconds = Number(process.argv[2] ?? 5);
const child = fileURLToPath(new URL('serve-child.ts', import.meta.url));
const CONNECTIONS = 32;
const ROUNDS = 3;
const NO_LIMIT = 100_000_000;

interface Server {
  readonly process: ChildProcess;
  readonly url: string;
  memoryMb(): Promise<number>;
  end(): Promise<void>;
}

async function start(kind: 'ours' | 'bare', folder: string, perMinute = NO_LIMIT): Promise<Server> {
  const started = spawn(process.execPath, ['--import', 'tsx', child, kind, folder, String(perMinute)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const line = async (): Promise<string> => {
    const [said] = (await once(started.stdout, 'data')) as [Buffer];
    return said.toString().trim();
  };
  const url = await line();
  return {
    process: started,
    url,
    async memoryMb() {
      const answer = line();
      started.stdin.write('memory\n');
      return Number(await answer);
    },
    async end() {
      started.stdin.end();
      if (started.exitCode === null) await once(started, 'exit');
    },
  };
}

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
    duration: seconds,
    ...more,
  });

const readRanges = (url: string): Promise<autocannon.Result> =>
  autocannon({
    url: `${url}/audio/${AUDIO}`,
    headers: { range: 'bytes=500000-565535' },
    connections: CONNECTIONS,
    duration: seconds,
  });

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** By turns, so that what else the machine does falls on both. */
async function compare(
  [ours, bare]: readonly [Server, Server],
  press: (url: string) => Promise<autocannon.Result>,
): Promise<{ ours: number; bare: number; failed: number }> {
  const rates: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
  let failed = 0;
  for (let i = 0; i < ROUNDS; i++)
    for (const [name, { url }] of [
      ['ours', ours],
      ['bare', bare],
    ] as const) {
      const result = await press(url);
      failed += result.non2xx + result.errors;
      rates[name].push(result['2xx'] / result.duration);
    }
  return { ours: median(rates.ours), bare: median(rates.bare), failed };
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

  const posts = await compare([ours, bare], (url) => postReports(url));
  say(
    `POST /api/feedback: ${posts.ours.toFixed(0)}/s, bare ${posts.bare.toFixed(0)}/s: ${(posts.ours / posts.bare).toFixed(2)} (at least 0.7)`,
    posts.ours >= 0.7 * posts.bare && posts.failed === 0,
  );

  const half = await postReports(ours.url, {
    overallRate: Math.round(posts.ours / 2),
    duration: 2 * seconds,
  });
  say(
    `at half load p50 ${half.latency.p50} ms, p99 ${half.latency.p99} ms (at most 50)`,
    half.latency.p99 <= 50 && half.non2xx === 0,
  );

  const ranges = await compare([ours, bare], readRanges);
  say(
    `64 KB ranges: ${ranges.ours.toFixed(0)}/s, bare ${ranges.bare.toFixed(0)}/s: ${(ranges.ours / ranges.bare).toFixed(2)} (at least 0.9)`,
    ranges.ours >= 0.9 * ranges.bare && ranges.failed === 0,
  );
  await bare.end();
  await ours.end();

  // Ten times as much as one reader may send.
  const limited = await start('ours', folder, Math.round(posts.ours * 6));
  const { pool, close } = await openDatabase({ data: join(folder, '.audio-article') });
  const count = async (): Promise<number> =>
    (await pool.query<{ count: number }>('select count(*)::int as count from audio_article.feedback')).rows[0]
      ?.count ?? 0;
  const before = await count();
  const memoryBefore = await limited.memoryMb();
  let peak = 0;
  const watch = setInterval(() => void limited.memoryMb().then((mb) => (peak = Math.max(peak, mb))), 500);
  const flood = await postReports(limited.url, { connections: 10 * CONNECTIONS, duration: 2 * seconds });
  clearInterval(watch);
  const { statusCodeStats = {} } = flood;
  const answered = (status: `${number}`): number => statusCodeStats[status]?.count ?? 0;
  const [accepted, slowed] = [answered('201'), answered('429')];
  const refused = await fetch(`${limited.url}/api/feedback`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  const retryAfter = Number(refused.headers.get('retry-after'));
  const kept = (await count()) - before;
  say(
    `flood of ${10 * CONNECTIONS} connections: ${accepted} accepted, ${kept} kept, ${slowed} × 429, ${flood.errors} errors, Retry-After ${retryAfter} s`,
    kept >= accepted && accepted > 0 && slowed > 0 && refused.status === 429 && retryAfter > 0,
  );
  say(`memory ${memoryBefore} MB before, ${peak} MB at most during it`, peak < memoryBefore + 250);
  await close();
  await limited.end();
} finally {
  await removeFolder(folder);
}
process.exitCode = failures.length > 0 ? 1 : 0;
