import type { TextRange } from './range.js';

/** UTF-16 units: some 250 words, two minutes. Nobody reads along in more, and a voice's time and memory grow with it. */
const MOST = 1500;

const endsClause = /[,;:)\]—–…،؛](?=\s)|[、，；：]/gu;
const space = /(?<=\S)(?=\s)/gu;
const saysSomething = /[\p{L}\p{N}]/u;

const trimmedStart = (text: string, start: number): number =>
  start + (/^\s*/.exec(text.slice(start, start + MOST))?.[0].length ?? 0);

/** The last place within the window where the text may be parted. */
function lastPlace(text: string, from: number, to: number): number | undefined {
  for (const pattern of [endsClause, space]) {
    const places = Array.from(
      text.slice(from, to).matchAll(pattern),
      (match) => from + match.index + match[0].length,
    );
    const place = places.findLast((at) => saysSomething.test(text.slice(at, at + MOST)));
    if (place !== undefined) return place;
  }
  return undefined;
}

/**
 * A sentence that no one can follow is parted where a clause ends, or at least a word; one without any such place stays whole.
 * Between the parts is only whitespace.
 */
export function partLongSentence(text: string, { start, end }: TextRange): TextRange[] {
  const parts: TextRange[] = [];
  let from = start;
  while (end - from > MOST) {
    const place = lastPlace(text, from + MOST / 2, from + MOST);
    if (place === undefined) break;
    parts.push({ start: from, end: place });
    from = trimmedStart(text, place);
  }
  return [...parts, { start: from, end }];
}
