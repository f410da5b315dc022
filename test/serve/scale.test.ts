import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { extractArticle } from '../../src/narrate/index.js';
import { registerArticle } from '../../src/serve/articles/store.js';
import { inTransaction } from '../../src/serve/database/transaction.js';
import { startWorker, type Worker } from '../../src/serve/narrations/worker.js';
import { openSite, type Site, type SiteOptions } from '../../src/serve/site.js';
import { startServerIn, startWorkerFor, type Child } from './children.js';
import { startTestPostgres, type TestPostgres } from './postgres.js';
import { report, TOKEN } from './site.js';
import { until } from './until.js';

/*
 * Two servers and four workers, each a process of its own, on one Postgres. `npm run test:server` queues a thousand articles,
 * `npm test` as many as take a few seconds.
 */

const isWhole = process.env['AUDIO_ARTICLE_WHOLE'] === '1';
const ARTICLES = isWhole ? 1000 : 24;
const WORKERS = isWhole ? 4 : 2;

let postgres: TestPostgres;
let folder = '';
let options: SiteOptions;
before(async () => {
  postgres = await startTestPostgres();
});
after(() => postgres.close());

async function newSite(): Promise<SiteOptions> {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-scale-'));
  await chmod(folder, 0o755);
  for (const name of ['audio', 'transcripts', 'player']) await mkdir(join(folder, name));
  return {
    ...{ root: folder, data: join(folder, 'data'), databaseUrl: await postgres.create() },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
  };
}

const editor = { authorization: `Bearer ${TOKEN}` };

describe('two servers and their workers', () => {
  let servers: readonly Child[] = [];
  let workers: readonly Child[] = [];
  before(async () => {
    options = await newSite();
    const { databaseUrl } = options;
    servers = await Promise.all([1, 2].map(() => startServerIn(folder, { databaseUrl, jobs: 0 })));
    workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorkerFor(options)));
  });
  after(async () => {
    await Promise.all([...servers, ...workers].map((child) => child.end()));
    await rm(folder, { recursive: true, force: true });
  });

  const ask = (server: Child, path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(new URL(path, server.said), init);
  const send = (server: Child, path: string, body: object, headers: Record<string, string> = {}) =>
    ask(server, path, {
      ...{ method: 'POST', body: JSON.stringify(body) },
      headers: { 'content-type': 'application/json', ...headers },
    });
  const json = async <T>(answer: Response): Promise<T> => {
    assert.ok(answer.ok, `${answer.url} → ${answer.status}`);
    return (await answer.json()) as T;
  };

  const pairs = (): readonly (readonly [Child, Child])[] => {
    const [one, other] = servers;
    return one && other
      ? [
          [one, other],
          [other, one],
        ]
      : assert.fail();
  };

  test('what a reader has sent to one, the other knows and deletes', async () => {
    const opened = await Promise.all(
      pairs().map(async ([here]) => json<{ token: string }>(await ask(here, '/api/feedback/token'))),
    );
    for (const [here, there] of pairs()) {
      const key = { 'idempotency-key': `key-of-${here.said}` };
      const { id } = await json<{ id: string }>(await send(here, '/api/feedback', report(), key));
      const again = await json<{ id: string }>(await send(there, '/api/feedback', report(), key));
      assert.equal(again.id, id);
      const outcome = await json<{ state: string }>(await ask(there, `/api/feedback/${id}`));
      assert.equal(outcome.state, 'open');
      const { reports } = await json<{ reports: { id: string }[] }>(
        await ask(there, '/api/feedback', { headers: editor }),
      );
      assert.ok(reports.some((listed) => listed.id === id));
      assert.ok((await ask(there, `/api/feedback/${id}`, { method: 'DELETE' })).ok);
      assert.equal((await ask(here, `/api/feedback/${id}`)).status, 404);
    }
    // Younger tokens are those of programs.
    await delay(3000);
    for (const [i, [here, there]] of pairs().entries()) {
      const { id } = await json<{ id: string }>(
        await send(there, '/api/feedback', { ...report(), ...opened[i] }),
      );
      assert.equal((await json<{ state: string }>(await ask(here, `/api/feedback/${id}`))).state, 'open');
    }
  });

  test('an editor who has signed in at one is known to the other, until they sign out', async () => {
    for (const [here, there] of pairs()) {
      const answer = await send(here, '/api/session', { token: TOKEN }, { 'sec-fetch-site': 'same-origin' });
      assert.ok(answer.ok, String(answer.status));
      const cookie = answer.headers
        .getSetCookie()
        .map((one) => one.replace(/;.*/s, ''))
        .join('; ');
      assert.ok((await ask(there, '/api/inbox/cards', { headers: { cookie } })).ok);
      const out = await ask(there, '/api/session', {
        method: 'DELETE',
        headers: { cookie, 'sec-fetch-site': 'same-origin' },
      });
      assert.ok(out.ok, String(out.status));
      assert.equal((await ask(here, '/api/inbox/cards', { headers: { cookie } })).status, 401);
    }
  });

  test('an article that is sent to one is narrated; the other tells of it, live, and gives it to listeners', async () => {
    for (const [i, [here, there]] of pairs().entries()) {
      const name = `walk-${i}`;
      const stop = new AbortController();
      const events = await ask(there, '/api/inbox/events', { headers: editor, signal: stop.signal });
      const reader = (events.body ?? assert.fail()).pipeThrough(new TextDecoderStream()).getReader();
      const sent = await send(here, '/api/narrations', { name, text: 'We went out.', lang: 'en' }, editor);
      assert.equal(sent.status, 202);
      let told = '';
      while (!new RegExp(`"article":"${name}"`).test(told) || !/"state":"done"/.test(told))
        told += (await reader.read()).value ?? assert.fail('the events have ended');
      stop.abort();
      const { audio } = await json<{ audio: { src: string }[] }>(
        await ask(there, `/transcripts/${name}.json`),
      );
      for (const server of [here, there]) {
        const part = await ask(
          server,
          new URL(audio[0]?.src ?? '', new URL('/transcripts/', server.said)).pathname,
          {
            headers: { range: 'bytes=0-99' },
          },
        );
        assert.equal(part.status, 206);
        assert.match(part.headers.get('cache-control') ?? '', /immutable/);
      }
      assert.ok((await ask(there, `/api/narrations/${name}`, { method: 'DELETE', headers: editor })).ok);
      assert.equal((await ask(here, `/api/narrations/${name}`, { headers: editor })).status, 404);
    }
  });

  test(`${ARTICLES} articles that are queued at once are each narrated once`, async () => {
    const site = await openSite(options);
    try {
      await queueArticles(site, ARTICLES);
      await until(async () => (await statesOf(site))['done'] === ARTICLES || isWhole, 'all are narrated');
      // A thousand take longer than anybody waits for otherwise.
      while ((await statesOf(site))['done'] !== ARTICLES) await delay(1000);
      assert.deepEqual(await statesOf(site), { done: ARTICLES });
      const { rows } = await site.database.pool.query<{ jobs: number; tries: number }>(
        `select count(*)::int as jobs, (count(*) + sum(retry_count))::int as tries from audio_article_jobs.job
         where name = 'narrate' and data->>'article' like 'queued-%'`,
      );
      assert.deepEqual(rows, [{ jobs: ARTICLES, tries: ARTICLES }]);
      const narrated = await site.database.pool.query(
        `select from audio_article.article where name like 'queued-%' and revision is not null`,
      );
      assert.equal(narrated.rowCount, ARTICLES);
    } finally {
      await site.close();
    }
  });
});

