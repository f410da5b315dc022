import assert from 'node:assert/strict';
import { test } from 'node:test';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { encodeOpus, inspectOpus } from '../../../src/narrate/audio/opus.js';
import { concatenated, sine } from './speech.js';

const tags = { TITLE: 'Grüße', DESCRIPTION: 'This audio version was artificially generated.' };

/** Bursts of half a second after 1.5, 3.5, … s; the length is no whole number of frames. */
const bursts = (sampleRate: number, seconds = 9): Float32Array =>
  sine(500, 0.4, seconds + 137 / 16_000, sampleRate).map((sample, n) => ((n / sampleRate) % 2 >= 1.5 ? sample : 0));

async function* inStretches(pcm: Float32Array, size: number): AsyncGenerator<Float32Array> {
  for (let at = 0; at < pcm.length; at += size) yield await Promise.resolve(pcm.slice(at, at + size));
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1000) yield await Promise.resolve(bytes.subarray(at, at + 1000));
}

async function decode(bytes: Uint8Array): Promise<Float32Array> {
  const decoder = new OggOpusDecoder();
  await decoder.ready;
  try {
    const { channelData } = await decoder.decodeFile(bytes);
    return concatenated(...channelData.slice(0, 1));
  } finally {
    decoder.free();
  }
}

for (const sampleRate of [16_000, 22_050, 24_000, 44_100, 48_000])
  test(`at ${sampleRate} Hz the file decodes to exactly its length, every sound at its place`, async () => {
    const pcm = bursts(sampleRate);
    const { bytes } = await encodeOpus(inStretches(pcm, 5000), sampleRate, tags);
    const decoded = await decode(bytes);
    assert.ok(Math.abs(decoded.length / 48 - (1000 * pcm.length) / sampleRate) < 0.1, `${decoded.length} samples`);
    for (const seconds of [1.5, 3.5, 5.5, 7.5]) {
      const at = decoded.findIndex((sample, n) => n > (seconds - 0.3) * 48_000 && Math.abs(sample) > 0.1);
      assert.ok(Math.abs(at / 48 - 1000 * seconds) < 2, `the sound at ${seconds} s begins at ${at / 48_000} s`);
    }
  });

test('the last page says where the sound ends, the first how much to skip (RFC 7845)', async () => {
  const pcm = bursts(16_000);
  const { bytes } = await encodeOpus(inStretches(pcm, 4096), 16_000, tags);
  const file = Buffer.from(bytes);
  const preSkip = file.readUInt16LE(file.indexOf('OpusHead') + 10);
  const lastPage = file.lastIndexOf('OggS');
  assert.equal(file.readUInt8(lastPage + 5) & 4, 4, 'it is marked as the last');
  assert.equal(file.readBigUInt64LE(lastPage + 6), BigInt(preSkip + 3 * pcm.length));
});

test('it carries the tags, and the same sound gives the same bytes in whatever stretches it comes', async () => {
  const pcm = bursts(16_000, 3);
  const one = await encodeOpus(inStretches(pcm, 4096), 16_000, tags);
  const two = await encodeOpus(inStretches(pcm, 777), 16_000, tags);
  assert.deepEqual(one, two);
  const text = Buffer.from(one.bytes).toString();
  assert.ok(text.includes('TITLE=Grüße') && text.includes(`DESCRIPTION=${tags.DESCRIPTION}`));
});

test('two files that are asked for at once are each their own', async () => {
  const [low, high] = [sine(300, 0.3, 1, 16_000), sine(900, 0.3, 2, 16_000)];
  const [first, second] = await Promise.all([
    encodeOpus(inStretches(low, 1000), 16_000, tags),
    encodeOpus(inStretches(high, 1000), 16_000, tags),
  ]);
  assert.equal((await inspectOpus(chunks(first.bytes))).durationMs, 1000);
  assert.equal((await inspectOpus(chunks(second.bytes))).durationMs, 2000);
});

test('what is no Ogg Opus is refused', async () => {
  const { bytes } = await encodeOpus(inStretches(bursts(16_000), 4096), 16_000, tags);
  const text = Buffer.from('This is a text and no audio at all. '.repeat(100));
  for (const bad of [new Uint8Array(0), text, bytes.subarray(0, 60)])
    await assert.rejects(inspectOpus(chunks(bad)), { code: 'AA_E_AUDIO_MISMATCH' }, `${bad.length} bytes`);
});
