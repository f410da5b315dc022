import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import type { CardList } from '../src/core/inbox.js';
import { parseNarration } from '../src/core/narration/read.js';
import type { Narration } from '../src/core/narration/schema.js';
import { startCli } from '../test/e2e/demo.js';
import { rule, wordIn } from '../test/serve/desk/desk-site.js';
import { until } from '../test/serve/until.js';
import { quantile } from './figure.js';

/*
 * npm run bench:soak -- --minutes 30: a server as it is built, with readers who read, listen and report, an editor who decides and
 * undoes, and articles that come in, all at the same time. Its memory must not grow, and nothing may be answered otherwise than it
 * should be. The first quarter of the time is for everything to be loaded that is loaded once, and for as many readers to report
 * as are remembered: what is bounded is full from then on, so that what still grows grows for ever.
 */

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const MINUTES = Number(values.minutes);
const LOOK_MS = 5000;
/** Readers who report in the first quarter, beside the others: more than the server remembers. */
const FIRST_READERS = 21_000;
/** A second; in a short run they are fewer. */
const MOST_FIRST = 100;
/** The last quarter over the second: garbage is not collected on command. */
const MOST_GROWTH = 1.1;

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'audio-article-soak-'));
for (const name of ['audio', 'transcripts']) await mkdir(join(folder, name));
// Each report comes from another reader, as behind a proxy.
const server = await startCli(['serve', '--trust-proxy', '127.0.0.1'], folder);
const editor = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' };

const answers = new Map<string, number>();
let wrong = 0;

/** Whatever comes is read to its end. @returns its text where the answer is as it should be */
async function ask(what: string, path: string, init: RequestInit = {}): Promise<string | undefined> {
  try {
    const answer = await fetch(new URL(path, server.url), init);
    const text = await answer.text();
    // What the editor has looked at may have changed meanwhile.
    if (!answer.ok && answer.status !== 409) wrong++;
    const key = `${what} ${answer.status}`;
    answers.set(key, (answers.get(key) ?? 0) + 1);
    return answer.ok ? text : undefined;
  } catch (error) {
    if (stopping.signal.aborted) return undefined;
    wrong++;
    answers.set(`${what} ${String(error)}`, (answers.get(`${what} ${String(error)}`) ?? 0) + 1);
    return undefined;
  }
}

const stopping = new AbortController();

/** So often a second, whatever the one before is doing, until `signal`; ends with all that has begun. */
async function often(
  perSecond: number,
  act: (turn: number) => Promise<unknown>,
  signal: AbortSignal = stopping.signal,
): Promise<void> {
  const under = new Set<Promise<unknown>>();
  for (let turn = 0; !signal.aborted; turn++) {
    const acting = act(turn).finally(() => under.delete(acting));
    under.add(acting);
    await delay(1000 / perSecond, undefined, { signal }).catch(() => undefined);
  }
  await Promise.all(under);
}

const names = ['Szczecin', 'Kugelman', 'Świnoujście', 'Elbe', 'Wismar', 'Thames', 'Quay', 'Gdańsk'];
const sentences = (seed: number): string =>
  Array.from(
    { length: 12 },
    (_, i) =>
      `${names[(seed + i) % names.length] ?? ''} had ${seed + i + 2} boats, and on day ${i + 1} they went to ${names[(seed + 3 * i + 1) % names.length] ?? ''}.`,
  ).join(' ');

const narrations: Narration[] = [];
const articleOf = (seed: number): string => `walk-${seed % 20}`;

async function sendArticle(seed: number): Promise<void> {
  const body = JSON.stringify({
    name: articleOf(seed),
    text: `Walk ${seed}\n\n${sentences(seed)}`,
    lang: 'en',
  });
  await ask('article', '/api/narrations', { method: 'POST', headers: editor, body });
}

async function readNarration(name: string): Promise<void> {
  const text = await ask('transcript', `/transcripts/${name}.json`);
  if (text === undefined) return;
  const narration = parseNarration(text, name);
  const at = narrations.findIndex(({ id }) => id === narration.id);
  if (at < 0) narrations.push(narration);
  else narrations[at] = narration;
}

