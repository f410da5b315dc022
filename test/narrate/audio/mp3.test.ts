import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { frameStarts, mainDataBegin, readFrameHeader } from '../../../src/narrate/audio/info-tag.js';
import { decodeMp3, inspectMp3 } from '../../../src/narrate/audio/inspect.js';
import { writeMp3 } from '../../../src/narrate/audio/mp3-file.js';
import { produceAudio, type Part } from '../../../src/narrate/audio/produce.js';
import { makeSegment } from '../../../src/narrate/audio/segment.js';
import { startSegmentThreads } from '../../../src/narrate/audio/segments.js';
import { flite } from '../../../src/narrate/voice/flite/flite.js';
import { concatenated, partOf, sine, speak, storeInMemory } from './speech.js';

const threads = startSegmentThreads();
after(() => threads.close());

const noTag = new Uint8Array();

async function mp3Of(
  parts: readonly Part[],
  sampleRate: number,
  store = storeInMemory(),
  earlierGainDb?: number,
) {
  const audio = await produceAudio(parts, sampleRate, store, threads, earlierGainDb);
  const chunks: Uint8Array[] = [];
  const written = await writeMp3(audio, noTag, async (data) => {
    for await (const chunk of data as AsyncIterable<Uint8Array>) chunks.push(chunk);
  });
  return { audio, mp3: Buffer.concat(chunks), written };
}

async function decode(mp3: Uint8Array): Promise<{ pcm: Float32Array; sampleRate: number }> {
  const stretches: Float32Array[] = [];
  let sampleRate = 0;
  await decodeMp3([mp3], (pcm, rate) => {
    stretches.push(pcm);
    sampleRate = rate;
  });
  return { pcm: concatenated(...stretches), sampleRate };
}

/** Half a second that begins with a hard onset and is as loud as speech. */
const burst = (sampleRate: number): Part => {
  const pcm = Int16Array.from(sine(1000, 0.5, 0.5, sampleRate), (sample) => sample * 20_000);
  return partOf({ pcm, marks: [{ startMs: 0, endMs: 500 }] }, sampleRate);
};

/** The first loud sample at or after `from`. */
const onset = (pcm: Float32Array, from: number): number =>
  pcm.findIndex((sample, n) => n >= from && Math.abs(sample) > 0.08);

for (const sampleRate of [16_000, 22_050, 24_000, 44_100, 48_000])
  test(`at ${sampleRate} Hz the MP3 decodes to exactly its samples, each sentence at its place`, async () => {
    const { audio, mp3 } = await mp3Of(
      Array.from({ length: 5 }, () => burst(sampleRate)),
      sampleRate,
    );
    const decoded = await decode(mp3);
    assert.equal(decoded.sampleRate, sampleRate);
    assert.equal(decoded.pcm.length, audio.track.length);
    for (const offset of audio.track.offsetsMs) {
      const at = Math.round((offset * sampleRate) / 1000);
      const lateMs = ((onset(decoded.pcm, at - sampleRate / 10) - at) * 1000) / sampleRate;
      assert.ok(Math.abs(lateMs) <= 1, `${lateMs} ms late`);
    }
  });

test('frames are constant, mono, and every sentence begins with one that needs none before it', async () => {
  const { audio, mp3 } = await mp3Of(await speak(), 16_000);
  const starts = frameStarts(mp3);
  for (const at of starts.slice(0, -1))
    assert.deepEqual(readFrameHeader(mp3.subarray(at)), {
      sampleRate: 16_000,
      samplesPerFrame: 576,
      bytesPerFrame: 288,
      padded: false,
      bitrate: 64_000,
      preamble: 13,
    });
  let frame = 1;
  for (const segment of audio.segments) {
    assert.equal(mainDataBegin(mp3.subarray(starts[frame])), 0);
    frame += segment.own.frames;
  }
});

test('a changed sentence leaves the bytes and the samples of all others as they are', async () => {
  const parts = await speak('flite-rms', 2);
  const other: Part = { ...parts[0]!, endsBlock: true };
  const store = storeInMemory();
  const before = await mp3Of(parts, 16_000, store);
  const kept = store.entries.size;
  const { audio, mp3 } = await mp3Of(parts.with(2, other), 16_000, store);
  assert.equal(store.entries.size, kept + 1, 'one segment is coded');
  assert.equal(audio.gainDb, before.audio.gainDb);
  const [pcm, pcmBefore] = [(await decode(mp3)).pcm, (await decode(before.mp3)).pcm];
  const start = (track: typeof audio.track, i: number): number =>
    track.lead + track.placed.slice(0, i).reduce((sum, { length }) => sum + length, 0);
  for (const i of [0, 1, 3, 4, 5]) {
    const { start: from, end } = audio.track.placed[i]!;
    const heardAt = (track: typeof audio.track) => [start(track, i), start(track, i) + end - from] as const;
    const now = pcm.subarray(...heardAt(audio.track));
    const then = pcmBefore.subarray(...heardAt(before.audio.track));
    const difference = now.reduce((most, sample, n) => Math.max(most, Math.abs(sample - (then[n] ?? 9))), 0);
    // Under half a step of 16 bits.
    assert.ok(difference < 1 / 65_536, `sentence ${i} differs by ${difference}`);
  }
});

