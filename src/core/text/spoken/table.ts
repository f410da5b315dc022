import type { Said } from './reading.js';

/** The words of a list that is written as text. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** Of `written = said` pairs, with a bar or a new line between them, so that a table reads like a dictionary page. */
export function sayings(text: string): ReadonlyMap<string, Said> {
  return new Map(
    text.split(/[|\n]/).flatMap((line) => {
      const [written = '', said = ''] = line.split(' = ').map((part) => part.trim());
      return written === '' ? [] : [[written, said.split(' ')] as const];
    }),
  );
}

/** Keys as the alternatives of a regular expression, longer ones first. */
export function alternatives(keys: readonly string[]): string {
  return [...keys]
    .sort((a, b) => b.length - a.length)
    .map((key) => key.replace(/[$^.]/g, String.raw`\$&`))
    .join('|');
}
