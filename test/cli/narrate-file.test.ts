import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { narrateFile } from '../../src/cli/narrate-file.js';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-file-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('the JSON-LD is one of the files, and is renewed once it is there', async () => {
  const input = join(folder, 'lamp.md');
  const options = {
    ...{
      audio: join(folder, 'audio'),
      transcripts: join(folder, 'transcripts'),
      cache: join(folder, 'cache'),
    },
    voice: 'flite-kal16',
  };
  await writeFile(input, '# The lamp\n\nNobody had lit the lamp.\n');
  assert.equal((await narrateFile(input, options)).files.jsonLd, undefined, 'not unasked');
  const asked = await narrateFile(input, { ...options, 'json-ld': true });
  assert.equal(asked.files.jsonLd, join(folder, 'transcripts', 'lamp.jsonld'));
  const first = await readFile(asked.files.jsonLd, 'utf8');
  await writeFile(input, '# The lamp\n\nNobody had lit the lamp of the harbour.\n');
  const changed = await narrateFile(input, options);
  assert.equal(changed.files.jsonLd, asked.files.jsonLd);
  const second = await readFile(asked.files.jsonLd, 'utf8');
  assert.notEqual(second, first);
  assert.ok(second.includes(changed.narration.audio[0]?.sha256.slice(0, 16) ?? '?'));
});
