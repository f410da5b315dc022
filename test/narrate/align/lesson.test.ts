import assert from 'node:assert/strict';
import { test } from 'node:test';
import { learn } from '../../../src/narrate/align/lesson.js';
import { HOP_MS, SAMPLE_RATE } from '../../../src/narrate/align/spectrum.js';
import type { Speech, Voice } from '../../../src/narrate/voice/voice.js';

/** A hum, silence, and a burst with a hum: “a pa”. */
function speech(silenceMs: number): Speech {
  const burst = 200 + silenceMs;
  const pcm = Int16Array.from({ length: ((burst + 200) * SAMPLE_RATE) / 1000 }, (_, n) => {
    const ms = (n * 1000) / SAMPLE_RATE;
    return ms < 200 || ms >= burst ? 8000 * Math.sin((2 * Math.PI * 220 * n) / SAMPLE_RATE) : 0;
  });
  return {
    pcm,
    marks: [
      { startMs: 0, endMs: 200 },
      { startMs: 200, endMs: burst + 200 },
    ],
    phones: [
      { name: 'a', startMs: 0, endMs: 200 },
      { name: 'p', startMs: burst, endMs: burst + 30 },
      { name: 'a', startMs: burst + 30, endMs: burst + 200 },
    ],
  };
}

async function firstSoundOfSecondWord(silenceMs: number): Promise<number> {
  const voice: Voice = {
    ...{ id: 'made', name: 'Made', lang: 'en', engine: { name: 'made', version: '1' } },
    ...{ sampleRate: SAMPLE_RATE, digitalSourceType: '', phonemes: false, marks: 'engine' },
    speak: ({ tokens }) => Promise.resolve(tokens.length === 2 ? speech(silenceMs) : speech(0)),
    close: () => Promise.resolve(),
  };
  const { tokens } = await learn([{ lang: 'en', tokens: [{ text: 'a' }, { text: 'pa' }] }], [voice]);
  return (tokens[0]?.[1]?.[0]?.duration ?? 0) * HOP_MS;
}

test('a plosive that begins a word lasts from its closure, where the word is marked, and not from its burst', async () => {
  const ms = await firstSoundOfSecondWord(50);
  assert.ok(ms >= 75 && ms <= 85, `${ms} ms`);
});

test('a pause between two words is no closure', async () => {
  const ms = await firstSoundOfSecondWord(200);
  assert.ok(ms >= 25 && ms <= 35, `${ms} ms`);
});
