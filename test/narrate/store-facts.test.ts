import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { openStore } from '../../src/narrate/store.js';

const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-facts-'));
  folders.push(folder);
});
after(() => Promise.all(folders.map((path) => rm(path, { recursive: true, force: true }))));

const NAME = 'abc.speech';
const file = (): string => join(folder, 'ab', NAME);
const bytes = Uint8Array.of(1, 2, 3, 4);

describe('facts that are read without their bytes', () => {
  it('are those that were written, also where their line is long', async () => {
    for (const facts of [{ marks: [1] }, { marks: Array.from({ length: 9000 }, (_, n) => n) }]) {
      await openStore(folder).write(NAME, facts, bytes);
      assert.deepEqual(await openStore(folder).readFacts(NAME), { facts, length: 4 });
    }
  });

  it('are not there where the entry was cut off or changed', async () => {
    await openStore(folder).write(NAME, { marks: [1] }, bytes);
    const entry = await readFile(file());
    await writeFile(file(), entry.subarray(0, -1));
    assert.equal(await openStore(folder).readFacts(NAME), undefined);
    await writeFile(file(), entry.toString('latin1').replace('"marks":[1]', '"marks":[2]'), 'latin1');
    assert.equal(await openStore(folder).readFacts(NAME), undefined);
    assert.equal(await openStore(folder).readFacts('none.speech'), undefined);
  });

  it('are read from entries of earlier versions, with their bytes', async () => {
    await openStore(folder).write(NAME, { marks: [1] }, bytes);
    const entry = await readFile(file(), 'latin1');
    const older = entry.replace(/,"factsSha256":"[0-9a-f]+"/, '');
    assert.notEqual(older, entry);
    await writeFile(file(), older, 'latin1');
    assert.deepEqual(await openStore(folder).readFacts(NAME), { facts: { marks: [1] }, length: 4 });
  });

  it('are those in memory where the disk refuses', async () => {
    const inFile = join(folder, 'file');
    await writeFile(inFile, '');
    const store = openStore(join(inFile, 'inside'));
    await store.write(NAME, { marks: [1] }, bytes);
    assert.deepEqual(await store.readFacts(NAME), { facts: { marks: [1] }, length: 4 });
  });
});