test('a sentence that is said in another way leaves all others their gain, as long as the loudness is what was promised', async () => {
  const parts = await speak('flite-rms', 2);
  const quieter = async (part: Part, by: number): Promise<Part> =>
    partOf({ pcm: (await part.pcm()).map((sample) => sample * by), marks: part.marks }, 16_000);
  const store = storeInMemory();
  const before = await mp3Of(parts, 16_000, store);
  const kept = store.entries.size;
  const changed = parts.with(2, await quieter(parts[2]!, 0.7));
  const alone = await mp3Of(changed, 16_000);
  assert.notEqual(alone.audio.gainDb, before.audio.gainDb, 'by itself it would have another gain');
  const { audio } = await mp3Of(changed, 16_000, store, before.audio.gainDb);
  assert.equal(audio.gainDb, before.audio.gainDb);
  assert.equal(store.entries.size, kept + 1, 'only what has changed is coded');
  assert.ok(Math.abs(audio.loudness + 16) <= 0.5, `${audio.loudness} LUFS`);
  assert.ok(audio.truePeak <= -1, `${audio.truePeak} dBTP`);
  const far = await mp3Of(changed, 16_000, store, before.audio.gainDb + 3);
  assert.equal(far.audio.gainDb, alone.audio.gainDb, 'a gain that breaks the promise is not kept');
});

/** CRC-16/ARC by its definition on bits, the other way round than in the source. */
function crcByDefinition(bytes: Uint8Array): number {
  const reversed = (value: number, bits: number): number =>
    parseInt(value.toString(2).padStart(bits, '0').split('').reverse().join(''), 2);
  let register = 0;
  for (const byte of bytes) {
    register ^= reversed(byte, 8) << 8;
    for (let bit = 0; bit < 8; bit++)
      register = register & 0x8000 ? ((register << 1) ^ 0x8005) & 0xffff : (register << 1) & 0xffff;
  }
  return reversed(register, 16);
}

test('the Info frame says frames, bytes, delay, padding and both checksums right', async () => {
  const { audio, mp3 } = await mp3Of([burst(16_000), burst(16_000)], 16_000);
  const view = new DataView(mp3.buffer, mp3.byteOffset, mp3.length);
  const tag = 13;
  assert.equal(mp3.subarray(tag, tag + 4).toString(), 'Info');
  const frames = view.getUint32(tag + 8);
  assert.equal(frames, mp3.length / 288 - 1);
  assert.equal(view.getUint32(tag + 12), mp3.length);
  const lame = tag + 120;
  assert.equal(mp3.subarray(lame, lame + 4).toString(), 'LAME');
  const [a = 0, b = 0, c = 0] = mp3.subarray(lame + 21);
  const delay = (a << 4) | (b >> 4);
  const padding = ((b & 15) << 8) | c;
  assert.equal(delay, 576);
  assert.equal(frames * 576 - delay - padding, audio.track.length);
  assert.equal(view.getUint16(lame + 32), crcByDefinition(mp3.subarray(288)));
  assert.equal(view.getUint16(lame + 34), crcByDefinition(mp3.subarray(0, lame + 34)));
});

test('the same samples give the same bytes, whatever was coded before', async () => {
  const first = await mp3Of([burst(16_000)], 16_000);
  await mp3Of(await speak('flite-slt', 1), 16_000);
  assert.deepEqual((await mp3Of([burst(16_000)], 16_000)).mp3, first.mp3);
});

for (const { id } of flite.voices())
  test(`${id}: the file as it is decoded has −16 ± 0.5 LUFS and no peak over −1 dBTP`, async () => {
    const { audio, mp3 } = await mp3Of(await speak(id, 4), 16_000);
    const { loudness, truePeak } = await inspectMp3([mp3]);
    assert.ok(Math.abs(loudness + 16) <= 0.5, `${loudness} LUFS`);
    assert.ok(truePeak <= -1, `${truePeak} dBTP`);
    assert.ok(Math.abs(audio.loudness - loudness) < 0.1, `${audio.loudness} is said, ${loudness} is measured`);
    assert.ok(Math.abs(audio.truePeak - truePeak) < 0.05, `${audio.truePeak} is said, ${truePeak} is measured`);
  });

test('silence is coded as silence', async () => {
  const order = { pcm: new Int16Array(16_000), length: 28 * 576, gainDb: 0, sampleRate: 16_000 };
  const { mp3 } = await makeSegment(order);
  const { pcm } = await decode(mp3);
  assert.ok(pcm.every((sample) => Math.abs(sample) < 1e-4));
});

test('what is no MP3, or stops in the middle of a frame, is refused', async () => {
  const { mp3 } = await mp3Of([burst(16_000)], 16_000);
  const bad: Uint8Array[] = [
    new Uint8Array(0),
    Buffer.from('This is a text and no audio at all. '.repeat(100)),
    Uint8Array.from({ length: 4000 }, (_, i) => (i * 73) % 251),
    mp3.subarray(0, 100),
  ];
  for (const bytes of bad)
    await assert.rejects(inspectMp3([bytes]), { code: 'AA_E_AUDIO_MISMATCH' }, `${bytes.length} bytes`);
});

test('a file that breaks off is shorter than it says', async () => {
  const { audio, mp3 } = await mp3Of(await speak(), 16_000);
  const half = await inspectMp3([mp3.subarray(0, mp3.length / 2)]).then(
    ({ samples }) => samples,
    () => 0,
  );
  assert.ok(half < 0.6 * audio.track.length, `${half} samples`);
});

test('it makes no difference in which pieces a file is read', async () => {
  const { mp3 } = await mp3Of([burst(16_000), burst(16_000)], 16_000);
  const pieces = Array.from({ length: Math.ceil(mp3.length / 1000) }, (_, i) =>
    mp3.subarray(i * 1000, (i + 1) * 1000),
  );
  assert.deepEqual(await inspectMp3(pieces), await inspectMp3([mp3]));
});
