import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Narration } from '../src/core/narration/schema.js';
import { wavHead } from '../test/wav.js';

/* A narration of very many words. Its middle is spoken in time; what stands before and after goes by at 1 ms a word. */

export const LONG = 100_000;
const PER_SENTENCE = 20;
const SENTENCES_PER_BLOCK = 5;
/** How many words are spoken in time. */
const HEARD = 400;
/** As long as words are in speech: short ones, and long ones between them. */
const WORDS_MS = [260, 80, 180, 120, 360, 200];

/** The first word that is spoken in time; it begins at as many ms. */
export const firstHeard = (words = LONG): number => words / 2;

const sha256 = '0'.repeat(64);

export function longNarration(audio: string, words = LONG): { narration: Narration; durationMs: number } {
  let ms = 0;
  let said = 0;
  const first = firstHeard(words);
  const blocks = Array.from({ length: words / PER_SENTENCE / SENTENCES_PER_BLOCK }, () => {
    let text = '';
    const sentences = Array.from({ length: SENTENCES_PER_BLOCK }, () => {
      if (text) text += ' ';
      const start = text.length;
      const startMs = ms;
      const inSentence = Array.from({ length: PER_SENTENCE }, (_, i): [number, number, number, number] => {
        if (i > 0) text += ' ';
        const from = text.length;
        text += `word${said}`;
        const begins = ms;
        ms += said >= first && said < first + HEARD ? WORDS_MS[said % WORDS_MS.length]! : 1;
        said++;
        return [from, text.length, begins, ms];
      });
      text += '.';
      return { start, end: text.length, startMs, endMs: ms, words: inSentence };
    });
    return { kind: 'paragraph' as const, text, sha256, sentences };
  });
  const narration: Narration = {
    version: 1,
    id: 'long',
    revision: sha256,
    lang: 'en',
    title: 'A very long article',
    audio: [{ src: audio, type: 'audio/wav', bytes: 1, duration: ms, sha256, loudness: -16, truePeak: -1.5 }],
    voice: { id: 'none', name: 'Nobody', engine: 'none', engineVersion: '1', lang: 'en' },
    generated: { date: '2026-01-01', tool: 'bench', digitalSourceType: 'http://cv.iptc.org/x' },
    reviewed: null,
    blocks,
    omitted: [],
  };
  return { narration, durationMs: ms };
}

/** Silence, 8 kHz, mono, 8 bit. */
export function silence(ms: number): Buffer {
  const samples = Buffer.alloc(ms * 8, 128);
  return Buffer.concat([wavHead(samples.length, { rate: 8000, bits: 8 }), samples]);
}

/** Published as `articles/long`. */
export async function publishLong(folder: string): Promise<Narration> {
  const { narration, durationMs } = longNarration('../audio/long.wav');
  await writeFile(join(folder, 'audio/long.wav'), silence(durationMs));
  await writeFile(join(folder, 'transcripts/long.json'), JSON.stringify(narration));
  return narration;
}
