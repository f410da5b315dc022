import { joined, joinedBefore, type Rule, type Said, type Written } from '../reading.js';
import { isYear, readCompound } from './compounds.js';
import { type Currency, currencyFor, currencyPattern } from './money.js';
import { cardinal, decade, fraction, ordinal, spelledDigits, twoDigits, year } from './numbers.js';
import { type Unit, unitFor } from './units.js';

/*
 * Numbers and what is counted: 1,300 · -5 · 3.5 · 1/2 · 10–15% · $3.5bn · US$10-15 million · 5 € · 20 °C · 1914–18.
 * What follows in the next words (million, €, km) is said there, so that “$3.5 billion” is “three point five | billion dollars”.
 */

const number = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+ \d+\/\d+|\d\/\d{1,3}(?![\d/])|\d+,\d{1,2}(?!\d)|\d+(?:\.\d+)?(?![\d./:])|\.\d+`;
const quantity = new RegExp(
  String.raw`^(?<about>[~≈<>≤≥])?(?<sign>[-–+±])?(?<currency>${currencyPattern})?(?<low>${number})(?:(?<lowScale>bn|mn|tn|k|m|b)?(?<dash>[-–])(?:${currencyPattern})?(?<high>${number}))?(?<rest>.*)$`,
  'su',
);
const approximations: Readonly<Record<string, string>> = {
  '~': 'about',
  '≈': 'about',
  '<': 'less than',
  '>': 'more than',
  '≤': 'at most',
  '≥': 'at least',
};
const signs: Readonly<Record<string, string>> = {
  '-': 'minus',
  '–': 'minus',
  '+': 'plus',
  '±': 'plus or minus',
};
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
const determiners = /^(?:an?|the|this|that|his|her|its|their|our|my|your|another|new|per)$/i;
const functionWords =
  /^(?:in|of|for|to|from|and|or|was|is|were|are|by|on|at|as|a|an|per|each|the|than|that|which|who|with|into|over|under|worth|more|less|if|but|he|she|it|they|we|had|has|have|will|would|could|not|when|while|because|before|after|since|until|this|last|next|out|up|down|every|among|against|during|between|within|through|about|so|then|went|came|comes|goes)$/;

export const readQuantity: Rule = (words, at) => {
  const text = words[at]?.text ?? '';
  if (!/\d/.test(text)) return undefined;
  const series = /^'?(\d[\d,]*)(st|nd|rd|th|s)$/i.exec(text);
  if (series?.[1] && series[2]) {
    const digits = series[1].replaceAll(',', '');
    return [series[2].toLowerCase() === 's' ? decade(digits) : ordinal(digits)];
  }
  if (/^'\d\d$/.test(text)) return [twoDigits(text.slice(1))];
  // 5km-10km
  const once = text.replace(/^([~<>]?[\d.,]+)((?!s)[A-Za-z°%/]+)([-–][\d.,]+)\2$/, '$1$3$2');
  const groups = quantity.exec(once)?.groups;
  return (groups && readGroups(groups, words, at)) ?? readPair(text);
};

/** $1,199/£1,199 */
function readPair(text: string): Said[] | undefined {
  const parts = text
    .split('/', 3)
    .map((part) => (part === text ? undefined : readQuantity([{ text: part, gap: '' }], 0)));
  return parts.length === 2 && parts.every((part) => part !== undefined) ? [parts.flat(2)] : undefined;
}

function readGroups(
  groups: Record<string, string | undefined>,
  words: readonly Written[],
  at: number,
): Said[] | undefined {
  const { low = '', high, rest = '' } = groups;
  const currency = currencyFor(groups['currency'] ?? '');
  const tail = readRest(rest, currency, words, at);
  if (!tail) return undefined;
  const before = [approximations[groups['about'] ?? ''], signs[groups['sign'] ?? '']].flatMap(
    (words) => words?.split(' ') ?? [],
  );
  const following = tail.scale || tail.of || tail.more ? [] : readFollowing(currency, words, at);
  const bare = !currency && !tail.scale && !tail.of && following.length === 0;
  const of = currency ? currencyWithCents(currency, low, high) : undefined;
  const plural =
    !(isOne(low, high) && !tail.scale && following.every((next) => !next.scale)) &&
    !isAdjective(words, at, at + following.length);
  const nameOf = (unit: Unit | undefined): Said => unit?.[plural ? 1 : 0].split(' ') ?? [];

  if (of?.cents && !tail.scale && following.length === 0)
    return [[...before, ...of.cents, ...(tail.more ? readCompound(tail.more) : [])]];
  const said: Said[] = [
    [
      ...before,
      ...spokenNumbers(groups, low, high, bare, words, at),
      ...(tail.scale ? [tail.scale] : []),
      ...nameOf(tail.of),
    ],
  ];
  for (const next of following) said.push([...(next.scale ? [next.scale] : []), ...nameOf(next.of)]);
  if (currency) said[said.length - 1] = [...(said.at(-1) ?? []), ...nameOf(currency.name)];
  const more = [tail.more, following.at(-1)?.more].filter((part) => part !== undefined);
  if (more.length > 0)
    said[said.length - 1] = [...(said.at(-1) ?? []), ...more.flatMap((part) => readCompound(part))];
  return said;
}

/** What comes after the digits: a scale, a unit or currency, and whatever hangs on with a hyphen. */
interface Counted {
  readonly scale?: string;
  readonly of?: Unit;
  readonly more?: string;
}

/** Of the number's own word. Undefined: this is no quantity. */
function readRest(
  rest: string,
  currency: Currency | undefined,
  words: readonly Written[],
  at: number,
): Counted | undefined {
  if (rest === '') return {};
  // $100-million · $5-a-day; without money a hyphenated number is an ordinary compound.
  const hyphen = /^([^-–]*)-([A-Za-z].*)$/s.exec(rest);
  if (hyphen) {
    const head = readRest(hyphen[1] ?? '', currency, words, at);
    if (!head || !(currency ?? head.of ?? head.scale)) return undefined;
    const [, scale, more] = /^(thousand|million|billion|trillion)(?:-(.*))?$/s.exec(hyphen[2] ?? '') ?? [];
    return scale ? { ...head, scale, ...(more ? { more } : {}) } : { ...head, more: hyphen[2] ?? '' };
  }
  if (/^[CF]$/.test(rest) && isTemperature(words, at)) return { of: unitFor(`°${rest}`) ?? ['', ''] };
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
  const scale = Object.hasOwn(scales, key)
    ? scales[key]
    : currency && Object.hasOwn(moneyScales, key)
      ? moneyScales[key]
      : undefined;
  return scale ? { scale, length: key.length } : undefined;
}

function pence(text: string): Unit | undefined {
  if (text === 'p') return ['penny', 'pence'];
  return text === 'c' ? ['cent', 'cents'] : undefined;
}

/** 40.3C, above 40C; but gate 40C */
function isTemperature(words: readonly Written[], at: number): boolean {
  if (/\.\d+.$|^-/.test(words[at]?.text ?? '')) return true;
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

/** Of the next words: million · € · million € · km */
function readFollowing(currency: Currency | undefined, words: readonly Written[], at: number): Counted[] {
  const next = joined(words, at);
  if (next === undefined) return [];
  const [, key = '', more] = /^([A-Za-z]+)(?:-(.+))?$/s.exec(next) ?? [];
  const scale = Object.hasOwn(scales, key) ? scales[key] : currency && key === 'm' ? 'million' : undefined;
  if (scale && (currency ?? more === undefined)) {
    const then = more === undefined && !currency ? joined(words, at + 1) : undefined;
    const of = then === undefined ? undefined : (currencyFor(then)?.name ?? unitFor(then));
    return [{ scale, ...(more ? { more } : {}) }, ...(of ? [{ of }] : [])];
  }
  const of = currency ? undefined : (currencyFor(next)?.name ?? unitFor(next));
  return of ? [{ of }] : [];
}

function spokenNumbers(
  { lowScale, dash }: Record<string, string | undefined>,
  low: string,
  high: string | undefined,
  bare: boolean,
  words: readonly Written[],
  at: number,
): Said {
  const isDate =
    bare &&
    (isYear(low) ||
      (/^1[01]\d\d$/.test(low) && /^(?:in|since|until|by|from|year)$/i.test(joinedBefore(words, at) ?? '')));
  const first = isDate ? year(low) : numberWords(low);
  if (high === undefined || !dash) return first;
  const second =
    isDate && isYear(high) ? year(high) : isDate && high.length === 2 ? twoDigits(high) : numberWords(high);
  const scale = lowScale ? (scales[lowScale] ?? moneyScales[lowScale]) : undefined;
  // 2-1 is a result, 10–15 a range.
  const isScore = bare && low.length < 3 && Number(low) >= Number(high);
  return [...first, ...(scale ? [scale] : []), ...(isScore ? [] : ['to']), ...second];
}

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

function currencyWithCents(currency: Currency, low: string, high: string | undefined): { cents?: Said } {
  const [, units = '', cents = ''] = /^([\d,]*)\.(\d\d)$/.exec(low) ?? [];
  if (!currency.cents || high !== undefined || cents === '') return {};
  const name = (digits: string, unit: Unit): Said => [
    ...numberWords(digits),
    ...unit[Number(digits) === 1 ? 0 : 1].split(' '),
  ];
  const whole = units === '' || Number(units.replaceAll(',', '')) === 0 ? [] : name(units, currency.name);
  const part = Number(cents) === 0 ? [] : name(String(Number(cents)), currency.cents);
  if (whole.length === 0 && part.length === 0) return { cents: name('0', currency.name) };
  return { cents: [...whole, ...(whole.length > 0 && part.length > 0 ? ['and'] : []), ...part] };
}

function isOne(low: string, high: string | undefined): boolean {
  return high === undefined && (low === '1' || /^\d\/\d/.test(low));
}

/** A $3 billion deal is a three billion dollar deal; the $3 billion was three billion dollars. */
function isAdjective(words: readonly Written[], first: number, last: number): boolean {
  const next = joined(words, last);
  if (next === undefined || !/^[a-z]/.test(next) || functionWords.test(next)) return false;
  return determiners.test(joinedBefore(words, first) ?? '');
}
