import { transliterated } from './scripts.js';

/*
 * The alphabet of the English voice: ASCII. Everything that has an equal there becomes it, so that every rule after
 * this sees one kind of quote, dash and digit. Letters with none (Han, Arabic …) stay for scripts.ts to name.
 */

const special: readonly (readonly [RegExp, string])[] = [
  [/[‘’‚‛ʼ′`´]/g, "'"],
  [/[“”„‟«»″]/g, '"'],
  [/[‐‑−﹣－]/g, '-'],
  [/[‒–]/g, '–'],
  [/[\u00A0\u2009\u202F]/g, ''],
  // "5½" and "m²" would turn into 51/2 and m2 under NFKC.
  [/(?<=\d)(?=[¼½¾⅐-⅞])/g, ' '],
  [/²/g, '^2'],
  [/³/g, '^3'],
  [/º|˚/g, '°'],
  [/×/g, 'x'],
  [/[µμ](?=[gm])/g, 'u'],
];
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  þ: 'th',
  Þ: 'Th',
  ı: 'i',
  ħ: 'h',
  Ħ: 'H',
  ŋ: 'ng',
  Ŋ: 'Ng',
  ə: 'e',
  Ə: 'E',
  ĸ: 'k',
  ŧ: 't',
  Ŧ: 'T',
};

/** A written word in ASCII as far as it goes. Invisible characters (zero-width, bidi controls) are gone. */
export function fold(word: string): string {
  if (/^[\x21-\x7e]*$/.test(word)) return word.includes('`') ? word.replaceAll('`', "'") : word;
  let text = word;
  for (const [pattern, replacement] of special) text = text.replace(pattern, replacement);
  text = transliterated(text.normalize('NFKC'))
    .replace(/[\p{Cf}\p{Cc}\p{Cs}]/gu, '')
    .replaceAll('⁄', '/')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit)
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
  return transliterated(text.replace(/[^ -~]/gu, (char) => letters[char] ?? char));
}

/** Every script keeps its ten digits in a row, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
