import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { cachedVoice } from '../../src/narrate/cache.js';
import { openStore } from '../../src/narrate/store.js';
import { findVoice } from '../../src/narrate/voice/voices.js';
import { utteranceOf } from './voice/utterance.js';

const kal = (await findVoice('flite-kal16')).open();
const folders: string[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audio-article-cache-'));
  folders.push(folder);
});
after(async () => {
  await kal.close();
  await Promise.all(folders.map((path) => rm(path, { recursive: true, force: true })));
});

const entries = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.speech'));

const utterance = utteranceOf('Good morning, Arnold.');

test('a sentence is spoken once, also by the next run', async () => {
  const first = cachedVoice(kal, openStore(folder));
  const spoken = await first.speak(utterance);
  const next = cachedVoice(kal, openStore(folder));
  assert.deepEqual(await next.speak(utterance), { ...spoken, fresh: false });
  assert.ok(spoken.fresh);
  assert.deepEqual(
    [first.counts, next.counts],
    [
      { spoken: 1, reused: 0 },
      { spoken: 0, reused: 1 },
    ],
  );
});

test('equal sentences in flight are spoken once', async () => {
  const voice = cachedVoice(kal, openStore(folder));
  const speeches = await Promise.all([1, 2, 3].map(() => voice.speak(utterance)));
  assert.deepEqual(voice.counts, { spoken: 1, reused: 2 });
  assert.deepEqual(
    speeches.map(({ fresh }) => fresh),
    [true, false, false],
  );
  assert.deepEqual(speeches[0]?.pcm, speeches[2]?.pcm);
});

test('a damaged or truncated entry is spoken again and mended', async () => {
  const spoken = await cachedVoice(kal, openStore(folder)).speak(utterance);
  const [name = ''] = await entries();
  const file = join(folder, name);
  const whole = await readFile(file);
  const damages = [
    () => truncate(file, whole.length - 100),
    () => truncate(file, 0),
    () => writeFile(file, Buffer.from(whole).fill(7, whole.length - 50)),
    () => writeFile(file, 'not an entry at all'),
  ];
  for (const damage of damages) {
    await damage();
    const voice = cachedVoice(kal, openStore(folder));
    assert.deepEqual(await voice.speak(utterance), spoken);
    assert.deepEqual(voice.counts, { spoken: 1, reused: 0 });
    assert.deepEqual(await readFile(file), whole);
  }
});

test('another voice, another word or another pronunciation is another entry', async () => {
  const voice = cachedVoice(kal, openStore(folder));
  await voice.speak(utterance);
  await voice.speak(utteranceOf('Good evening, Arnold.'));
  await voice.speak({ ...utterance, tokens: [{ text: 'Good', ipa: 'ɡʊd' }, ...utterance.tokens.slice(1)] });
  await cachedVoice({ ...kal, id: 'flite-other' }, openStore(folder)).speak(utterance);
  assert.equal((await entries()).length, 4);
});

test('a folder that cannot be written costs the cache, not the narration', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const voice = cachedVoice(kal, openStore(join(file, 'inside')));
  assert.ok((await voice.speak(utterance)).pcm.length > 0);
});
