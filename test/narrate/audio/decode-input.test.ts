import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { AudioArticleError } from '../../../src/core/errors.js';
import { decodeInput, inspectInput, seeksExactly } from '../../../src/narrate/audio/decode-input.js';
import { recodeMp3 } from '../../../src/narrate/audio/recode.js';
import { wavHead } from '../../wav.js';

const folder = await mkdtemp(join(tmpdir(), 'decode-'));
after(() => rm(folder, { recursive: true }));

const RATE = 16_000;
const tone = Float64Array.from({ length: RATE }, (_, n) => 0.5 * Math.sin((2 * Math.PI * 440 * n) / RATE));

/** A WAV file; `promised` is what its header says of its sound's bytes. */
function wav(bits: number, float: boolean, promised?: number, frames = tone.length): Buffer {
  const bytes = bits / 8;
  const data = Buffer.alloc(frames * bytes);
  for (let n = 0; n < frames; n++) {
    const sample = tone[n] ?? 0;
    const at = n * bytes;
    if (float && bits === 32) data.writeFloatLE(sample, at);
    else if (float) data.writeDoubleLE(sample, at);
    else if (bits === 8) data.writeUInt8(Math.round(sample * 127) + 128, at);
    else data.writeIntLE(Math.round(sample * (2 ** (bits - 1) - 1)), at, bytes);
  }
  const head = wavHead(promised ?? data.length, { rate: RATE, bits, isFloat: float });
  return Buffer.concat([head, data]);
}

async function decoded(bytes: Uint8Array, name = 'it.wav') {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const samples: number[] = [];
  const found = await decodeInput(path, (pcm) => samples.push(...pcm));
  return { ...found, path, pcm: samples };
}

const refused = (bytes: Uint8Array, reason: RegExp) =>
  assert.rejects(decoded(bytes), (error) => {
    assert.ok(error instanceof AudioArticleError, String(error));
    assert.equal(error.code, 'AA_E_INPUT_AUDIO');
    assert.match(error.message, reason);
    return true;
  });

for (const [bits, float] of [
  [8, false],
  [16, false],
  [24, false],
  [32, false],
  [32, true],
  [64, true],
] as const)
  test(`a WAV file of ${bits} bits${float ? ', floating point' : ''} gives its samples`, async () => {
    const { pcm, kind, sampleRate } = await decoded(wav(bits, float));
    assert.deepEqual([kind, sampleRate, pcm.length], ['wav', RATE, tone.length]);
    tone.forEach((sample, n) => assert.ok(Math.abs(sample - pcm[n]!) < (bits === 8 ? 0.01 : 1e-4)));
  });

test('an MP3 that we code anew holds the same sound at the same time, and any time of it is found', async () => {
  const { path } = await decoded(wav(16, false));
  const mp3 = await recodeMp3(path, RATE);
  const { pcm, path: coded, kind } = await decoded(mp3.bytes, 'it.mp3');
  assert.equal(kind, 'mp3');
  assert.equal(await seeksExactly(coded, kind), true);
  let [ab, aa, bb] = [0, 0, 0];
  tone.forEach((a, n) => {
    const b = pcm[n] ?? 0;
    ab += a * b;
    aa += a * a;
    bb += b * b;
  });
  assert.ok(ab / Math.sqrt(aa * bb) > 0.98);
  await refused(mp3.bytes.subarray(0, mp3.bytes.length / 2), /cut short/);
});

test('what is cut short, lies or is something else is refused', async () => {
  await refused(wav(16, false).subarray(0, 20_000), /cut short/);
  await refused(wav(16, false, 2_000_000_000), /cut short/);
  await refused(wav(16, false).subarray(0, 30), /ends within its header/);
  await refused(Buffer.from('<html>no sound</html>'), /no sound of a kind/);
  await refused(new Uint8Array(), /empty/);
  const odd = wav(16, false);
  odd.writeUInt16LE(12, 34);
  await refused(odd, /12 bits/);
  const contradicting = wav(16, false);
  contradicting.writeUInt16LE(7, 32);
  await refused(contradicting, /contradicts itself/);
  const slow = wav(16, false);
  slow.writeUInt32LE(3, 24);
  await refused(slow, /3 Hz/);
  await refused(wav(16, false, 0, 0), /no sound/);
  const broken = wav(32, true);
  broken.writeFloatLE(NaN, 4000);
  await refused(broken, /no numbers/);
});

test('audio that is not there is refused with what to check', () =>
  assert.rejects(inspectInput('nowhere/nope.mp3'), {
    code: 'AA_E_INPUT_MISSING',
    message: 'nowhere/nope.mp3 does not exist.',
    remedy: 'Check the path of the audio.',
  }));
