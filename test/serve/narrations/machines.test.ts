import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { parseNarration } from '../../../src/core/narration/read.js';
import { extractArticle } from '../../../src/narrate/index.js';
import { registerArticle } from '../../../src/serve/articles/store.js';
import { inTransaction } from '../../../src/serve/database/transaction.js';
import { startServer } from '../../../src/serve/index.js';
import { openSite, type Site, type SiteOptions } from '../../../src/serve/site.js';
import { startWorkerFor } from '../children.js';
import { standInElevenlabs } from '../../narrate/voice/http/stand-ins/elevenlabs.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';
import { until } from '../until.js';
import { ACCESS_KEY, BUCKET, REGION, SECRET, startStandIn, type StandIn } from '../storage/s3-stand-in.js';

/* Several machines: each has a folder of its own, and they share a database and a bucket. */

let postgres: TestPostgres;
let standIn: StandIn;
let folder = '';
before(async () => {
  postgres = await startTestPostgres();
  standIn = await startStandIn();
  folder = await mkdtemp(join(tmpdir(), 'audio-article-machines-'));
  await chmod(folder, 0o755);
});
after(async () => {
  await standIn.close();
  await postgres.close();
  await rm(folder, { recursive: true, force: true });
});

async function machine(name: string, databaseUrl: string): Promise<SiteOptions> {
  const root = join(folder, name);
  await mkdir(join(root, 'player'), { recursive: true });
  return {
    ...{ root, data: join(root, 'data'), databaseUrl },
    ...{ audioDir: join(root, 'audio'), transcriptsDir: join(root, 'transcripts') },
    s3: {
      ...{
        bucket: BUCKET,
        endpoint: standIn.url,
        region: REGION,
        prefix: databaseUrl.slice(-12).replace(/\W/g, ''),
      },
      ...{ accessKeyId: ACCESS_KEY, secretAccessKey: SECRET },
    },
  };
}

async function ask(site: Site, name: string, text: string, voice?: string): Promise<void> {
  const article = await extractArticle({ name: `${name}.txt`, format: 'text', text });
  const options = { lang: 'en', ...(voice !== undefined && { voice }) };
  await inTransaction(site.database.pool, async (db) => {
    await registerArticle(db, { name, source: { kind: 'body' }, article, options });
    await site.queue.ask(db, name, 'edited');
  });
}

interface RunRow {
  state: string;
  done: number;
  spoken: number | null;
}
const runs = async (site: Site): Promise<RunRow[]> =>
  (await site.database.pool.query<RunRow>('select state, done, spoken from audio_article.run order by id'))
    .rows;

const allDone = async (site: Site): Promise<boolean> =>
  (await runs(site)).every(({ state }) => state === 'done');

test('what one machine has spoken another takes from the bucket, and a server on a third gives it to listeners', async () => {
  const url = await postgres.create();
  const first = await openSite(await machine('first', url));
  await first.startWorker();
  await ask(first, 'walk', 'We went out. The rain had stopped.');
  await until(() => allDone(first), 'the first machine is done');
  await first.close();

  const second = await openSite(await machine('second', url));
  await second.startWorker();
  await ask(second, 'walk', 'We went out. The rain had stopped. Nobody was there.');
  await until(() => allDone(second), 'the second machine is done');
  assert.deepEqual(
    (await runs(second)).map(({ spoken }) => spoken),
    [2, 1],
    'only the new sentence is spoken',
  );
  await second.close();

  const third = await machine('third', url);
  const server = await startServer({ ...third, port: 0, jobs: 0, playerDir: join(third.root, 'player') });
  try {
    const answer = await fetch(new URL('/transcripts/walk.json', server.url));
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    const narration = parseNarration(await answer.text(), 'walk');
    const again = await fetch(answer.url, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
    assert.equal(again.status, 304);
    const audio = new URL(narration.audio[0]?.src ?? '', answer.url);
    assert.equal((await fetch(audio, { method: 'HEAD' })).status, 200);
    const part = await fetch(audio, { headers: { range: 'bytes=0-9' } });
    assert.equal(part.status, 206);
    assert.ok(part.url.startsWith(standIn.url), 'the audio comes from the bucket');
    const page = await fetch(new URL('/articles/walk', server.url));
    assert.match(
      page.headers.get('content-security-policy') ?? '',
      new RegExp(`media-src 'self' ${standIn.url};`),
    );
    assert.equal((await fetch(new URL('/transcripts/%2e%2e%2fsecret.json', server.url))).status, 404);
  } finally {
    await server.close();
  }
});

test('a worker that is killed in the middle of a run loses the job to another, which speaks no sentence again', async () => {
  const url = await postgres.create();
  const site = await openSite(await machine('watching', url));
  try {
    const text = Array.from(
      { length: 40 },
      (_, i) => `This is sentence number ${i + 1} of a long text.`,
    ).join(' ');
    await ask(site, 'long', text);
    const killed = await startWorkerFor(await machine('killed', url));
    await until(async () => ((await runs(site))[0]?.done ?? 0) > 0, 'it has begun');
    killed.process.kill('SIGKILL');
    await delay(100);
    const kept = [...standIn.objects.keys()].filter((key) => key.endsWith('.speech')).length;
    assert.ok(kept < 60, 'it was killed before it was done');
    assert.equal(
      [...standIn.objects.keys()].filter((key) => key.includes('long')).length,
      0,
      'nothing half made',
    );
    await site.startWorker();
    await until(() => allDone(site), 'another has finished it');
    const [run] = await runs(site);
    const puts = standIn.requests.filter((request) => /^PUT .*\.speech$/.test(request));
    assert.equal(new Set(puts).size, puts.length, 'no sentence was spoken twice');
    assert.equal(run?.done, 40);
  } finally {
    await site.close();
  }
});

test('a voice that costs money is paid once for each sentence, though the worker is killed and another goes on', async () => {
  const service = await standInElevenlabs();
  const env = { ...process.env, ...service.env };
  const url = await postgres.create();
  const site = await openSite(await machine('payer', url));
  const speech = (): number => [...standIn.objects.keys()].filter((key) => key.endsWith('.speech')).length;
  const before = speech();
  try {
    const sentences = Array.from({ length: 12 }, (_, i) => `Keeper number ${i + 1} counted the steps.`);
    await ask(site, 'tower', sentences.join(' '), 'elevenlabs:21m00Tcm4TlvDq8ikWAM');
    const killed = await startWorkerFor(await machine('killed payer', url), { env });
    // Two are spoken at a time: what is asked for after the fifth waits for ever, and the worker is killed while it waits.
    await until(() => service.paid.length >= 5, 'five sentences are paid for');
    service.trouble.push(...Array.from({ length: 20 }, () => 'hang' as const));
    await until(
      () => speech() - before === service.paid.length && service.trouble.length <= 18,
      'they stand',
    );
    const paid = service.paid.length;
    killed.process.kill('SIGKILL');
    assert.ok(paid < sentences.length);
    service.trouble.length = 0;
    const second = await startWorkerFor(await machine('second payer', url), { env });
    await until(() => allDone(site), 'another has finished it');
    await second.end();
    const [run] = await runs(site);
    assert.equal(run?.state, 'done');
    assert.equal(run.spoken, sentences.length - paid);
    assert.equal(service.paid.length, sentences.length);
    assert.equal(new Set(service.paid).size, sentences.length);
  } finally {
    await site.close();
    await service.close();
  }
});
