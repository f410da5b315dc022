import { type Rule, type Said, textAt, type Written } from './reading.js';

/**
 * A reader of sentences: at every word the first rule that has something to say decides for the words that it takes;
 * what no rule knows is read by `plain`.
 *
 * @param plain has an answer for every word; it is given whether the sentence is set in capitals
 */
export function readerOf(
  rules: readonly Rule[],
  plain: (word: string, shouting: boolean) => Said,
): (words: readonly Written[]) => Said[] {
  return (words) => {
    const shouting = isShouting(words.map((word) => word.text));
    const said: Said[] = [];
    while (said.length < words.length) {
      const at = said.length;
      let readings: readonly Said[] | undefined;
      for (const rule of rules) if ((readings = rule(words, at))) break;
      said.push(...(readings ?? [plain(textAt(words, at), shouting)]));
    }
    return said;
  };
}

/** Whether a sentence is set in capitals, as some headings are. */
function isShouting(words: readonly string[]): boolean {
  if (words.some((word) => /\p{Ll}/u.test(word))) return false;
  const long = words.filter((word) => /^[\p{Lu}']{3,}$/u.test(word));
  return long.length > 2 || long.some((word) => word.length > 5);
}
