import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
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

let made: Promise<string> | undefined;
/** Once for both. @returns the folder that it is in */
function music(): Promise<string> {
  const into = join(folder, 'music');
  const args = ['--import', 'tsx', 'build/demo-music.ts', into];
  return (made ??= promisify(execFile)(process.execPath, args, { cwd: root }).then(() => into));
}

test('the demo’s music is made again to the byte, and small', async () => {
  const again = await music();
  let bytes = 0;
  for (const name of ['bed.mp3', 'sting.mp3']) {
    const file = await readFile(join(again, name));
    assert.ok(file.equals(await readFile(join(root, 'audio', name))), `${name}: run npm run demo-music`);
    bytes += file.length;
  }
  assert.ok(bytes <= 200_000, `${bytes} bytes`);
});

test('narrating the demo again gives the bytes that are in the repository', async () => {
  const committed = {
    audio: join(root, 'audio/index.mp3'),
    json: join(root, 'transcripts/index.json'),
    vtt: join(root, 'transcripts/index.vtt'),
  };
  const { generated } = parseNarration(await readFile(committed.json, 'utf8'), committed.json);
  const audioDir = join(folder, 'audio');
  await cp(await music(), audioDir, { recursive: true });
  // As where somebody narrates it: the gain of the narration before is kept, where it may be.
  await mkdir(join(folder, 'transcripts'));
  await copyFile(committed.json, join(folder, 'transcripts/index.json'));
  const { files } = await narrate(await extractArticle(await readInput(join(root, 'index.html'))), {
    name: 'index',
    audioDir,
    transcriptsDir: join(folder, 'transcripts'),
    cacheDir: join(folder, 'cache'),
    music: { bed: join(audioDir, 'bed.mp3'), sting: join(audioDir, 'sting.mp3') },
    date: generated.date,
  });
  for (const kind of ['json', 'vtt', 'audio'] as const)
    assert.ok(
      (await readFile(files[kind])).equals(await readFile(committed[kind])),
      `${committed[kind]} is not what narrate makes now: run npm start and commit audio/ and transcripts/`,
    );
});
