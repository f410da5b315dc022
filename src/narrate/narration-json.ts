import type { Narration } from '../core/narration/schema.js';

/** Indented for people who read a diff, but a word on one line: `[start, end, startMs, endMs]`. */
export function writeNarrationJson(narration: Narration): string {
  // A string in JSON never holds a raw line break, so this touches nothing but lists of four numbers.
  const words = /\[\n\s+(\d+),\n\s+(\d+),\n\s+(\d+),\n\s+(\d+)\n\s+\]/g;
  return `${JSON.stringify(narration, null, 1).replace(words, '[$1, $2, $3, $4]')}\n`;
}
