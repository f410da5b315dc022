import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { folderStorage } from '../../../src/serve/storage/folder.js';
import { s3Environment, s3Storage } from '../../../src/serve/storage/s3.js';
import type { Storage } from '../../../src/serve/storage/storage.js';
import { ACCESS_KEY, BUCKET, REGION, SECRET, startStandIn, type StandIn } from './s3-stand-in.js';

let standIn: StandIn;
let folder = '';
before(async () => {
  standIn = await startStandIn();
  folder = await mkdtemp(join(tmpdir(), 'audio-article-storage-'));
});
after(async () => {
  await standIn.close();
  await rm(folder, { recursive: true, force: true });
});

const bucket = (more: object = {}): Storage =>
  s3Storage({
    ...{ bucket: BUCKET, endpoint: standIn.url, region: REGION },
    ...{ accessKeyId: ACCESS_KEY, secretAccessKey: SECRET, prefix: 'one site/' },
    ...more,
  });
const inFolder = (): Storage =>
  folderStorage({ audioDir: join(folder, 'audio'), transcriptsDir: join(folder, 'transcripts') });

for (const [kind, open] of [
  ['a folder', inFolder],
  ['a bucket', bucket],
] as const)
  test(`${kind} gives back what was put, replaces it, and forgets what is removed`, async () => {
    const storage = open();
    const key = 'audio/ein Gang über Land.0123456789abcdef.mp3';
    assert.equal(await storage.has(key), false);
    assert.equal(await storage.get(key), undefined);
    await storage.put(key, Buffer.from([1, 2, 3]), { type: 'audio/mpeg', immutable: true });
    assert.equal(await storage.has(key), true);
    await storage.put(key, Buffer.from([4, 5]));
    assert.deepEqual([...((await storage.get(key))?.bytes ?? [])], [4, 5]);
    await storage.remove(key);
    await storage.remove(key);
    assert.equal(await storage.has(key), false);
    assert.equal(
      decodeURIComponent(storage.addressOf(key)),
      '../audio/ein Gang über Land.0123456789abcdef.mp3',
    );
  });

describe('a bucket', () => {
  test('holds what never changes with the headers that say so', async () => {
    await bucket().put('audio/a.mp3', Buffer.from('audio'), { type: 'audio/mpeg', immutable: true });
    assert.deepEqual(standIn.objects.get('one site/audio/a.mp3')?.headers, {
      'content-type': 'audio/mpeg',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  test('gives listeners a signed address that has ranges, or that of the CDN before it', async () => {
    await bucket().put('audio/a.mp3', Buffer.from('audio'));
    const signed = (await bucket().url('audio/a.mp3')) ?? '';
    const part = await fetch(signed, { headers: { range: 'bytes=1-2' } });
    assert.equal(part.status, 206);
    assert.equal(await part.text(), 'ud');
    assert.equal((await fetch(signed.replace('a.mp3', 'b.mp3'))).status, 403);
    assert.equal(
      await bucket({ publicUrl: 'https://cdn.example.org' }).url('audio/a.mp3'),
      'https://cdn.example.org/one%20site/audio/a.mp3',
    );
  });

  test('that refuses is told without its keys', async () => {
    await assert.rejects(bucket({ secretAccessKey: 'wrong' }).has('audio/a.mp3'), (error: unknown) => {
      assert.ok(error instanceof AudioArticleError);
      assert.equal(error.code, 'AA_E_STORAGE');
      assert.match(error.message, /403/);
      assert.doesNotMatch(error.message + (error.remedy ?? ''), /wrong|AKIA/);
      return true;
    });
  });

  test('is what the environment names, and half of a name is refused', () => {
    assert.equal(s3Environment({}), undefined);
    assert.throws(() => s3Environment({ S3_BUCKET: 'site' }), /S3_ACCESS_KEY_ID/);
    const keys = { S3_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
    assert.equal(s3Environment({ S3_BUCKET: 'site', ...keys })?.secretAccessKey, 'b');
  });
});

test('a folder has no other keys than those of audio and transcripts', async () => {
  const storage = inFolder();
  for (const key of ['audio/../x', 'audio/a/b', 'audio/.hidden', 'x', 'transcripts/'])
    await assert.rejects(async () => storage.get(key), AudioArticleError);
});
