import { gapAfter, joinedBefore, type Said, textAt, type Written } from '../reading.js';

/*
 * What is one word of the page, but is read as if more had been written: 5.Mai · 1.FC Köln, with the space left out, 5,– Euro,
 * and the signs of a life, which are no words: (* 5. Mai 1950; † 2001).
 */

const month = /^(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)/;
const glued = /^(\d{1,2}\.)(\p{Lu}[\p{L}-]*\.?)$/u;
const ordinalFollows = /^(?:am|vom|zum|beim|dem|den|der|die|das|des|im)$/i;
const aboutWhen = /^(?:um|ca\.?|vor|nach|zwischen|vermutlich|wohl|wahrscheinlich|im|etwa)$/;

/** The words to be read instead, and which word of the page each is said for. */
function takenApart(words: readonly Written[]): { readonly read: Written[]; readonly of: number[] } {
  const read: Written[] = [];
  const of: number[] = [];
  for (const [at, { text, gap: written }] of words.entries()) {
    const gap = /\d$/.test(text) ? written.replace(/^,[-–—]{1,2}(?=\s)/, '') : written;
    const [, ordinal = '', named = ''] = glued.exec(text) ?? [];
    const isApart =
      month.test(named) ||
      /^(?:FC|SC|SV|Liga|Bundesliga)\b/.test(named) ||
      (named !== '' && ordinalFollows.test(joinedBefore(words, at) ?? ''));
    const parts: Written[] = isApart
      ? [
          { text: ordinal, gap: ' ' },
          { text: named, gap },
        ]
      : [{ text, gap }];
    for (const word of [...signOfLife(words, at), ...parts]) {
      read.push(word);
      of.push(at);
    }
  }
  return { read, of };
}

/** (* 1950 in Köln; † 3. Juni 2001) */
function signOfLife(words: readonly Written[], at: number): Written[] {
  const before = gapAfter(words, at - 1);
  const said = /[(,;–]\s*\*\s*$/.test(before) ? 'geboren' : /[†✝]\s*$/.test(before) ? 'gestorben' : undefined;
  const text = textAt(words, at);
  if (said === undefined || !(/^(?:\d{3}|\d{1,2}\.)/.test(text) || month.test(text) || aboutWhen.test(text)))
    return [];
  const isDay = /^\d{1,2}\.\d/.test(text) || (/^\d{1,2}\.$/.test(text) && month.test(textAt(words, at + 1)));
  return [said, ...(isDay ? ['am'] : [])].map((word) => ({ text: word, gap: ' ' }));
}

/** @param read a reader of sentences */
export function readTakenApart(
  words: readonly Written[],
  read: (words: readonly Written[]) => readonly Said[],
): Said[] {
  const apart = takenApart(words);
  const said: string[][] = words.map(() => []);
  for (const [i, spoken] of read(apart.read).entries()) said[apart.of[i] ?? 0]?.push(...spoken);
  return said;
}
