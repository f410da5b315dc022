import type { Narration } from '../../src/core/narration/schema.js';
import { sampleNarration } from './narration/sample.js';

/** A sentence of an article as its author knows it: it is the same one wherever it is moved. */
export interface Line {
  readonly id: number;
  readonly text: string;
}

/** Reads paragraphs aloud. The voice: ms for each letter of a word. */
export function narrate(
  paragraphs: readonly (readonly Line[])[],
  voice: (word: string) => number,
): Narration {
  const narration = sampleNarration();
  let ms = 0;
  narration.blocks = paragraphs.map((paragraph) => {
    let offset = 0;
    const sentences = paragraph.map(({ text }) => {
      const start = offset;
      const startMs = (ms += 400);
      const words = text.split(' ').map((word): [number, number, number, number] => {
        const at = offset;
        offset += word.length + 1;
        const from = ms;
        ms += Math.round(word.length * voice(word));
        return [at, at + word.length, from, ms];
      });
      return { start, end: start + text.length, startMs, endMs: ms, words };
    });
    const text = paragraph.map((line) => line.text).join(' ');
    return { kind: 'paragraph', text, sha256: 'a'.repeat(64), sentences };
  });
  return narration;
}
