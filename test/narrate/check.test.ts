import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Narration } from '../../src/core/narration/schema.js';
import { checkNarration } from '../../src/narrate/check.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { narrate, type NarrateResult } from '../../src/narrate/narrate.js';

const text =
  'The harbour\n\nThe boats came in at six. Nobody was late.\n\nThe gulls had waited for them all night.\n';
let folder = '';
let made: NarrateResult;
let whole: { json: string; vtt: string; audio: Buffer };
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-check-'));
  made = await narrate(await extractArticle({ name: 'harbour.txt', format: 'text', text }), {
    name: 'harbour',
    audioDir: folder,
    transcriptsDir: folder,
    cacheDir: join(folder, 'cache'),
    voice: 'flite-kal16',
  });
  const { json, vtt, audio } = made.files;
  whole = {
    json: await readFile(json, 'utf8'),
    vtt: await readFile(vtt, 'utf8'),
    audio: await readFile(audio),
  };
});
after(() => rm(folder, { recursive: true, force: true }));

const check = (article?: string) => checkNarration(made.files.json, article);

async function restored(damage: () => Promise<void>, expectation: () => Promise<void>): Promise<void> {
  await damage();
  try {
    await expectation();
  } finally {
    await writeFile(made.files.json, whole.json);
    await writeFile(made.files.vtt, whole.vtt);
    await writeFile(made.files.audio, whole.audio);
  }
}

const changed = (change: (narration: Narration) => void): Promise<void> => {
  const narration = JSON.parse(whole.json) as Narration;
  change(narration);
  return writeFile(made.files.json, JSON.stringify(narration));
};

const refused = (damage: () => Promise<void>, code: string, message: RegExp): Promise<void> =>
  restored(damage, () => assert.rejects(check(), { code, message }));

test('what narrate made is right', async () => {
  const found = await check();
  assert.equal(found.words, 19);
  assert.equal(found.sentences, 4);
  assert.ok(Math.abs(found.differenceMs) <= 50);
});

test('a changed text is found', () =>
  refused(
    () =>
      changed(
        (narration) => (narration.blocks[1]!.text = narration.blocks[1]!.text.replace('boats', 'goats')),
      ),
    'AA_E_NARRATION_INVALID',
    /blocks\[1\]\.text .* checksum/,
  ));

test('a word without a time is found, with the word', () =>
  refused(
    () => changed((narration) => void narration.blocks[1]!.sentences[0]!.words.splice(1, 1)),
    'AA_E_NARRATION_INVALID',
    /“boats” at 4 has no time/,
  ));

test('audio that is missing, cut off, longer or another is found', async () => {
  await refused(() => rm(made.files.audio), 'AA_E_AUDIO_MISSING', /harbour\.mp3/);
  await refused(
    () => writeFile(made.files.audio, whole.audio.subarray(0, 20_000)),
    'AA_E_AUDIO_MISMATCH',
    /lasts|decoded/,
  );
  await refused(
    () => changed((narration) => (narration.audio[0]!.duration += 500)),
    'AA_E_AUDIO_MISMATCH',
    /lasts \d+ ms, the transcript says \d+ ms/,
  );
  const other = Buffer.from(whole.audio);
  other[other.length - 50] = (other[other.length - 50] ?? 0) ^ 1;
  await refused(() => writeFile(made.files.audio, other), 'AA_E_AUDIO_MISMATCH', /checksum|decoded/);
});

test('a WebVTT that says something else is found', () =>
  refused(
    () => writeFile(made.files.vtt, whole.vtt.replace('boats', 'goats')),
    'AA_E_NARRATION_INVALID',
    /harbour\.vtt/,
  ));

test('an article that has changed since is found, with the place', async () => {
  const file = join(folder, 'harbour.txt');
  await writeFile(file, text);
  await check(file);
  await writeFile(file, text.replace('Nobody', 'Everybody'));
  await assert.rejects(check(file), { code: 'AA_E_NARRATION_INVALID', message: /Everybody/ });
});
