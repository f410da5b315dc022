import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Narration } from '../../src/core/narration/schema.js';
import { type Database, openDatabase } from '../../src/serve/database/database.js';
import { startServer, type RunningServer, type ServeOptions } from '../../src/serve/index.js';
import { sampleNarration } from '../core/narration/sample.js';
import { startServerIn, startWorkerFor } from './children.js';
import { ofThisRun, type TestDatabase } from './postgres.js';

/* A small site on disk with a real server before it and a real Postgres behind it. */

export const audioBytes = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);
export const audioVersion = createHash('sha256').update(audioBytes).digest('hex').slice(0, 16);

export const TOKEN = 'the-token-of-this-site';

export interface Site extends RunningServer {
  readonly token: string;
  readonly folder: string;
  request(path: string, init?: RequestInit): Promise<Response>;
  post(body: unknown, headers?: Record<string, string>): Promise<Response>;
}

/** What stands beside the served folders, and in them under a dot, must never come out. */
export const SECRET = 'a secret of the disk';

export async function makeFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-site-'));
  // As root Postgres runs as another account, which must be able to pass.
  await chmod(folder, 0o755);
  for (const name of ['audio', 'transcripts', 'player', '.git']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'audio/lighthouse.mp3'), audioBytes);
  await writeFile(join(folder, 'transcripts/lighthouse.json'), JSON.stringify(sampleNarration()));
  await writeFile(join(folder, 'transcripts/lighthouse.vtt'), 'WEBVTT\n');
  await writeFile(join(folder, 'player/audio-article.js'), 'export {};\n');
  for (const name of ['package.json', '.git/config', 'audio/.hidden', 'transcripts/.hidden.json'])
    await writeFile(join(folder, name), JSON.stringify(SECRET));
  return folder;
}

/** Of the run's Postgres, by folder. */
const databases = new Map<string, Promise<TestDatabase>>();

/** Where the reports of the site in a folder are: the Postgres of this run, or an embedded one in the folder. */
async function placeOf(folder: string): Promise<{ readonly data: string; readonly databaseUrl?: string }> {
  const data = join(folder, '.audio-article');
  const run = ofThisRun();
  if (!run) return { data };
  const made = databases.get(folder) ?? run.create();
  databases.set(folder, made);
  return { data, databaseUrl: (await made).url };
}

export const openDatabaseOf = async (folder: string): Promise<Database> =>
  openDatabase(await placeOf(folder));

/** npm run test:server:two: what is asked of a site is asked of two servers by turns, and four workers narrate. */
const isOneOfTwo = process.env['AUDIO_ARTICLE_TWO'] === '1';

/** Of tests of what a server holds in its own memory, of readers whom nobody else shall know, or of its first start. */
export const ofOneServer = isOneOfTwo && 'of one server alone';

type Given = Partial<ServeOptions> & Pick<ServeOptions, 'root' | 'audioDir' | 'transcriptsDir'>;

async function startOthers(
  folder: string,
  given: Given,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  // What was narrated is registered by the first.
  const server = await startServerIn(folder, { ...given, articles: [], jobs: 0 });
  const site = { ...given, data: given.data ?? join(folder, '.audio-article') };
  const workers = await Promise.all(Array.from({ length: 4 }, () => startWorkerFor(site)));
  return {
    url: server.said,
    async close() {
      await Promise.all([server, ...workers].map((child) => child.end()));
    },
  };
}

/** @param options with `data` its Postgres is the embedded one in it */
export async function startSite(folder: string, options: Partial<ServeOptions> = {}): Promise<Site> {
  const given = {
    ...(options.data === undefined && options.databaseUrl === undefined && (await placeOf(folder))),
    ...{ root: folder, audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
    ...{ playerDir: join(folder, 'player'), reportsPerMinute: 10_000_000, token: TOKEN },
    ...options,
  };
  const server = await startServer({ port: 0, ...given, ...(isOneOfTwo && { jobs: 0 }) });
  const others = isOneOfTwo ? await startOthers(folder, given) : undefined;
  let turn = 0;
  const request: Site['request'] = (path, init) =>
    fetch(new URL(path, others && turn++ % 2 === 1 ? others.url : server.url), init);
  return {
    ...server,
    async close() {
      await others?.close();
      await server.close();
    },
    token: server.token ?? TOKEN,
    folder,
    request,
    post: (body, headers = {}) =>
      request('/api/feedback', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

export const idIn = async (answer: Response): Promise<string> => ((await answer.json()) as { id: string }).id;

/** Sends a report again and again under one key, as a player does, until the database is back. */
export async function postUntilTaken(site: Site, body: unknown, key: string): Promise<Response> {
  const post = (): Promise<Response> => site.post(body, { 'idempotency-key': key });
  let answer = await post();
  for (let tries = 0; answer.status !== 201 && tries < 900; tries++) {
    assert.equal(answer.status, 503);
    await delay(100);
    answer = await post();
  }
  assert.equal(answer.status, 201);
  return answer;
}

/** A site, and its database to look into. */
export async function startSiteWithDatabase(): Promise<{
  site: Site;
  database: Database;
  end(): Promise<void>;
}> {
  const folder = await makeFolder();
  const site = await startSite(folder);
  const database = await openDatabaseOf(folder);
  return {
    site,
    database,
    async end() {
      await database.close();
      await site.close();
      await removeFolder(folder);
    },
  };
}

/** The process id of the Postgres in a data folder, if it has one that was not stopped. */
export async function postmasterOf(data: string): Promise<number | undefined> {
  const file = await readFile(join(data, 'postgres/data/postmaster.pid'), 'utf8').catch(() => '');
  return Number(file.split('\n')[0]) || undefined;
}

export async function killPostgres(data: string): Promise<void> {
  const pid = await postmasterOf(data);
  try {
    if (pid) process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Also after a test that failed: what it left running is ended first. */
export async function removeFolder(folder: string, data = join(folder, '.audio-article')): Promise<void> {
  await killPostgres(data);
  const database = databases.get(folder);
  databases.delete(folder);
  await (await database)?.drop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

export const report = (more: object = {}) => ({
  narration: 'lighthouse',
  revision: 'a'.repeat(64),
  category: 'mispronounced',
  comment: 'It should rhyme with “house”.',
  place: { block: 1, sentence: 0, word: 'cost', text: 'It cost $5 & more.', timeMs: 2100 },
  ...more,
});

export const hostileNarration = (): Narration => ({
  ...sampleNarration(),
  title: '</script><script>alert(1)</script>',
  byline: '"><img src=x onerror=alert(1)>',
});
