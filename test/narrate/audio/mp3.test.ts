import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrameHeader } from '../../../src/narrate/audio/info-tag.js';
import { decodeMp3, inspectMp3 } from '../../../src/narrate/audio/inspect.js';
import { encodeMp3 } from '../../../src/narrate/audio/mp3.js';
import { produceAudio } from '../../../src/narrate/audio/produce.js';
import { voices } from '../../../src/narrate/voice/voices.js';
import { concatenated, sine, speak } from './speech.js';

const burstAt = (seconds: number, sampleRate: number): Float32Array =>
  concatenated(new Float32Array(Math.round(seconds * sampleRate)), sine(1000, 0.5, 0.2, sampleRate), new Float32Array(sampleRate / 2 + 137));

const onset = (pcm: Float32Array): number => pcm.findIndex((sample) => Math.abs(sample) > 0.15);

for (const sampleRate of [16_000, 22_050, 24_000, 44_100, 48_000])
  test(`at ${sampleRate} Hz the MP3 decodes to exactly its samples, each at its place`, async () => {
    const pcm = burstAt(1.5, sampleRate);
    const decoded = await decodeMp3(await encodeMp3(pcm, sampleRate));
    assert.equal(decoded.sampleRate, sampleRate);
    assert.equal(decoded.pcm.length, pcm.length);
    const lateMs = ((onset(decoded.pcm) - onset(pcm)) * 1000) / sampleRate;
    assert.ok(Math.abs(lateMs) <= 1, `${lateMs} ms late`);
  });

test('frames are constant: 64 kbit/s, mono', async () => {
  const mp3 = await encodeMp3(sine(300, 0.3, 2, 16_000), 16_000);
  for (let at = 0; at < mp3.length; at += 288)
    assert.deepEqual(readFrameHeader(mp3.subarray(at)), { sampleRate: 16_000, samplesPerFrame: 576, bytesPerFrame: 288, bitrate: 64_000, preamble: 13 });
});

/** CRC-16/ARC by its definition on bits, the other way round than in the source. */
function crcByDefinition(bytes: Uint8Array): number {
  const reversed = (value: number, bits: number): number =>
    parseInt(value.toString(2).padStart(bits, '0').split('').reverse().join(''), 2);
  let register = 0;
  for (const byte of bytes) {
    register ^= reversed(byte, 8) << 8;
    for (let bit = 0; bit < 8; bit++) register = register & 0x8000 ? ((register << 1) ^ 0x8005) & 0xffff : (register << 1) & 0xffff;
  }
  return reversed(register, 16);
}

test('the Info frame says frames, bytes, delay, padding and both checksums right', async () => {
  const samples = 40_000;
  const mp3 = await encodeMp3(sine(300, 0.3, 2.5, 16_000), 16_000);
  const view = new DataView(mp3.buffer, mp3.byteOffset, mp3.length);
  const tag = 13;
  assert.equal(Buffer.from(mp3.subarray(tag, tag + 4)).toString(), 'Info');
  const frames = view.getUint32(tag + 8);
  assert.equal(frames, mp3.length / 288 - 1);
  assert.equal(view.getUint32(tag + 12), mp3.length);
  const lame = tag + 120;
  assert.equal(Buffer.from(mp3.subarray(lame, lame + 4)).toString(), 'LAME');
  const [a = 0, b = 0, c = 0] = mp3.subarray(lame + 21);
  const delay = (a << 4) | (b >> 4);
  const padding = ((b & 15) << 8) | c;
  assert.equal(delay, 576);
  assert.equal(frames * 576 - delay - padding, samples);
  assert.equal(view.getUint16(lame + 32), crcByDefinition(mp3.subarray(288)));
  assert.equal(view.getUint16(lame + 34), crcByDefinition(mp3.subarray(0, lame + 34)));
});

test('the same samples give the same bytes', async () => {
  const pcm = sine(300, 0.3, 2, 16_000);
  assert.deepEqual(await encodeMp3(pcm, 16_000), await encodeMp3(pcm, 16_000));
});

for (const { id } of voices)
  test(`${id}: the file as it is decoded has −16 ± 0.5 LUFS and no peak over −1 dBTP`, async () => {
    const { loudness, truePeak } = await produceAudio(await speak(id, 4), 16_000);
    assert.ok(Math.abs(loudness + 16) <= 0.5, `${loudness} LUFS`);
    assert.ok(truePeak <= -1, `${truePeak} dBTP`);
  });

test('what is no MP3, or stops in the middle of a frame, is refused', async () => {
  const mp3 = await encodeMp3(sine(300, 0.3, 2, 16_000), 16_000);
  const bad: Uint8Array[] = [
    new Uint8Array(0),
    Buffer.from('This is a text and no audio at all. '.repeat(100)),
    Uint8Array.from({ length: 4000 }, (_, i) => (i * 73) % 251),
    mp3.subarray(0, 100),
  ];
  for (const bytes of bad) await assert.rejects(inspectMp3(bytes), { code: 'AA_E_AUDIO_MISMATCH' }, `${bytes.length} bytes`);
});

test('a file that breaks off is shorter than it says', async () => {
  const mp3 = await encodeMp3(sine(300, 0.3, 2, 16_000), 16_000);
  const half = await inspectMp3(mp3.subarray(0, mp3.length / 2)).then(({ durationMs }) => durationMs, () => 0);
  assert.ok(half < 1900, `${half} ms`);
});
