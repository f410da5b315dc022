import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { alone } from '../../src/narrate/alone.js';
import { writeWhole } from '../../src/narrate/files.js';
import { makeFolder } from '../../src/narrate/make-folder.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-make-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('a folder is made with all above it, by several at once, and again', async () => {
  const deep = join(folder, 'a', 'b', 'c');
  await Promise.all([makeFolder(deep), makeFolder(deep), makeFolder(join(folder, 'a', 'b', 'd'))]);
  await makeFolder(deep);
  assert.ok((await stat(deep)).isDirectory());
});

test('a file in the way is said', async () => {
  await writeFile(join(folder, 'file'), '');
  await assert.rejects(makeFolder(join(folder, 'file')), { code: 'EEXIST' });
  await assert.rejects(makeFolder(join(folder, 'file', 'inside')), { code: 'ENOTDIR' });
});

test(
  'where the system lets nobody make a folder, that is said and does not go on for ever',
  { skip: !existsSync('/proc/self') },
  async () => {
    await assert.rejects(makeFolder('/proc/audio-article/a'));
    await assert.rejects(writeWhole([{ path: '/proc/audio-article/a.json', data: '' }]), {
      code: 'AA_E_OUTPUT',
    });
    assert.equal(await alone('/proc/audio-article/locks/a', () => Promise.resolve('done')), 'done');
  },
);