/** In one transaction: they are there at once. All say the same, which is spoken once. */
async function queueArticles(site: Site, count: number): Promise<void> {
  const article = await extractArticle({ name: 'queued.txt', format: 'text', text: 'It rains.' });
  await inTransaction(site.database.pool, async (db) => {
    for (let i = 0; i < count; i++) {
      const name = `queued-${i}`;
      await registerArticle(db, { name, source: { kind: 'body' }, article, options: { lang: 'en' } });
      await site.queue.ask(db, name, 'new');
    }
  });
}

/** How many runs of the queued articles are in which state. */
async function statesOf(site: Site): Promise<Record<string, number>> {
  const { rows } = await site.database.pool.query<{ state: string; count: number }>(
    `select state, count(*)::int as count from audio_article.run where article like 'queued-%' group by state`,
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

test('a worker that is added shortens the run: each narrates while the others wait for their voices', async () => {
  const rounds: number[] = [];
  for (const count of [1, 2, 4]) {
    const site = await openSite(await newSite());
    const workers: Worker[] = [];
    // A voice that only waits: all workers have an article before any of them goes on.
    const waiting: (() => void)[] = [];
    let turns = 0;
    const takeTurns = async (): Promise<void> => {
      const turn = new Promise<void>((go) => waiting.push(go));
      if (waiting.length === count) {
        turns++;
        for (const go of waiting.splice(0)) go();
      }
      await turn;
    };
    const { workshop } = site;
    try {
      await queueArticles(site, 8);
      for (let i = 0; i < count; i++)
        workers.push(
          await startWorker({
            ...{ database: site.database, queue: site.queue, storage: site.storage },
            ...{ data: join(folder, 'data'), lexicons: site.lexicons },
            workshop: {
              ...workshop,
              narrate: async (article, task) => {
                await takeTurns();
                return workshop.narrate(article, task);
              },
            },
          }),
        );
      await until(async () => (await statesOf(site))['done'] === 8, `${count} workers are done`);
      rounds.push(turns);
    } finally {
      await Promise.all(workers.map((worker) => worker.close()));
      await site.close();
      await rm(folder, { recursive: true, force: true });
    }
  }
  assert.deepEqual(rounds, [8, 4, 2]);
});
