import { joined, joinedBefore, textAt, type Written } from '../reading.js';
import { type Currency, currencyFor } from './money.js';
import { type Unit, unitFor, unitPrefixes } from './units.js';

/* What is counted, as far as it is written after the number: million · km · € · °C */

export interface Counted {
  readonly scale?: string;
  readonly of?: Unit;
  /** Whatever hangs on with a hyphen: $5-a-day */
  readonly more?: string;
  /** $4.50/gallon */
  readonly per?: string;
  /** The upper end of a range whose lower end is in the words before: $1 million-$2 million */
  readonly upTo?: string;
}

const scales: Readonly<Record<string, string>> = {
  thousand: 'thousand',
  million: 'million',
  billion: 'billion',
  trillion: 'trillion',
  bn: 'billion',
  mn: 'million',
  mln: 'million',
  tn: 'trillion',
  trn: 'trillion',
  k: 'thousand',
  M: 'million',
  lakh: 'lakh',
  crore: 'crore',
};
/** Only of money: $5m, $5K; otherwise meters and model numbers. */
const moneyScales: Readonly<Record<string, string>> = {
  m: 'million',
  K: 'thousand',
  b: 'billion',
  B: 'billion',
  t: 'trillion',
  T: 'trillion',
};
/** What the number's own word says after the digits. Undefined: this is no quantity. */
export function countedWithin(
  rest: string,
  currency: Currency | undefined,
  words: readonly Written[],
  at: number,
): Counted | undefined {
  if (rest === '') return {};
  // $15/hr · £5m/year · €3/m²
  const [, thousands = '', per] = /^([A-Za-z]{0,3})\/([A-Za-z]{1,20}(?:\^[23])?)$/.exec(rest) ?? [];
  const many = scaleOf(thousands, currency);
  if (per !== undefined && currency && (thousands === '' || many !== undefined))
    return { ...(many === undefined ? {} : { scale: many }), per: unitFor(per)?.[0] ?? per };
  // $100-million · $5-a-day; without money a hyphenated number is an ordinary compound.
  const hyphen = /^([^-–]*)-([A-Za-z].*)$/s.exec(rest);
  if (hyphen) {
    // a 1950s-style hall, but a 30s-long clip
    if (/^'?(?:1\d|20)?[1-9]0s-(?!long)/.test(textAt(words, at))) return undefined;
    const head = countedWithin(hyphen[1] ?? '', currency, words, at);
    if (!head || !(currency ?? head.of ?? head.scale)) return undefined;
    const [, scale, more] = /^(thousand|million|billion|trillion)(?:-(.*))?$/s.exec(hyphen[2] ?? '') ?? [];
    return scale ? { ...head, scale, ...(more ? { more } : {}) } : { ...head, more: hyphen[2] ?? '' };
  }
  if (/^[CF]$/.test(rest) && isTemperature(words, at)) return { of: unitFor(`°${rest}`) ?? ['', ''] };
  if (rest === 'x') return { of: ['times', 'times'] };
  if (rest === 'p' && /^(?:480|720|1080|1440|2160)p$/.test(textAt(words, at))) return undefined;
  if (rest === 'in') return { of: ['inch', 'inches'] };
  if (rest === 'm' && /^\d+h$/.test(joinedBefore(words, at) ?? '')) return { of: ['minute', 'minutes'] };
  if (rest === 'm' && !currency) return metersOrMillions(joined(words, at));
  const scaled = scaleAt(rest, currency);
  const [scale, left] = scaled ? [{ scale: scaled.scale }, rest.slice(scaled.length)] : [{}, rest];
  if (!currency || left === '') {
    if (scaled && left === '') return scale;
    const whole = scaled && !currency && unitFor(rest);
    if (whole) return { of: whole };
    const of = unitFor(left) ?? currencyFor(left)?.name ?? pence(left);
    if (of) return { ...scale, of };
  }
  return left === '+' ? { ...scale, more: '+' } : undefined;
}

function scaleAt(
  rest: string,
  currency: Currency | undefined,
): { scale: string; length: number } | undefined {
  const key =
    /^(?:trillion|billion|million|thousand|trn|mln|bn|mn|tn|[kKmMbBtT])(?![A-Za-z/])/.exec(rest)?.[0] ?? '';
  const scale = scaleOf(key, currency);
  return scale ? { scale, length: key.length } : undefined;
}

export function scaleOf(key: string, currency: Currency | undefined): string | undefined {
  if (Object.hasOwn(scales, key)) return scales[key];
  return currency && Object.hasOwn(moneyScales, key) ? moneyScales[key] : undefined;
}

function pence(text: string): Unit | undefined {
  if (text === 'p') return ['penny', 'pence'];
  return text === 'c' ? ['cent', 'cents'] : undefined;
}

/** 40.3C, above 40C; but gate 40C */
function isTemperature(words: readonly Written[], at: number): boolean {
  if (/\.\d+.$|^-/.test(textAt(words, at))) return true;
  return /^(?:to|of|at|above|below|hit|reached|around|about|nearly|over|under)$/i.test(
    joinedBefore(words, at) ?? '',
  );
}

/** 5m people, but 100m hurdles and 500m away. */
function metersOrMillions(next: string | undefined): Counted {
  const counted = /(?:[^s]s|^people|^men|^women|^children|^of|^more|^new)$/.test(next ?? '');
  return counted && !/^(?:hurdles|waves|walls|finals|across|this|was|is|always)$/.test(next ?? '')
    ? { scale: 'million' }
    : { of: ['meter', 'meters'] };
}

/** What the next words say, one entry a word: million · € · million | € · km */
export function countedAfter(
  currency: Currency | undefined,
  words: readonly Written[],
  at: number,
): Counted[] {
  const next = joined(words, at);
  if (next === undefined) return [];
  const prefix = Object.hasOwn(unitPrefixes, next.replace(/\.$/, ''))
    ? unitPrefixes[next.replace(/\.$/, '')]
    : undefined;
  const squared = prefix === undefined ? undefined : unitFor(joined(words, at + 1) ?? '');
  if (prefix !== undefined && squared) return [{ of: [prefix, prefix] }, { of: squared }];
  const [, key = '', more] = /^([A-Za-z]+)(?:[-–](.+))?$/s.exec(next) ?? [];
  const scale = scaleOf(key, key === 'm' ? currency : undefined);
  // 5 km-long
  const long = /^[A-Za-z]/.test(more ?? '') && key.length > 1 && !scale ? unitFor(key) : undefined;
  if (long && more !== undefined) return [{ of: [long[0], long[0]], more }];
  if (currency) return scale ? scaledMoney(scale, more, words, at) : [];
  if (!scale || more !== undefined) {
    const of = currencyFor(next)?.name ?? unitFor(next);
    return of ? [{ of }] : [];
  }
  const then = joined(words, at + 1) ?? '';
  const of = currencyFor(then)?.name ?? unitFor(then);
  return of ? [{ scale }, { of }] : [{ scale }];
}

/** million · million-dollar · million-$2 | million */
function scaledMoney(
  scale: string,
  more: string | undefined,
  words: readonly Written[],
  at: number,
): Counted[] {
  if (more === undefined) return [{ scale }];
  const [, upTo] = /^\p{Sc}(\d[\d.,]*)$/u.exec(more) ?? [];
  const then = scaleOf(joined(words, at + 1) ?? '', undefined);
  return upTo !== undefined && then !== undefined ? [{ scale, upTo }, { scale: then }] : [{ scale, more }];
}
