import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspectMp3 } from '../../../src/narrate/audio/inspect.js';
import { writeMp3 } from '../../../src/narrate/audio/mp3-file.js';
import { produceAudio, type Part } from '../../../src/narrate/audio/produce.js';
import { startSegmentThreads } from '../../../src/narrate/audio/segments.js';
import { partOf, speak, storeInMemory } from './speech.js';

/* What no voice should make, and some will: the promise of −16 ± 0.5 LUFS under −1 dBTP is kept, or nothing is made. */

const RATE = 16_000;
const SECONDS = 3;

const voiceOf = (sample: (n: number) => number, seconds = SECONDS): Part => {
  const pcm = Int16Array.from({ length: RATE * seconds }, (_, n) =>
    Math.max(-32_768, Math.min(32_767, Math.round(32_767 * sample(n)))),
  );
  return partOf({ pcm, marks: [{ startMs: 0, endMs: seconds * 1000 }] }, RATE);
};

/** A noise that is the same each time. */
function noise(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (2 * state) / 2_147_483_647 - 1;
  };
}

const square = (frequency: number) => (n: number) => (Math.sin((2 * Math.PI * frequency * n) / RATE) >= 0 ? 1 : -1);
const speechLike = (amplitude: number) => {
  const next = noise();
  return (n: number) => amplitude * next() * (0.5 + 0.5 * Math.sin((2 * Math.PI * 4 * n) / RATE)) ** 2;
};

const kept: Readonly<Record<string, () => Part[] | Promise<Part[]>>> = {
  'square waves at full scale': () => [110, 997, 3331].map((frequency) => voiceOf(square(frequency))),
  'white noise at full scale': () => [voiceOf(noise())],
  'a sine between the samples': () => [voiceOf((n) => Math.sin((Math.PI * n) / 2 + Math.PI / 4))],
  'clicks in speech': () => {
    const speech = speechLike(0.1);
    return [voiceOf((n) => (n % 4000 === 0 ? 1 : speech(n)))];
  },
  'a whisper and a shout': () => [voiceOf(speechLike(0.004)), voiceOf(speechLike(1)), voiceOf(speechLike(0.02))],
  'a voice 36 dB too soft': () => [voiceOf(speechLike(0.02))],
  'real speech, clipped': async () => {
    const parts = await speak('flite-slt', 1);
    return Promise.all(
      parts.map(async ({ pcm, marks }) => {
        const loud = (await pcm()).map((sample) => Math.max(-32_768, Math.min(32_767, 12 * sample)));
        return partOf({ pcm: loud, marks }, RATE);
      }),
    );
  },
};

async function made(parts: readonly Part[]) {
  const threads = startSegmentThreads();
  try {
    const audio = await produceAudio(parts, RATE, storeInMemory(), threads);
    const chunks: Uint8Array[] = [];
    await writeMp3(audio, new Uint8Array(0), async (data) => {
      for await (const chunk of data as AsyncIterable<Uint8Array>) chunks.push(chunk);
    });
    return await inspectMp3(chunks);
  } finally {
    await threads.close();
  }
}

for (const [name, parts] of Object.entries(kept))
  test(`${name}: −16 ± 0.5 LUFS under −1 dBTP`, async () => {
    const { loudness, truePeak } = await made(await parts());
    assert.ok(Math.abs(loudness + 16) <= 0.5, `${loudness} LUFS`);
    assert.ok(truePeak <= -1, `${truePeak} dBTP`);
  });

const refused: Readonly<Record<string, (n: number) => number>> = {
  silence: () => 0,
  clicks: (n) => (n % RATE === 0 ? 1 : 0),
  'a constant voltage that leaves no room for speech': (n) => 0.6 + 0.1 * Math.sin(n / 5),
  'what is hardly there': (n) => 0.000_05 * Math.sin(n / 3),
};

for (const [name, sample] of Object.entries(refused))
  test(`${name}: refused`, async () => {
    await assert.rejects(made([voiceOf(sample)]), { code: 'AA_E_AUDIO_LEVEL', message: /silent|LUFS/ });
  });

test('a sound that MP3 does not bring back is refused', async () => {
  const turning = voiceOf((n) => (n % 2 ? 1 : -1) * (n % 1600 < 800 ? 1 : 0.2));
  await assert.rejects(made([turning]), { code: 'AA_E_AUDIO_MISMATCH' });
});
