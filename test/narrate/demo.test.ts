import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parseNarration } from '../../src/core/narration/read.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { readInput } from '../../src/narrate/extract/input.js';
import { narrate } from '../../src/narrate/narrate.js';

const root = new URL('../../', import.meta.url).pathname;
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-demo-'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('narrating the demo again gives the bytes that are in the repository', async () => {
  const committed = {
    audio: join(root, 'audio/index.mp3'),
    json: join(root, 'transcripts/index.json'),
    vtt: join(root, 'transcripts/index.vtt'),
  };
  const { generated } = parseNarration(await readFile(committed.json, 'utf8'), committed.json);
  const { files } = await narrate(await extractArticle(await readInput(join(root, 'index.html'))), {
    name: 'index',
    audioDir: join(folder, 'audio'),
    transcriptsDir: join(folder, 'transcripts'),
    cacheDir: join(folder, 'cache'),
    date: generated.date,
  });
  for (const kind of ['json', 'vtt', 'audio'] as const)
    assert.ok(
      (await readFile(files[kind])).equals(await readFile(committed[kind])),
      `${committed[kind]} is not what narrate makes now: run npm start and commit audio/ and transcripts/`,
    );
});
