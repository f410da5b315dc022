import type { Said } from '../reading.js';

/** Numbers in words. Arguments are ASCII digits and cannot be too long. Below a million a number is one word. */

const small =
  `null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn
  achtzehn neunzehn`.split(/\s+/);
const tens = 'null zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig'.split(' ');
const scales = 'Million Milliarde Billion Billiarde Trillion Trilliarde'.split(' ');
const irregularOrdinals: Readonly<Record<number, string>> = { 1: 'erst', 3: 'dritt', 7: 'siebt', 8: 'acht' };

/** What a one at the end is called: counted alone, before a noun (`ein Euro`, `eine Minute`). */
export type One = 'eins' | 'ein' | 'eine';

/** 1300 → eintausenddreihundert, 2000000 → zwei Millionen. Beyond Trilliarden the digits one by one. */
export function cardinal(digits: string, one: One = 'eins'): Said {
  const significant = digits.replace(/^0+(?=\d)/, '');
  if (significant.length > 24) return spelledDigits(digits);
  const below = belowMillion(Number(significant.slice(-6)), one);
  const said = millionsOf(significant.slice(0, -6));
  return said.length > 0 && /^0*$/.test(significant.slice(-6)) ? said : [...said, below];
}

/** @param high what stands before the last six digits */
function millionsOf(high: string): Said {
  const said: string[] = [];
  for (let scale = Math.ceil(high.length / 3) - 1; scale >= 0; scale--) {
    const end = high.length - 3 * scale;
    const group = Number(high.slice(Math.max(0, end - 3), end));
    const name = scales[scale] ?? '';
    if (group === 1) said.push('eine', name);
    else if (group > 0) said.push(belowMillion(group, 'eine'), `${name}${name.endsWith('e') ? 'n' : 'en'}`);
  }
  return said;
}

function belowMillion(value: number, one: One): string {
  // Round numbers are said without their one: hundert, tausend, but einhundertfünfzig.
  if (value === 100) return 'hundert';
  if (value === 1000) return 'tausend';
  if (value === 100_000) return 'hunderttausend';
  const thousands = Math.floor(value / 1000);
  const rest = value % 1000;
  const head = thousands > 0 ? `${belowThousand(thousands, 'ein')}tausend` : '';
  return rest === 0 && head !== '' ? head : head + belowThousand(rest, one);
}

function belowThousand(value: number, one: One): string {
  const hundreds = Math.floor(value / 100);
  const rest = value % 100;
  const head = hundreds > 0 ? `${unit(hundreds)}hundert` : '';
  if (rest === 0) return head === '' ? 'null' : head;
  if (rest === 1) return head + (head === '' || one === 'eins' ? one : 'ein');
  if (rest < 20) return head + (small[rest] ?? '');
  const ones = rest % 10;
  return `${head}${ones > 0 ? `${unit(ones)}und` : ''}${tens[Math.floor(rest / 10)] ?? ''}`;
}

function unit(value: number): string {
  return value === 1 ? 'ein' : (small[value] ?? '');
}

/** 22 → zweiundzwanzigst, to which the ending comes. */
export function ordinalStem(digits: string): string {
  const said = cardinal(digits).join('').toLowerCase();
  const last = Number(digits.slice(-2));
  if (last === 0 || last > 19) return `${said}st`;
  const ending = small[last] ?? '';
  return said.slice(0, -ending.length) + (irregularOrdinals[last] ?? `${ending}t`);
}

/** Digits one by one: 007 → null null sieben */
export function spelledDigits(digits: string): Said {
  return Array.from(digits, (digit) => small[Number(digit)] ?? 'null');
}

/** 1998 → neunzehnhundertachtundneunzig, 2024 → zweitausendvierundzwanzig, 1066 → tausendsechsundsechzig. Four digits. */
export function year(digits: string): string {
  const century = Number(digits.slice(0, 2));
  if (century < 11 || century > 19)
    return cardinal(digits)
      .join('')
      .replace(/^ein(?=tausend)/, '');
  const rest = Number(digits.slice(2));
  return `${small[century] ?? ''}hundert${rest > 0 ? belowThousand(rest, 'eins') : ''}`;
}

/** 1990er → neunzehnhundertneunziger, 50er → fünfziger, 1er → einser */
export function decade(digits: string, ending: string): string {
  const said = digits.length === 4 ? year(digits) : cardinal(digits).join('').toLowerCase();
  return said + ending;
}

/** 1/2 → ein halb, 3/4 → drei Viertel, 2/3 → zwei Drittel */
export function fraction(numerator: string, denominator: string): Said {
  const parts =
    Number(denominator) === 2 ? (Number(numerator) === 1 ? 'halb' : 'Halbe') : partsOf(denominator);
  return [...cardinal(numerator, 'ein'), parts];
}

/** 2 1/2 → zweieinhalb, 5 3/4 → fünfdreiviertel: one word */
export function mixedFraction(whole: string, numerator: string, denominator: string): string {
  const first = Number(whole) === 1 ? 'ein' : cardinal(whole).join('');
  return first + fraction(numerator, denominator).join('').toLowerCase();
}

/** Drittel, Viertel, Zwanzigstel */
function partsOf(denominator: string): string {
  const name = `${ordinalStem(denominator)}el`;
  return name.charAt(0).toUpperCase() + name.slice(1);
}
