import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { sha256 } from '../../src/narrate/sha256.js';
import { keepWithin } from '../../src/narrate/store-limit.js';
import { openStore } from '../../src/narrate/store.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-limit-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const KB = 1024;
const fileOf = (name: string): string => join(folder, name.slice(0, 2), name);

/** An entry of about 100 KB. @returns its name */
async function keep(
  kind: 'speech' | 'segment' | 'paid',
  number: number,
  hoursAgo: number,
  facts = {},
): Promise<string> {
  const name = `${sha256(`${kind} ${number}`)}.${kind}`;
  await openStore(folder).write(name, facts, new Uint8Array(100 * KB));
  const time = new Date(Date.now() - hoursAgo * 60 * 60 * 1000);
  await utimes(fileOf(name), time, time);
  return name;
}

const keepTen = (kind: 'speech' | 'segment', oldest: number, facts = {}): Promise<string[]> =>
  Promise.all(Array.from({ length: 10 }, (_, i) => keep(kind, i, oldest - i, facts)));

async function left(): Promise<Set<string>> {
  const names = await readdir(folder, { recursive: true });
  return new Set(names.map((name) => name.slice(3)).filter((name) => /\.(speech|segment|paid)$/.test(name)));
}

test('what is within the limit stays', async () => {
  const names = [...(await keepTen('speech', 99)), ...(await keepTen('segment', 99))];
  assert.equal(await keepWithin(folder, 2100 * KB), 0);
  assert.deepEqual(await left(), new Set(names));
});

test('segments go before sentences, and of them those that were not used for longest', async () => {
  const sentences = await keepTen('speech', 200);
  const segments = await keepTen('segment', 50);
  assert.ok((await keepWithin(folder, 1600 * KB)) >= 400 * KB);
  const stay = await left();
  assert.ok(sentences.every((name) => stay.has(name)));
  const gone = segments.filter((name) => !stay.has(name));
  assert.deepEqual(gone, segments.slice(0, gone.length));
  assert.ok(gone.length >= 5 && gone.length <= 7, `${gone.length} went`);
});

test('what was paid for goes last, an answer without its sentence never', async () => {
  const paid = await Promise.all([1, 2, 3].map((n) => keep('speech', 100 + n, 500, { paid: true })));
  const answer = await keep('paid', 1, 900);
  await keepTen('speech', 90);
  await keepWithin(folder, 350 * KB);
  assert.deepEqual(await left(), new Set([...paid, answer]));
  await keepWithin(folder, 1);
  assert.deepEqual(await left(), new Set([answer]));
});

test('what was used within the hour stays, whatever the limit', async () => {
  const old = await keep('speech', 1, 30);
  const used = await keep('speech', 2, 30);
  const fresh = await keep('segment', 3, 0.1);
  assert.ok(await openStore(folder).read(used));
  assert.ok(Date.now() - (await stat(fileOf(used))).mtimeMs < 60_000, 'to read is to use');
  await keepWithin(folder, 1);
  assert.deepEqual(await left(), new Set([used, fresh]));
  assert.equal(await openStore(folder).read(old), undefined);
});

test('two at once, and a folder that is not there, do no harm', async () => {
  await keepTen('segment', 50);
  await Promise.all([keepWithin(folder, 500 * KB), keepWithin(folder, 500 * KB)]);
  const stay = (await left()).size;
  assert.ok(stay >= 4 && stay <= 5, `${stay} stay`);
  assert.equal(await keepWithin(join(folder, 'nowhere'), 1), 0);
});