const any = <T>(of: readonly T[]): T | undefined => of[Math.floor(Math.random() * of.length)];
const address = (): string => `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`;

async function sendReport(): Promise<void> {
  const narration = any(narrations);
  const word =
    narration && any(names.filter((name) => narration.blocks.some(({ text }) => text.includes(name))));
  if (!narration || word === undefined) return;
  await ask('report', '/api/feedback', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address() },
    body: JSON.stringify({
      ...{ narration: narration.id, revision: narration.revision, category: 'mispronounced' },
      ...{ comment: `I say it otherwise, ${Math.random()}.`, place: { ...wordIn(narration, word), word } },
    }),
  });
}

async function listen(turn: number): Promise<void> {
  const narration = any(narrations);
  const src = narration?.audio[0]?.src;
  if (src === undefined) return;
  const from = (turn % 4) * 65_536;
  const { pathname, search } = new URL(src, 'http://here/transcripts/x.json');
  await ask('part', pathname + search, { headers: { range: `bytes=${from}-${from + 65_535}` } });
}

async function readPage(turn: number): Promise<void> {
  const name = articleOf(turn);
  const paths = [
    '/',
    `/articles/${name}`,
    '/feed.xml',
    `/embed/${name}`,
    '/player/audio-article.js',
    '/healthz',
  ];
  await ask('page', paths[turn % paths.length] ?? '/');
}

let isDeciding = false;

/** Looks at the list, hears a sentence with a rule, accepts it; then undoes it. One thing after the other. */
async function decide(): Promise<void> {
  if (isDeciding) return;
  isDeciding = true;
  await decideOne().finally(() => (isDeciding = false));
}

async function decideOne(): Promise<void> {
  const list = await ask('inbox', '/api/inbox/cards?kind=report', { headers: editor });
  const card = list === undefined ? undefined : any((JSON.parse(list) as CardList).cards);
  if (!card?.word) return;
  await ask('inbox', `/api/inbox/cards/${card.id}`, { headers: editor });
  const made = rule(card.word, `the ${card.word.slice(0, 3)} of ${Math.floor(Math.random() * 1000)}`);
  const send = (path: string, body?: object): Promise<string | undefined> =>
    ask('inbox', path, {
      ...{ method: 'POST', headers: body ? editor : { authorization: editor.authorization } },
      ...(body && { body: JSON.stringify(body) }),
    });
  const affected = await send('/api/inbox/affected', { rule: made });
  const [place] =
    affected === undefined
      ? []
      : (JSON.parse(affected) as { sentences: { article: string; block: number; sentence: number }[] })
          .sentences;
  if (place) {
    const { article, block, sentence } = place;
    await send('/api/inbox/preview', { article, block, sentence, rule: made });
  }
  if ((await send(`/api/inbox/cards/${card.id}/accept`, { rule: made })) === undefined) return;
  await delay(2000, undefined, { signal: stopping.signal }).catch(() => undefined);
  await send(`/api/inbox/cards/${card.id}/undo`);
  await ask('inbox', '/api/inbox/rules', { headers: editor });
}

interface Look {
  readonly rssMb: number;
  readonly heapMb: number;
  readonly handles: number;
  /** ms; the longest wait of the server's loop, and of one that does nothing, since the last look. */
  readonly waitMs: number;
  readonly idleMs: number;
  /** Of the process that narrates. */
  readonly narratingMb: number;
}

const idle = monitorEventLoopDelay({ resolution: 10 });
idle.enable();

async function look(): Promise<Look | undefined> {
  const text = await ask('metrics', '/metrics', { headers: editor });
  if (text === undefined) return undefined;
  const metric = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const children = await run('ps', ['-o', 'rss=,args=', '--ppid', String(server.child.pid)]).catch(
    () => undefined,
  );
  const narrating = children?.stdout.split('\n').find((line) => line.includes('workshop'));
  const idleMs = idle.max / 1e6;
  idle.reset();
  return {
    rssMb: metric('process_resident_memory_bytes') / 1e6,
    heapMb: metric('nodejs_heap_size_used_bytes') / 1e6,
    handles: metric('process_open_fds'),
    ...{ waitMs: metric('nodejs_eventloop_lag_max_seconds') * 1000, idleMs },
    narratingMb: Number(narrating?.trim().split(' ')[0] ?? 0) / 1000,
  };
}

