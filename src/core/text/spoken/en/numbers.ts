import type { Said } from '../reading.js';

/** Numbers in words, American style: one hundred thirty. Arguments are ASCII digits and cannot be too long. */

const small =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/);
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const scales = ['', 'thousand', 'million', 'billion', 'trillion'];
const irregularOrdinals: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  five: 'fifth',
  eight: 'eighth',
  nine: 'ninth',
  twelve: 'twelfth',
};

/** 130 → one hundred thirty. Beyond trillions the digits one by one. */
export function cardinal(digits: string): Said {
  const significant = digits.replace(/^0+(?=\d)/, '');
  if (significant.length > 15) return spelledDigits(digits);
  const value = Number(significant);
  if (value === 0) return ['zero'];
  const said: string[] = [];
  for (let scale = scales.length - 1; scale >= 0; scale--) {
    const group = Math.floor(value / 1000 ** scale) % 1000;
    if (group > 0) said.push(...belowThousand(group), ...(scale > 0 ? [scales[scale] ?? ''] : []));
  }
  return said;
}

/** 22 → twenty second */
export function ordinal(digits: string): Said {
  return ordinalOf(cardinal(digits));
}

/** Digits one by one: 007 → zero zero seven */
export function spelledDigits(digits: string): Said {
  return Array.from(digits, (digit) => small[Number(digit)] ?? 'zero');
}

/** 1999 → nineteen ninety nine, 2005 → two thousand five, 2018 → twenty eighteen. Four digits. */
export function year(digits: string): Said {
  const century = digits.slice(0, 2);
  const rest = digits.slice(2);
  if (digits.startsWith('200') || (century.endsWith('0') && rest === '00')) return cardinal(digits);
  if (rest === '00') return [...cardinal(century), 'hundred'];
  return [...cardinal(century), ...twoDigits(rest)];
}

/** Minutes and the ends of years: 05 → oh five, 30 → thirty */
export function twoDigits(digits: string): Said {
  return digits.startsWith('0') ? ['oh', ...cardinal(digits)] : cardinal(digits);
}

/** Numbers of flights, roads and models: 370 → three seventy, 747 → seven forty seven, 2490 → two four nine zero */
export function serial(digits: string): Said {
  if (digits.length < 3) return digits.startsWith('0') ? spelledDigits(digits) : cardinal(digits);
  if (digits.length > 3 || digits.startsWith('0')) return spelledDigits(digits);
  const rest = digits.slice(1);
  return rest === '00' ? cardinal(digits) : [...spelledDigits(digits.slice(0, 1)), ...twoDigits(rest)];
}

/** 1990s → nineteen nineties, 20s → twenties, 1900s → nineteen hundreds */
export function decade(digits: string): Said {
  if (digits === '00') return ['two', 'thousands'];
  return pluralOf(digits.length === 4 ? year(digits) : cardinal(digits));
}

/** 1/2 → one half, 3/4 → three quarters, 2/3 → two thirds, 5/100 → five hundredths */
export function fraction(numerator: string, denominator: string): Said {
  const one = Number(numerator) === 1;
  const said = ordinal(denominator);
  // five hundredths, not “five one hundredths”
  const parts = said[0] === 'one' ? said.slice(1) : said;
  const part =
    Number(denominator) === 2
      ? [one ? 'half' : 'halves']
      : Number(denominator) === 4
        ? [one ? 'quarter' : 'quarters']
        : one
          ? parts
          : pluralOf(parts);
  return [...cardinal(numerator), ...part];
}

function belowThousand(value: number): string[] {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const said = hundreds > 0 ? [small[hundreds] ?? '', 'hundred'] : [];
  if (rest >= 20)
    said.push(tens[Math.floor(rest / 10)] ?? '', ...(rest % 10 > 0 ? [small[rest % 10] ?? ''] : []));
  else if (rest > 0) said.push(small[rest] ?? '');
  return said;
}

function ordinalOf(said: Said): Said {
  const last = said.at(-1) ?? '';
  return [
    ...said.slice(0, -1),
    irregularOrdinals[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`),
  ];
}

function pluralOf(said: Said): Said {
  const last = said.at(-1) ?? '';
  const plural = last.endsWith('y')
    ? `${last.slice(0, -1)}ies`
    : last.endsWith('x')
      ? `${last}es`
      : `${last}s`;
  return [...said.slice(0, -1), plural];
}
