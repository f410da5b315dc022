import { unify } from '../unify.js';
import { transliterated } from './scripts.js';

/* The alphabet of the English voice: ASCII. Letters that have no equal there (Han, Arabic …) stay; their script is named. */

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
  const text = unify(word);
  if (/^[ -~]*$/.test(text)) return text;
  const plain = transliterated(text).normalize('NFD').replace(/\p{M}/gu, '');
  return transliterated(plain.replace(/[^ -~]/gu, (char) => letters[char] ?? char));
}
