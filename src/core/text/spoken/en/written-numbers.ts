import type { Said } from '../reading.js';
import { cardinal, fraction, spelledDigits, twoDigits, year } from './numbers.js';

/** A number as it is written, as a regular expression: 1,300 · 5 1/2 · 3/4 · 3,5 · 3.5 · .45 */
export const numberPattern = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+ \d+\/\d+|\d\/(?:1000|\d{1,3})(?![\d/])|\d+,\d{1,2}(?!\d)|\d+(?:\.\d+)?(?![\d.:]|\/(?![A-Za-z]))|\.\d+`;

/** 1,300 · 3.5 · 5 1/2 · 007 */
export function numberWords(written: string): Said {
  const [, whole, numerator, denominator] = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(written) ?? [];
  if (numerator !== undefined && denominator !== undefined)
    return [
      ...(whole === undefined ? [] : [...cardinal(whole), 'and']),
      ...fractionOrPair(numerator, denominator),
    ];
  const text = /^\d+,\d{1,2}$/.test(written) ? written.replace(',', '.') : written.replaceAll(',', '');
  const [integer = '', decimals] = text.split('.');
  if (decimals !== undefined)
    return [...(integer === '' ? [] : cardinal(integer)), 'point', ...spelledDigits(decimals)];
  return /^0\d/.test(integer) ? spelledDigits(integer) : cardinal(integer);
}

/** 3/4 is a fraction; 9/11 and 24/7 are two numbers. */
function fractionOrPair(numerator: string, denominator: string): Said {
  const common = /^(?:[2-9]|10|12|16|20|32|50|64|100|1000)$/.test(denominator);
  if (common && Number(numerator) < Number(denominator)) return fraction(numerator, denominator);
  return [...numberWords(numerator), ...numberWords(denominator)];
}

/** 1914–1918 · 1914–18 */
export function yearsBetween(first: string, last: string): Said {
  const end = last.length === 2 ? twoDigits(last) : isYear(last) ? year(last) : numberWords(last);
  return [...year(first), 'to', ...end];
}

/** 1100 to 2099, written without a comma. */
export function isYear(digits: string): boolean {
  return /^(?:1[1-9]|20)\d\d$/.test(digits);
}
