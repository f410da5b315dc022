import assert from 'node:assert/strict';
import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { parseNarration } from '../../../src/core/narration/read.js';
import { extractArticle } from '../../../src/narrate/index.js';
import { registerArticle } from '../../../src/serve/articles/store.js';
import { inTransaction } from '../../../src/serve/database/transaction.js';
import { lockArticle } from '../../../src/serve/narrations/article-lock.js';
import { noteAudio, sweepAudio } from '../../../src/serve/narrations/old-audio.js';
import { removeNarration } from '../../../src/serve/narrations/state.js';
import { openSite, type Site } from '../../../src/serve/site.js';
import { audioKey, narrationKey } from '../../../src/serve/storage/storage.js';
import { startTestPostgres, type TestPostgres } from '../postgres.js';
import { ACCESS_KEY, BUCKET, REGION, SECRET, startStandIn, type StandIn } from '../storage/s3-stand-in.js';
import { until } from '../until.js';

let postgres: TestPostgres;
let standIn: StandIn;
before(async () => {
  postgres = await startTestPostgres();
  standIn = await startStandIn();
});
after(async () => {
  await standIn.close();
  await postgres.close();
});

let folder = '';
let site: Site;
afterEach(async () => {
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

async function open(inBucket: boolean): Promise<void> {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-old-audio-'));
  await chmod(folder, 0o755);
  standIn.objects.clear();
  site = await openSite({
    ...{ root: folder, data: join(folder, 'data'), databaseUrl: await postgres.create() },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
    ...(inBucket && {
      s3: {
        ...{ bucket: BUCKET, endpoint: standIn.url, region: REGION },
        ...{ accessKeyId: ACCESS_KEY, secretAccessKey: SECRET },
      },
    }),
  });
}

async function ask(name: string, text: string): Promise<void> {
  const article = await extractArticle({ name: `${name}.txt`, format: 'text', text });
  await inTransaction(site.database.pool, async (db) => {
    await registerArticle(db, { name, source: { kind: 'body' }, article, options: { lang: 'en' } });
    await site.queue.ask(db, name, 'edited');
  });
}

/** Queues a text and waits for its narration. @returns the key of its audio */
async function narrated(name: string, text: string): Promise<string> {
  await ask(name, text);
  await until(async () => {
    const { rows } = await site.database.pool.query(
      `select from audio_article.run where state in ('queued', 'running')`,
    );
    return rows.length === 0;
  }, `${name} is narrated`);
  return keyNow(name);
}

async function keyNow(name: string): Promise<string> {
  const found = await site.storage.get(narrationKey(name));
  const narration = parseNarration(Buffer.from(found?.bytes ?? []).toString(), name);
  return audioKey(narration.audio[0]?.src.split('/').at(-1) ?? '');
}

/** As if nothing had happened for so many days. */
const daysPass = (days: number): Promise<unknown> =>
  site.database.pool.query(
    `update audio_article.stored_audio set unnamed_since = unnamed_since - $1 * interval '1 day'`,
    [days],
  );

const there = async (keys: readonly string[]): Promise<boolean[]> =>
  Promise.all(keys.map((key) => site.storage.has(key)));

for (const inBucket of [false, true])
  describe(`audio that no narration names any more, in ${inBucket ? 'a bucket' : 'a folder'},`, () => {
    test('stays for the days of grace, then goes; what a narration names stays, however old it is', async () => {
      await open(inBucket);
      await site.startWorker();
      const first = await narrated('walk', 'We went out.');
      const second = await narrated('walk', 'We went home.');
      const other = await narrated('talk', 'We spoke.');
      const all = [first, second, other];
      assert.equal(new Set(all).size, 3);
      await daysPass(29);
      assert.equal(await sweepAudio(site, 30), 0);
      assert.deepEqual(await there(all), [true, true, true]);
      await daysPass(2);
      assert.equal(await sweepAudio(site, 30), 1);
      assert.deepEqual(await there(all), [false, true, true]);
      await daysPass(1000);
      assert.equal(await sweepAudio(site, 30), 0, 'a second time nothing is to be done');
      assert.deepEqual(await there(all), [false, true, true]);
    });

    test('is kept when it is named again, and its days are counted anew when it is not', async () => {
      await open(inBucket);
      await site.startWorker();
      const first = await narrated('walk', 'We went out.');
      const second = await narrated('walk', 'We went home.');
      await daysPass(31);
      assert.equal(await narrated('walk', 'We went out.'), first);
      assert.equal(await sweepAudio(site, 30), 0);
      assert.deepEqual(await there([first, second]), [true, true]);
      await narrated('walk', 'We went home.');
      await daysPass(29);
      assert.equal(await sweepAudio(site, 30), 0);
      assert.deepEqual(await there([first, second]), [true, true]);
    });

    test('is left while its article is being narrated', async () => {
      await open(inBucket);
      await site.startWorker();
      const first = await narrated('walk', 'We went out.');
      await narrated('walk', 'We went home.');
      await daysPass(31);
      const lock = await lockArticle(site.database.connection, 'walk');
      assert.equal(await sweepAudio(site, 30), 0);
      assert.deepEqual(await there([first]), [true]);
      await lock?.release();
      const sweeps = await Promise.all([1, 2, 3].map(() => sweepAudio(site, 30)));
      assert.equal(
        sweeps.reduce((sum, removed) => sum + removed),
        1,
        'of several who sweep one does it',
      );
      assert.deepEqual(await there([first]), [false]);
    });

    test('goes with what a killed run has put there, and what an article has left that was deleted', async () => {
      await open(inBucket);
      await site.startWorker();
      const lost = audioKey('walk.0123456789abcdef.mp3');
      await noteAudio(site.database.pool, 'walk', [lost]);
      await site.storage.put(lost, Buffer.from('half a run'));
      const key = await narrated('walk', 'We went out.');
      await narrated('walk', 'We went home.');
      const late = audioKey('gone.0123456789abcdef.mp3');
      await noteAudio(site.database.pool, 'gone', [late]);
      await site.storage.put(late, Buffer.from('a run that ended after its article'));
      await daysPass(31);
      assert.equal(await sweepAudio(site, 30), 3);
      assert.deepEqual(await there([lost, key, late]), [false, false, false]);
      await inTransaction(site.database.pool, (db) => removeNarration(db, site.storage, 'walk'));
      const { rows } = await site.database.pool.query('select from audio_article.stored_audio');
      assert.equal(rows.length, 0);
    });

    test('stays as long as it is not known what the narration names', async () => {
      await open(inBucket);
      await site.startWorker();
      const first = await narrated('walk', 'We went out.');
      await narrated('walk', 'We went home.');
      await daysPass(31);
      const whole = await site.storage.get(narrationKey('walk'));
      await site.storage.put(narrationKey('walk'), Buffer.from('{"version":'));
      assert.equal(await sweepAudio(site, 30), 0);
      // The publisher goes back to an earlier narration by hand: the file decides, not the database.
      const text = Buffer.from(whole?.bytes ?? []).toString();
      await site.storage.put(
        narrationKey('walk'),
        Buffer.from(text.replace(/walk\.[0-9a-f]{16}\.mp3/, first.split('/').at(-1) ?? '')),
      );
      assert.equal(await sweepAudio(site, 30), 0);
      assert.deepEqual(await there([first]), [true]);
    });
  });

test('what narrate has written by hand is the publisher’s, and stays', async () => {
  await open(false);
  const article = await extractArticle({ name: 'walk.txt', format: 'text', text: 'We went out.' });
  const { narrate } = await import('../../../src/narrate/index.js');
  await narrate(article, {
    ...{ name: 'walk', lang: 'en', cacheDir: join(folder, 'data/sentences') },
    ...{ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') },
  });
  await writeFile(join(folder, 'audio/walk.of-another-program.mp3'), 'x');
  await site.register([]);
  await site.startWorker();
  await narrated('walk', 'We went home.');
  await daysPass(31);
  assert.equal(await sweepAudio(site, 30), 0);
  assert.deepEqual((await readdir(join(folder, 'audio'))).length, 3);
  assert.ok((await readFile(join(folder, 'audio/walk.mp3'))).length > 1000);
});

test('workers see to it once an hour', async () => {
  await open(false);
  await site.startWorker();
  const [schedule] = await site.queue.boss.getSchedules('sweep-audio');
  assert.equal(schedule?.cron, '41 * * * *');
  await site.startWorker();
  const first = await narrated('walk', 'We went out.');
  await narrated('walk', 'We went home.');
  await daysPass(31);
  await site.queue.boss.send('sweep-audio', {}, { singletonKey: 'sweep-audio' });
  await until(async () => !(await site.storage.has(first)), 'it is removed');
});