const failures: string[] = [];
try {
  for (let seed = 0; seed < 20; seed++) await sendArticle(seed);
  for (let seed = 0; seed < 20; seed++)
    await until(
      async () => {
        const answer = await fetch(new URL(`/transcripts/${articleOf(seed)}.json`, server.url));
        await answer.arrayBuffer();
        return answer.ok;
      },
      `${articleOf(seed)} is narrated`,
    );
  for (let seed = 0; seed < 20; seed++) await readNarration(articleOf(seed));

  const looks: Look[] = [];
  // They end when the editor leaves, with an error.
  const events = fetch(new URL('/api/inbox/events', server.url), {
    headers: editor,
    signal: stopping.signal,
  })
    .then(({ body }) => body?.pipeTo(new WritableStream()))
    .catch(() => undefined);
  const quarterMs = (MINUTES * 60_000) / 4;
  const load = [
    often(
      Math.min(MOST_FIRST, (FIRST_READERS * 1000) / quarterMs),
      sendReport,
      AbortSignal.any([stopping.signal, AbortSignal.timeout(quarterMs)]),
    ),
    often(20, sendReport),
    often(20, listen),
    often(10, readPage),
    often(5, (turn) => readNarration(articleOf(turn))),
    often(0.25, decide),
    often(0.1, (turn) => sendArticle(20 + turn)),
    often(1000 / LOOK_MS, async () => {
      const seen = await look();
      if (seen) looks.push(seen);
    }),
  ];
  await delay(MINUTES * 60_000);
  stopping.abort();
  await Promise.all(load);
  await events;

  const quarter = (from: number): readonly Look[] =>
    looks.slice(Math.floor((looks.length * from) / 4), Math.floor((looks.length * (from + 1)) / 4));
  const of = (what: keyof Look, from: number, q: number): number =>
    quantile(
      quarter(from).map((one) => one[what]),
      q,
    );
  const grown = (name: string, what: keyof Look, q: number, unit: string): void => {
    const [second, last] = [of(what, 1, q), of(what, 3, q)];
    const holds = last <= second * MOST_GROWTH;
    if (!holds) failures.push(name);
    console.log(
      `${holds ? 'ok  ' : 'FAIL'} ${name}: ${[0, 1, 2, 3].map((one) => of(what, one, q).toFixed(0)).join(', ')} ${unit} by quarter (the last at most ${MOST_GROWTH} × the second)`,
    );
  };
  console.log(
    `     ${MINUTES} minutes: ${[...answers].map(([what, times]) => `${times} × ${what}`).join(', ')}`,
  );
  grown('memory of the server, median', 'rssMb', 0.5, 'MB');
  grown('its heap when garbage was collected, lowest tenth', 'heapMb', 0.1, 'MB');
  grown('memory of the process that narrates, median', 'narratingMb', 0.5, 'MB');
  grown('open files and sockets of the server, median', 'handles', 0.5, '');
  const waits = looks.slice(Math.floor(looks.length / 4));
  const spread = (what: 'waitMs' | 'idleMs'): string => {
    const all = waits.map((one) => one[what]);
    return `${quantile(all, 0.5).toFixed(0)} ms the median, ${quantile(all, 0.95).toFixed(0)} p95, ${quantile(all, 1).toFixed(0)} max`;
  };
  console.log(
    `     longest wait of the loop in ${LOOK_MS / 1000} s: ${spread('waitMs')}; of a process that does next to nothing: ${spread('idleMs')}`,
  );
  console.log(`${wrong === 0 ? 'ok  ' : 'FAIL'} answers that are not as they should be: ${wrong}`);
  if (wrong > 0) failures.push('answers');
} finally {
  stopping.abort();
  await server.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
process.exitCode = failures.length > 0 ? 1 : 0;
