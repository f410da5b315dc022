import { joined, type Rule, type Written } from './reading.js';

/**
 * € 5 · CHF 3,5 Mio. · EUR 5 million: the currency is a word before its number but is said after it. The words are read
 * as if it stood behind the number, and what is said is given to them in their order, so that the marks go forward.
 *
 * @param isScale whether a word after the number belongs to it: Mio., million
 */
export function signFirst(
  isCurrency: (text: string) => boolean,
  isScale: (text: string) => boolean,
  readQuantity: Rule,
): Rule {
  return (words, at) => {
    const sign = words[at];
    if (!sign || !isCurrency(sign.text) || !/^\d/.test(joined(words, at) ?? '')) return undefined;
    const length = isScale(joined(words, at + 1) ?? '') ? 2 : 1;
    const number = words.slice(at + 1, at + 1 + length);
    const before = at > 0 ? words.slice(at - 1, at) : [];
    const moved: readonly Written[] = [
      ...before,
      ...number.map(({ text }) => ({ text, gap: ' ' })),
      { text: sign.text, gap: number.at(-1)?.gap ?? '' },
      ...words.slice(at + 1 + length, at + 2 + length),
    ];
    const said = readQuantity(moved, before.length);
    return said?.length === length + 1 ? said : undefined;
  };
}
