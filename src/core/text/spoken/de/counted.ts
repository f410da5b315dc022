import { joined, type Said, type Written } from '../reading.js';
import { genderOf } from './genders.js';
import { type Currency, currencyCalled } from './money.js';
import { cardinal, type One } from './numbers.js';
import { type Unit, unitFor } from './units.js';

/* What is counted, as far as it is written after the number: Mio. · km · € · °C */

export interface Counted {
  readonly scale?: Unit;
  readonly of?: Unit;
  readonly currency?: Currency;
  /** 5 €/Monat */
  readonly per?: string;
}

const meter: Currency = { name: ['Meter', 'Meter'], cents: ['Zentimeter', 'Zentimeter'] };
const scales: Readonly<Record<string, Unit>> = {
  Tsd: ['Tausend', 'Tausend'],
  Tausend: ['Tausend', 'Tausend'],
  Mio: ['Million', 'Millionen'],
  Mill: ['Million', 'Millionen'],
  Mrd: ['Milliarde', 'Milliarden'],
  Bio: ['Billion', 'Billionen'],
  Million: ['Million', 'Million'],
  Milliarde: ['Milliarde', 'Milliarde'],
  Millionen: ['Millionen', 'Millionen'],
  Milliarden: ['Milliarden', 'Milliarden'],
  Billionen: ['Billionen', 'Billionen'],
};

export function scaleFor(text: string): Unit | undefined {
  const key = text.replace(/\.$/, '');
  return Object.hasOwn(scales, key) ? scales[key] : undefined;
}

/** What the number's own word says after the digits: 5km, 3,5Mio, 20€. Undefined: this is no quantity. */
export function countedWithin(rest: string): Counted | undefined {
  if (rest === '') return {};
  const scale = scaleFor(rest);
  if (scale) return { scale };
  return unitOf(rest)[0];
}

/** What the next words say, one entry a word: Mio. · € · Mio. | € · km */
export function countedAfter(words: readonly Written[], at: number): Counted[] {
  const next = joined(words, at) ?? '';
  const scale = scaleFor(next);
  if (!scale) return unitOf(next);
  return [{ scale }, ...unitOf(joined(words, at + 1) ?? '')];
}

export function unitOf(text: string): Counted[] {
  // 1,90 m is said like an amount of money: ein Meter neunzig
  if (text === 'm') return [{ of: meter.name, currency: meter }];
  const of = unitFor(text);
  if (of) return [{ of }];
  const [, name = '', per] = /^([^/]+)(?:\/([\p{L}^\d]{1,20}))?$/u.exec(text) ?? [];
  const currency = currencyCalled(name);
  if (!currency) return [];
  return [{ of: currency.name, currency, ...(per === undefined ? {} : { per: perUnit(per) }) }];
}

/** Monat, Quadratmeter; 5 €/100 km */
function perUnit(written: string): string {
  if (/^\d+$/.test(written)) return cardinal(written).join(' ');
  return unitFor(written)?.[0] ?? written.replace(/\P{L}/gu, '');
}

/** What is counted, without what it is counted by: Quadratmeter, Liter pro Stunde, U S Dollar. */
export const nounOf = ([one]: Unit): string =>
  one
    .replace(/ pro .*/, '')
    .split(' ')
    .findLast((word) => /^\p{Lu}\p{Ll}/u.test(word)) ?? '';

/** eine Million, eine Tonne, ein Euro */
export const oneBefore = (unit: Unit): One => (genderOf(nounOf(unit)) === 'feminine' ? 'eine' : 'ein');

/** 5,99 → fünf Euro | neunundneunzig; 0,99 → neunundneunzig Cent. Undefined: no amount with two decimals. */
export function amount(
  currency: Currency,
  written: string,
): readonly [number: string, name: Said] | undefined {
  // CHF 1.50, as Switzerland writes it: thousands have three digits.
  const [, units = '', cents = ''] = /^([\d.]*)(?:,|(?<=^\d{1,3})\.)(\d\d)$/.exec(written) ?? [];
  if (!currency.cents || cents === '') return undefined;
  const digits = units.replaceAll('.', '');
  if (Number(digits) === 0 && cents !== '00')
    return [String(Number(cents)), currency.cents[Number(cents) === 1 ? 0 : 1].split(' ')];
  return [digits, currency.name[Number(digits) === 1 ? 0 : 1].split(' ')];
}
