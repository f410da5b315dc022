import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { halfName, refuseUnwritable, writeTogether, writeWhole } from '../../src/narrate/files.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-files-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

test('files are written all or none, and what stood before stays', async () => {
  const good = join(folder, 'good.txt');
  await writeFile(good, 'before');
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(
    writeWhole([
      { path: good, data: 'after' },
      { path: join(folder, 'file', 'inside.txt'), data: 'x' },
    ]),
    { code: 'AA_E_OUTPUT', message: /inside\.txt/ },
  );
  assert.equal(await readFile(good, 'utf8'), 'before');
  assert.deepEqual((await readdir(folder)).sort(), ['file', 'good.txt']);
});

test('bytes that come piece by piece are all there, in order', async () => {
  const path = join(folder, 'pieces.bin');
  const pieces = Array.from({ length: 300 }, (_, i) => new Uint8Array(1 + ((i * 37) % 5000)).fill(i));
  await writeWhole([
    {
      path,
      data: (async function* () {
        for (const piece of pieces) yield await Promise.resolve(piece);
      })(),
    },
  ]);
  assert.ok((await readFile(path)).equals(Buffer.concat(pieces)));
});

test('a disk that fills up while a file is written: a clear error, the old file, nothing half', async () => {
  const path = join(folder, 'audio.mp3');
  await writeFile(path, 'before');
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  await assert.rejects(
    writeTogether(async (write) => {
      await write(join(folder, 'first.vtt'), 'whole');
      await write(
        path,
        (async function* () {
          yield await Promise.resolve(new Uint8Array(100_000));
          throw full;
        })(),
      );
    }),
    { code: 'AA_E_OUTPUT', message: /audio\.mp3.*ENOSPC/, remedy: /disk space/ },
  );
  assert.equal(await readFile(path, 'utf8'), 'before');
  assert.deepEqual(await readdir(folder), ['audio.mp3']);
});

test('nothing has its name before all are written', async () => {
  await writeTogether(async (write) => {
    await write(join(folder, 'one'), '1');
    assert.deepEqual(
      (await readdir(folder)).filter((name) => !name.startsWith('.')),
      [],
    );
    await write(join(folder, 'two'), '2');
  });
  assert.deepEqual((await readdir(folder)).sort(), ['one', 'two']);
});

test('what a killed process left half written is swept away; what a running one writes is not', async () => {
  const ended = spawnSync(process.execPath, ['-e', '']).pid;
  const own = halfName(join(folder, 'audio.mp3'));
  const orphan = own.replace(`.${process.pid}.`, `.${ended}.`);
  assert.notEqual(orphan, own);
  await writeFile(own, 'being written');
  await writeFile(orphan, 'half');
  await writeFile(join(folder, '.unrelated.half'), 'not ours');
  await writeWhole([{ path: join(folder, 'audio.mp3'), data: 'whole' }]);
  assert.deepEqual((await readdir(folder)).sort(), [basename(own), '.unrelated.half', 'audio.mp3'].sort());
});

test('a folder in which nothing can be made is refused before anything is spoken', async () => {
  await refuseUnwritable(join(folder, 'not/there/yet'));
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(refuseUnwritable(join(folder, 'file/inside')), { code: 'AA_E_OUTPUT' });
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o500 });
  try {
    // Root may write everywhere: then the file system decides.
    if (process.getuid?.() !== 0)
      await assert.rejects(refuseUnwritable(join(closed, 'audio')), {
        code: 'AA_E_OUTPUT',
        message: /EACCES/,
      });
  } finally {
    await chmod(closed, 0o700);
  }
});

test('a folder under the name of one file keeps the others from being written too', async () => {
  const first = join(folder, 'first.txt');
  await writeFile(first, 'before');
  await mkdir(join(folder, 'last.txt'));
  await assert.rejects(
    writeWhole([
      { path: first, data: 'after' },
      { path: join(folder, 'last.txt'), data: 'x' },
    ]),
    { code: 'AA_E_OUTPUT', message: /last\.txt/ },
  );
  assert.equal(await readFile(first, 'utf8'), 'before');
  assert.deepEqual((await readdir(folder)).sort(), ['first.txt', 'last.txt']);
});

/** Writes a first file and begins a second, until it is told to end. */
async function writing(
  more = '',
): Promise<{ readonly end: (signal: NodeJS.Signals) => Promise<unknown[]>; readonly names: string[] }> {
  const script = `
    import { writeTogether } from ${JSON.stringify(new URL('../../src/narrate/files.ts', import.meta.url).href)};
    ${more}
    setInterval(() => {}, 1000);
    await writeTogether(async (write) => {
      await write('one.vtt', 'whole');
      await write('two.mp3', (async function* () {
        yield new Uint8Array(1000);
        console.log('half');
        await new Promise(() => {});
      })());
    });`;
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), '--input-type=module', '-e', script],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(child.stdout, 'data');
  const names = await readdir(folder);
  return {
    names,
    end: (signal) => {
      const over = once(child, 'exit');
      child.kill(signal);
      return over;
    },
  };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  test(`a process that ${signal} ends takes along what it has half written`, async () => {
    const { end, names } = await writing();
    assert.equal(names.length, 2);
    assert.deepEqual(await end(signal), [null, signal]);
    assert.deepEqual(await readdir(folder), []);
  });

test('a program that listens for the signal itself decides how it ends', async () => {
  const { end } = await writing(`process.once('SIGTERM', () => setTimeout(() => process.exit(7), 20));`);
  assert.deepEqual(await end('SIGTERM'), [7, null]);
  assert.deepEqual(await readdir(folder), []);
});

test('when nothing is half written nobody listens for signals', async () => {
  const before = process.listenerCount('SIGTERM');
  await writeWhole([{ path: join(folder, 'one'), data: '1' }]);
  assert.equal(process.listenerCount('SIGTERM'), before);
  const failing = (async function* () {
    yield await Promise.resolve(new Uint8Array(1));
    throw new Error('no');
  })();
  await assert.rejects(writeWhole([{ path: join(folder, 'two'), data: failing }]));
  assert.equal(process.listenerCount('SIGTERM'), before);
});

const threeOf = (letter: string) =>
  writeWhole(['one.mp3', 'one.vtt', 'one.json'].map((name) => ({ path: join(folder, name), data: letter })));

test('of runs that write the same files at once all files are of one run', async () => {
  await Promise.all(Array.from('abcdefgh', threeOf));
  const texts = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  assert.deepEqual([texts.length, new Set(texts).size], [3, 1]);
});

test('no file gets its name while another process names those of the same run', async () => {
  await threeOf('a');
  const lock = join(folder, '.one.json.lock');
  await writeFile(lock, 'elsewhere 1');
  const over = threeOf('b');
  await new Promise((resolve) => setTimeout(resolve, 150));
  assert.equal(await readFile(join(folder, 'one.mp3'), 'utf8'), 'a');
  await rm(lock);
  await over;
  assert.equal(await readFile(join(folder, 'one.mp3'), 'utf8'), 'b');
  assert.deepEqual((await readdir(folder)).sort(), ['one.json', 'one.mp3', 'one.vtt']);
});
