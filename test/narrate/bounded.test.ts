import assert from 'node:assert/strict';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readList } from '../../src/cli/narrate-many.js';
import { readCover } from '../../src/narrate/audio/cover.js';
import { readAtMost, readInputAtMost } from '../../src/narrate/bounded.js';
import { checkNarration } from '../../src/narrate/check.js';
import { readReported } from '../../src/narrate/lint/reported.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-bounded-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const file = async (name: string, data: string | Uint8Array): Promise<string> => {
  await writeFile(join(folder, name), data);
  return join(folder, name);
};

test('a file is read to its last byte up to the limit, and not beyond', async () => {
  const path = await file('ten', '0123456789');
  assert.equal((await readInputAtMost(path, 10)).toString(), '0123456789');
  await assert.rejects(readInputAtMost(path, 9), { code: 'AA_E_INPUT_TOO_LARGE', message: /ten is larger/ });
});

test('what cannot be read is told of by its name, with the remedy', async () => {
  const code = 'AA_E_INPUT_MISSING';
  const missing = join(folder, 'nowhere');
  await assert.rejects(readInputAtMost(missing, 9), {
    ...{ code, message: `${missing} does not exist.`, remedy: 'Check the path.' },
  });
  await assert.rejects(readInputAtMost(folder, 2 ** 20, { name: 'The cover x' }), {
    ...{ code, message: 'The cover x is a folder.', remedy: 'Give one file in it.' },
  });
  const broken = (async function* () {
    yield await Promise.reject<string>(Object.assign(new Error('broken'), { code: 'EIO' }));
  })();
  await assert.rejects(readInputAtMost(broken, 9), {
    ...{ code, message: 'The input cannot be read (EIO).', remedy: 'Check its permissions.' },
  });
});

test('a stream without an end is left at the limit', async () => {
  let given = 0;
  const endless = (async function* () {
    for (;;) {
      given += 10;
      yield await Promise.resolve('0123456789');
    }
  })();
  await assert.rejects(readAtMost(endless, 100, 'It'), { code: 'AA_E_INPUT_TOO_LARGE' });
  assert.equal(given, 110);
});

const readers: readonly (readonly [string, (path: string) => Promise<unknown>])[] = [
  ['cover', readCover],
  ['list of articles', readList],
  ['file of reports', readReported],
  ['transcript', checkNarration],
];
for (const [what, read] of readers)
  test(`a ${what} of many gigabytes is refused before it is read`, async () => {
    const path = await file('huge', '');
    await truncate(path, 20 * 1024 ** 3);
    await assert.rejects(read(path), {
      code: 'AA_E_INPUT_TOO_LARGE',
      message: /huge is larger than \d+ [KM]iB/,
    });
    await rm(path);
  });

test('a cover is a whole JPEG or PNG', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  );
  const read = await readCover(await file('one.png', png));
  assert.deepEqual([read.mime, Buffer.from(read.bytes).equals(png)], ['image/png', true]);
  for (const cut of [png.subarray(0, 8), png.subarray(0, 40), Buffer.from([0xff, 0xd8, 0xff])])
    await assert.rejects(readCover(await file('cut', cut)), {
      code: 'AA_E_INPUT_BINARY',
      message: /cut short/,
    });
  await assert.rejects(readCover(await file('text', 'text')), {
    code: 'AA_E_INPUT_BINARY',
    message: /no JPEG/,
  });
});
