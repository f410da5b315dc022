import assert from 'node:assert/strict';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { parseNarration } from '../../../src/core/narration/read.js';
import { extractArticle } from '../../../src/narrate/index.js';
import { readArticle, registerArticle } from '../../../src/serve/articles/store.js';
import { inTransaction } from '../../../src/serve/database/transaction.js';
import type { RunReason } from '../../../src/serve/narrations/queue.js';
import { startWorker, type Worker, type WorkerOptions } from '../../../src/serve/narrations/worker.js';
import { openSite, type Site } from '../../../src/serve/site.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';
import { until } from '../until.js';

let postgres: TestPostgres;
before(async () => {
  postgres = await startTestPostgres();
});
after(() => postgres.close());

let folder = '';
let site: Site;
const workers: Worker[] = [];

async function open(): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-queue-'));
  await chmod(folder, 0o755);
  site = await openSite({
    ...{ root: folder, data: join(folder, 'data'), databaseUrl: await postgres.create() },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
  });
}

afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.close()));
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

const worker = async (more: Partial<WorkerOptions> = {}): Promise<Worker> => {
  const started = await startWorker({
    ...{ database: site.database, queue: site.queue, storage: site.storage },
    ...{ data: join(folder, 'data'), lexicons: site.lexicons, workshop: site.workshop },
    ...more,
  });
  workers.push(started);
  return started;
};

async function register(name: string, text: string): Promise<void> {
  const article = await extractArticle({ name: `${name}.txt`, format: 'text', text });
  await registerArticle(site.database.pool, {
    ...{ name, source: { kind: 'body' }, article, options: { lang: 'en' } },
  });
}

const ask = (name: string, reason: RunReason = 'asked'): Promise<string> =>
  inTransaction(site.database.pool, (db) => site.queue.ask(db, name, reason));

interface RunRow {
  id: string;
  state: string;
  done: number;
  total: number | null;
  spoken: number | null;
  error: string | null;
  reason: string;
}
const runs = async (): Promise<RunRow[]> =>
  (await site.database.pool.query<RunRow>('select * from audio_article.run order by id')).rows;

const allDone = async (): Promise<boolean> =>
  (await runs()).every(({ state }) => state === 'done' || state === 'failed');

const narrationOf = async (name: string) =>
  parseNarration(await readFile(join(folder, 'transcripts', `${name}.json`), 'utf8'), name);

describe('a worker', () => {
  test('narrates what is asked for, tells how far it is, and puts audio under the name of its content', async () => {
    await open();
    await register('walk', 'We went out. The rain had stopped.');
    await worker();
    const run = await ask('walk', 'new');
    await until(allDone, 'the run is done');
    assert.deepEqual(
      (await runs()).map(({ id, state, done, total, spoken }) => ({ id, state, done, total, spoken })),
      [{ id: run, state: 'done', done: 2, total: 2, spoken: 2 }],
    );
    const narration = await narrationOf('walk');
    const [audio] = narration.audio;
    assert.equal(audio?.src, `../audio/walk.${audio?.sha256.slice(0, 16)}.mp3`);
    assert.deepEqual(await readdir(join(folder, 'audio')), [`walk.${audio?.sha256.slice(0, 16)}.mp3`]);
    assert.equal((await readArticle(site.database.pool, 'walk'))?.revision, narration.revision);
    assert.deepEqual(await readdir(join(folder, 'data/work')), [], 'nothing is left of the making');
  });

  test('an edit during a run is not lost: another run follows, and the older audio stays for who hears it', async () => {
    await open();
    await register('walk', 'We went out.');
    await ask('walk', 'new');
    let began: (() => void) | undefined;
    const beginning = new Promise<void>((resolve) => (began = resolve));
    let first = true;
    const { make } = await import('../../../src/serve/narrations/publish.js');
    await worker({
      async make(...given) {
        if (!first) return make(...given);
        first = false;
        began?.();
        const made = await make(...given);
        await editing;
        return made;
      },
    });
    const editing = beginning.then(async () => {
      await register('walk', 'We went home.');
      await ask('walk', 'edited');
    });
    await until(async () => (await runs()).length === 2 && (await allDone()), 'both runs are done');
    assert.deepEqual(
      (await runs()).map(({ reason, state }) => [reason, state]),
      [
        ['new', 'done'],
        ['edited', 'done'],
      ],
    );
    assert.equal((await narrationOf('walk')).blocks[0]?.text, 'We went home.');
    assert.equal((await readdir(join(folder, 'audio'))).length, 2);
  });

  test('what is asked for again while it waits is done once', async () => {
    await open();
    await register('walk', 'We went out.');
    const ids = new Set([await ask('walk'), await ask('walk', 'lexicon'), await ask('walk')]);
    assert.equal(ids.size, 1);
    let made = 0;
    await worker({ onOutcome: () => made++ });
    await until(allDone, 'the run is done');
    await delay(1200);
    assert.equal(made, 1);
  });

  test('what is not committed is not asked for', async () => {
    await open();
    await register('walk', 'We went out.');
    await assert.rejects(
      inTransaction(site.database.pool, async (db) => {
        await site.queue.ask(db, 'walk', 'asked');
        throw new Error('changed my mind');
      }),
    );
    assert.deepEqual(await runs(), []);
    assert.deepEqual(await site.queue.boss.findJobs('narrate'), []);
  });

  test('what no try can mend is told at once, in words', async () => {
    await open();
    await register('walk', 'We went out.');
    await site.database.pool.query(`update audio_article.article set options = '{"voice":"nobody"}'`);
    await ask('walk');
    await worker();
    await until(allDone, 'the run has failed');
    const [run] = await runs();
    assert.equal(run?.state, 'failed');
    assert.match(run?.error ?? '', /nobody/);
  });

  test('stops between two sentences, and another goes on where it stopped', async () => {
    await open();
    const sentences = Array.from({ length: 12 }, (_, i) => `This is sentence ${i + 1} of them.`);
    await register('long', sentences.join(' '));
    const run = await ask('long');
    const stopped = await worker();
    await until(async () => ((await runs())[0]?.done ?? 0) > 0, 'some is spoken');
    await stopped.close();
    const [waiting] = await runs();
    if (waiting?.state === 'queued') assert.ok((waiting.done ?? 0) < 12);
    await worker();
    await until(allDone, 'the run is done');
    const [done] = await runs();
    assert.equal(done?.id, run);
    assert.equal(done?.state, 'done');
  });
});
