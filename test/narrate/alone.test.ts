import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { alone } from '../../src/narrate/alone.js';

const folders: string[] = [];
let lock = '';
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'audio-article-alone-'));
  folders.push(folder);
  lock = join(folder, 'locks', 'one.lock');
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const held = (): Promise<string[]> => readdir(join(lock, '..'));

/** A process that has ended. */
const deadPid = (): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.once('exit', () => resolve(child.pid ?? 0));
  });

test('work under one lock is done one after the other, and the lock goes', async () => {
  let [inside, most] = [0, 0];
  const results = await Promise.all(
    [1, 2, 3].map((n) =>
      alone(lock, async () => {
        most = Math.max(most, ++inside);
        assert.deepEqual(await held(), ['one.lock']);
        await turn();
        inside--;
        return n;
      }),
    ),
  );
  assert.deepEqual([results, most, await held()], [[1, 2, 3], 1, []]);
});

test('work that fails lets the next one in', async () => {
  const failing = alone(lock, () => Promise.reject(new Error('no')));
  const next = alone(lock, () => Promise.resolve('yes'));
  await assert.rejects(failing, { message: 'no' });
  assert.equal(await next, 'yes');
});

test('the lock of a process that is gone, or silent for long, is no lock', async () => {
  await alone(lock, () => Promise.resolve());
  const host = hostname().replace(/[^A-Za-z0-9-]/g, '') || 'host';
  await writeFile(lock, `${host} ${await deadPid()}`);
  assert.equal(await alone(lock, () => Promise.resolve('on')), 'on');
  await writeFile(lock, 'elsewhere 1');
  await utimes(lock, new Date(), new Date(Date.now() - 60_000));
  assert.equal(await alone(lock, () => Promise.resolve('on')), 'on');
});

test('another process is waited for', async () => {
  await alone(lock, () => Promise.resolve());
  await writeFile(lock, 'elsewhere 1');
  let done = false;
  const waiting = alone(lock, () => Promise.resolve((done = true)));
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.equal(done, false);
  await rm(lock);
  assert.equal(await waiting, true);
});

test('where no lock can be made, work is done all the same', async () => {
  const file = join(lock, '..', '..', 'file');
  await writeFile(file, '');
  assert.equal(await alone(join(file, 'inside', 'one.lock'), () => Promise.resolve('done')), 'done');
});

test('what stands in the place of a lock and is none is left there, and work is done', async () => {
  await mkdir(lock, { recursive: true });
  await utimes(lock, new Date(), new Date(Date.now() - 120_000));
  const before = await readdir(lock);
  assert.equal(await alone(lock, () => Promise.resolve('on')), 'on');
  assert.deepEqual(await readdir(lock), before);
  const link = `${lock}.link`;
  await symlink('nowhere', link);
  assert.equal(await alone(link, () => Promise.resolve('on')), 'on');
});

test('a lock that cannot be read or that is of the future is judged by its silence', async () => {
  await alone(lock, () => Promise.resolve());
  await writeFile(lock, 'elsewhere 1');
  await chmod(lock, 0);
  await utimes(lock, new Date(), new Date(Date.now() - 60_000));
  assert.equal(await alone(lock, () => Promise.resolve('on')), 'on');
  await writeFile(lock, 'elsewhere 1');
  await utimes(lock, new Date(), new Date(Date.now() + 3_600_000));
  assert.equal(await alone(lock, () => Promise.resolve('on')), 'on');
});
