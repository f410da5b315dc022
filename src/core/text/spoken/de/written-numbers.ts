import type { Said } from '../reading.js';
import { cardinal, fraction, mixedFraction, type One, spelledDigits, year } from './numbers.js';

/** A number as it is written, as a regular expression: 1.300 · 1'300 · 5 1/2 · 3/4 · 3,5 · 1.300,50 · ,45 */
export const numberPattern = String.raw`\d{1,3}(?:\.\d{3})+(?![\d.])(?:,\d+)?|\d{1,3}(?:'\d{3})+(?:[.,]\d+)?|\d+ \d+\/\d+|\d{1,2}\/\d{1,3}(?![\d/])|\d+(?:,\d+)?(?![\d./:])|\d+\.\d{1,2}(?![\d.])|,\d+`;

/** 1.300 · 3,5 · 5 1/2 · 007 */
/** @param one what a one alone is called */
export function numberWords(written: string, one: One = 'eins'): Said {
  const [, whole, numerator, denominator] = /^(?:(\d+) )?(\d+)\/(\d+)$/.exec(written) ?? [];
  if (numerator !== undefined && denominator !== undefined) {
    if (whole !== undefined) return [mixedFraction(whole, numerator, denominator)];
    return fractionOrPair(numerator, denominator);
  }
  const [, version, after] = /^(\d+)\.(\d{1,2})$/.exec(written) ?? [];
  if (version !== undefined && after !== undefined)
    return [...cardinal(version), 'Punkt', ...spelledDigits(after)];
  const [integer = '', decimals] = written.replace(/[.'](?=\d{3})/g, '').split(/[.,]/);
  if (decimals !== undefined) return [...cardinal(integer || '0'), 'Komma', ...spelledDigits(decimals)];
  return /^0\d/.test(integer) ? spelledDigits(integer) : cardinal(integer, integer === '1' ? one : 'eins');
}

/** 3/4 is a fraction; 24/7 is two numbers. */
function fractionOrPair(numerator: string, denominator: string): Said {
  const common = /^(?:[2-9]|10|12|16|20|32|50|64|100|1000)$/.test(denominator);
  if (common && Number(numerator) < Number(denominator)) return fraction(numerator, denominator);
  return [...numberWords(numerator), ...numberWords(denominator)];
}

/** 1998 · 1914–1918 · 1914–18 · 2023/24 */
export function yearsBetween(first: string, last?: string, between: Said = []): Said {
  if (last === undefined) return [year(first)];
  return [year(first), ...between, ...(isYear(last) ? [year(last)] : cardinal(last))];
}

/** 1100 to 2099, written without a full stop. */
export function isYear(digits: string): boolean {
  return /^(?:1[1-9]|20)\d\d$/.test(digits);
}
