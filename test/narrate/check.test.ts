import fc from 'fast-check';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Narration } from '../../src/core/narration/schema.js';
import { readFrameHeader } from '../../src/narrate/audio/info-tag.js';
import { checkNarration } from '../../src/narrate/check.js';
import { extractArticle } from '../../src/narrate/extract/extract.js';
import { narrate, type NarrateResult } from '../../src/narrate/narrate.js';
import { sha256 } from '../../src/narrate/sha256.js';

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
  assert.equal(found.differenceMs, 0);
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

/* The transcript is made to agree with the damaged audio: only the audio itself can tell. */
const agreeing = async (audio: Buffer): Promise<void> => {
  await writeFile(made.files.audio, audio);
  await changed((narration) =>
    Object.assign(narration.audio[0]!, { bytes: audio.length, sha256: sha256(audio) }),
  );
};

test('audio of which a frame is missing, or that does not say where its samples are, is found though all checksums agree', async () => {
  const { audio } = whole;
  const info = audio.indexOf('Info');
  const lame = info + 120;
  const first = info - 13;
  const { bytesPerFrame } = readFrameHeader(audio.subarray(first)) ?? { bytesPerFrame: 0 };
  const frame = (nth: number): number => first + nth * bytesPerFrame;
  const edited = (edit: (copy: Buffer) => void): Buffer => {
    const copy = Buffer.from(audio);
    edit(copy);
    return copy;
  };
  const damages: Readonly<Record<string, Buffer>> = {
    'the last bytes': audio.subarray(0, -100),
    'the last frame': audio.subarray(0, -bytesPerFrame),
    'a frame in the middle': Buffer.concat([audio.subarray(0, frame(20)), audio.subarray(frame(21))]),
    'the Info frame': Buffer.concat([audio.subarray(0, first), audio.subarray(frame(1))]),
    'two frames in each other’s place': edited((copy) => {
      audio.copy(copy, frame(20), frame(40), frame(41));
      audio.copy(copy, frame(40), frame(20), frame(21));
    }),
    'a delay of 0': edited((copy) => copy.fill(0, lame + 21, lame + 22)),
    'places of every hundredth': edited((copy) => copy.fill(0, info + 16, info + 116)),
    'how many bytes there are': edited((copy) => copy.writeUInt32BE(5, info + 12)),
    'how many frames there are': edited((copy) => copy.writeUInt32BE(999_999, info + 8)),
    'that the bit rate is constant': edited((copy) => copy.write('Xing', info)),
    'the length of the tag': edited((copy) => copy.fill(0x7f, 6, 10)),
    'what follows the music': Buffer.concat([audio, Buffer.from('hello'.repeat(1000))]),
  };
  for (const damaged of Object.values(damages))
    await refused(() => agreeing(damaged), 'AA_E_AUDIO_MISMATCH', /lasts|decoded|Info frame/);
});

test('whatever bytes are changed, cut or put in, only the very file is right', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.nat({ max: 600 }),
      fc.uint8Array({ maxLength: 600 }),
      async (at, cut, put) => {
        const from = whole.audio.indexOf('Info') - 13 + Math.floor(at * 20_000);
        const audio = Buffer.concat([whole.audio.subarray(0, from), put, whole.audio.subarray(from + cut)]);
        if (audio.equals(whole.audio)) return;
        await refused(() => agreeing(audio), 'AA_E_AUDIO_MISMATCH', /./);
      },
    ),
    { numRuns: 40 },
  );
});

test('an address that is no file beside the transcript is refused', async () => {
  for (const src of ['%E0%A4', '.', '#', '?', 'a%00.mp3', '/dev/zero', '//host/x.mp3', 'http%3A//x/y.mp3'])
    await refused(
      () => changed((narration) => (narration.audio[0]!.src = src)),
      'AA_E_AUDIO_MISSING',
      /cannot be read|not on this machine/,
    );
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

test('what is no transcript is named, with what to give', async () => {
  for (const name of ['harbour.md', 'package.json']) {
    const file = join(folder, name);
    await writeFile(file, name.endsWith('json') ? '{"name":"a"}' : '# Harbour');
    await assert.rejects(
      checkNarration(file),
      (error: Error & { remedy?: string }) =>
        error.message.includes(name) && /transcript that narrate or align wrote/.test(error.remedy ?? ''),
    );
  }
});
