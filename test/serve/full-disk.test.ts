import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { openDatabase } from '../../src/serve/database/database.js';
import { idIn, makeFolder, postUntilTaken, removeFolder, report, type Site, startSite } from './site.js';

/* The database on a disk of its own that is full. Such a disk is memory, and takes an account that may mount it. */

let folder = '';
let data = '';
let isMounted = false;
before(async () => {
  folder = await makeFolder();
  data = join(folder, 'disk');
  await mkdir(data);
  const mount = ['-t', 'tmpfs', '-o', 'size=256m,mode=755', 'audio-article', data];
  isMounted = process.platform === 'linux' && spawnSync('mount', mount).status === 0;
});
after(async () => {
  if (isMounted) spawnSync('umount', [data]);
  await removeFolder(folder);
});

/** @returns the file that takes all the room that is left */
async function fill(disk: string): Promise<string> {
  const path = join(disk, 'full');
  const file = await open(path, 'w');
  try {
    for (let size = 2 ** 20; size >= 1; size /= 4)
      await assert.rejects(async () => {
        for (;;) await file.appendFile(Buffer.alloc(size));
      }, /ENOSPC/);
  } finally {
    await file.close();
  }
  return path;
}

/** Postgres ends itself when it cannot write its log, so that nothing is acknowledged that is not kept. */
async function breakDown(): Promise<void> {
  const database = await openDatabase({ data });
  const write = `select pg_switch_wal() from pg_logical_emit_message(false, 'audio-article', 'none')`;
  try {
    for (let segments = 0; segments < 20; segments++) await database.pool.query(write);
    assert.fail('the log found room');
  } catch (error) {
    if (error instanceof assert.AssertionError) throw error;
  } finally {
    await database.close();
  }
}

test('a full disk refuses a report in words, loses none, and takes it when there is room again', async (t) => {
  if (!isMounted) {
    t.skip('this account may not mount a disk');
    return;
  }
  const kept = new Map<string, string>();
  let turn = 0;
  /** @returns the key of the first that is not taken, and what is said of it */
  const postUntilRefused = async (site: Site): Promise<readonly [key: string, answer: Response]> => {
    for (;;) {
      const key = `report-${turn++}`;
      const answer = await site.post(report({ comment: `${key} ${'of a full disk '.repeat(60)}` }), {
        'idempotency-key': key,
      });
      if (answer.status !== 201) return [key, answer];
      kept.set(key, await idIn(answer));
      assert.ok(turn < 20_000, 'the disk is full at some time');
    }
  };
  const site = await startSite(folder, { data });
  try {
    const first = await site.post(report(), { 'idempotency-key': 'before' });
    assert.equal(first.status, 201);
    const filler = await fill(data);
    const [key, refused] = await postUntilRefused(site);
    assert.equal(refused.status, 503);
    assert.match(refused.headers.get('content-type') ?? '', /^application\/problem\+json/);
    assert.doesNotMatch(await refused.text(), /select|insert|\/disk|ENOSPC/i);
    assert.equal((await site.request('/transcripts/lighthouse.json')).status, 200, 'readers go on reading');
    await breakDown();
    const log = await readFile(join(data, 'postgres/postgres.log'), 'utf8');
    assert.match(log, /PANIC.*No space left on device/);
    await rm(filler);
    const again = await postUntilTaken(site, report({ comment: key }), key);
    kept.set(key, await idIn(again));
  } finally {
    await site.close();
  }
  const database = await openDatabase({ data });
  try {
    const { rows } = await database.pool.query<{ id: string; idempotency_key: string }>(
      `select id, idempotency_key from audio_article.feedback where idempotency_key <> 'before'`,
    );
    assert.deepEqual(new Map(rows.map((row) => [row.idempotency_key, row.id])), kept);
  } finally {
    await database.close();
  }
});
