import { joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { readShare } from '../share.js';
import { signFirst } from '../sign-first.js';
import { unitFirst } from '../unit-first.js';
import { readCompound } from './compounds.js';
import { type Counted, countedAfter, countedWithin, scaleOf } from './counted.js';
import { amountWithCents, type Currency, currencyFor, currencyPattern } from './money.js';
import { decade, ordinal, serial, twoDigits, year } from './numbers.js';
import { readSeveral } from './several.js';
import { type Unit, unitFor } from './units.js';
import { isYear, numberPattern, numberWords, yearsBetween } from './written-numbers.js';

/*
 * Numbers and what is counted: 1,300 · -5 · 3.5 · 1/2 · 10–15% · $3.5bn · US$10-15 million · 5 € · 20 °C · 1914–18.
 * What follows in the next words (million, €, km) is said there, so that “$3.5 billion” is “three point five | billion dollars”.
 */

const signs = String.raw`(?<about>[~≈<>≤≥])?(?<sign>[-–+±])?(?<currency>${currencyPattern})?`;
const upTo = String.raw`(?<lowScale>bn|mn|tn|k|m|b)?[-–](?:${currencyPattern})?(?<high>${numberPattern})`;
const quantity = new RegExp(`^${signs}(?<low>${numberPattern})(?:${upTo})?(?<rest>.*)$`, 'su');
const approximations: Readonly<Record<string, string>> = {
  '~': 'about',
  '≈': 'about',
  '<': 'less than',
  '>': 'more than',
  '≤': 'at most',
  '≥': 'at least',
};
const signNames: Readonly<Record<string, string>> = {
  '-': 'minus',
  '–': 'minus',
  '+': 'plus',
  '±': 'plus or minus',
};
const results = /^(?:won|wins?|lost|loses?|losing|beat|beaten|drew|led|trailed|victory|defeat|draw)$/i;
/** Their numbers are said in two parts: Boeing seven thirty seven. */
const serials = /^(?:Boeing|Airbus|Flight|Route|Interstate|Highway)$/;
const determiners = /^(?:an?|the|this|that|his|her|its|their|our|my|your|another|new|per)$/i;
const functionWords =
  /^(?:in|of|for|to|from|and|or|was|is|were|are|by|on|at|as|a|an|per|each|the|than|that|which|who|with|into|over|under|worth|more|less|if|but|he|she|it|they|we|had|has|have|will|would|could|not|when|while|because|before|after|since|until|this|last|next|out|up|down|every|among|against|during|between|within|through|about|so|then|went|came|comes|goes)$/;

const readNumber: Rule = (words, at) => {
  const text = textAt(words, at);
  if (!/\d/.test(text)) return undefined;
  const series = /^'?(\d[\d,]*)(st|nd|rd|th|s)$/i.exec(text);
  if (series?.[1] && series[2]) {
    const digits = series[1].replaceAll(',', '');
    return [series[2].toLowerCase() === 's' ? decade(digits) : ordinal(digits)];
  }
  if (/^'\d\d$/.test(text)) return [twoDigits(text.slice(1))];
  const [, from, to] = /^'?(\d{1,3}0)s[-–]'?(\d{1,3}0)s$/.exec(text) ?? [];
  if (from !== undefined && to !== undefined) return [[...decade(from), 'to', ...decade(to)]];
  const several = readSeveral(words, at, readNumber);
  if (several) return several;
  const feet = /^(\d{1,2})'(\d{1,2})"?$/.exec(text);
  if (feet) return [[...measure(feet[1] ?? '', "'"), ...measure(feet[2] ?? '', '"')]];
  // 5km-10km
  const once = signed(text).replace(/^([~<>]?[\d.,]+)((?!s)[A-Za-z°%/]+)([-–][\d.,]+)\2$/, '$1$3$2');
  const groups = quantity.exec(once)?.groups;
  return (
    (groups && readGroups(groups, words, at)) ?? readPair(text) ?? readShare(text, numberWords, readCompound)
  );
};

const readRangeEnd = unitFirst(
  (name) => unitFor(name)?.[1],
  'to',
  (number, words, at) => {
    const groups = quantity.exec(number)?.groups;
    return groups && readGroups(groups, words, at);
  },
);

/** EUR 5 million is read like 5 million EUR. */
const readSignFirst = signFirst(
  (text) => /^(?:[A-Z]{2,3}|Rs)$/.test(text) && currencyFor(text) !== undefined,
  (text) => scaleOf(text, undefined) !== undefined,
  readNumber,
);

export const readQuantity: Rule = (words, at) =>
  readRangeEnd(words, at) ?? readNumber(words, at) ?? readSignFirst(words, at);

/** $-5 → -$5 */
function signed(text: string): string {
  return text.replace(/^(\p{Sc})-(?=\d)/u, '-$1');
}

function measure(digits: string, unit: string): Said {
  return [...numberWords(digits), unitFor(unit)?.[Number(digits) === 1 ? 0 : 1] ?? ''];
}

/** $1,199/£1,199 */
function readPair(text: string): Said[] | undefined {
  const parts = text
    .split('/', 3)
    .map((part) => (part === text ? undefined : readNumber([{ text: part, gap: '' }], 0)));
  return parts.length === 2 && parts.every((part) => part !== undefined) ? [parts.flat(2)] : undefined;
}

/** A quantity's first word, taken apart. */
interface Quantity {
  readonly low: string;
  readonly high: string | undefined;
  /** Of the lower end alone: $5m–$10m */
  readonly lowScale: string | undefined;
  readonly currency: Currency | undefined;
  readonly within: Counted;
}

function readGroups(
  groups: Record<string, string | undefined>,
  words: readonly Written[],
  at: number,
): Said[] | undefined {
  const { about = '', sign = '', low = '', high, lowScale, rest = '' } = groups;
  const currency = currencyFor(groups['currency'] ?? '');
  const within = countedWithin(rest, currency, words, at);
  if (!within) return undefined;
  const before = [approximations[about], signNames[sign]].flatMap((said) => said?.split(' ') ?? []);
  const following = followingAfter(within, currency, words, at);
  const [first = [], ...others] = readCounted(
    { low, high, lowScale, currency, within },
    following,
    words,
    at,
  );
  return [[...before, ...first], ...others];
}

function followingAfter(
  within: Counted,
  currency: Currency | undefined,
  words: readonly Written[],
  at: number,
): Counted[] {
  if (Object.keys(within).length === 0) return countedAfter(currency, words, at);
  // 3bn USD
  const name =
    within.scale && !within.of && !currency ? currencyFor(joined(words, at) ?? '')?.name : undefined;
  return name ? [{ of: name }] : [];
}

/** What is said for the quantity's own word and for each of those following that say what is counted. */
function readCounted(
  quantity: Quantity,
  following: readonly Counted[],
  words: readonly Written[],
  at: number,
): Said[] {
  const { low, high, currency, within } = quantity;
  const parts = [within, ...following];
  const hasScale = parts.some((part) => part.scale !== undefined);
  const isOne = high === undefined && !hasScale && /^(?:1$|\d\/\d)/.test(low);
  const form = isOne || isAdjective(words, at, at + following.length) ? 0 : 1;
  const named = (unit: Unit | undefined): Said => unit?.[form].split(' ') ?? [];
  const withCents = currency && high === undefined && !hasScale ? amountWithCents(currency, low) : undefined;
  const isBare = !currency && !hasScale && parts.every((part) => !part.of);
  const number = withCents ?? readNumbers(quantity, isBare, joinedBefore(words, at));
  return parts.map((part, index) => [
    ...(index === 0 ? number : []),
    ...(part.scale === undefined ? [] : [part.scale]),
    ...named(part.of),
    // The currency's sign is written first but said last.
    ...(index === parts.length - 1 && !withCents ? named(currency?.name) : []),
    ...(part.upTo === undefined ? [] : ['to', ...numberWords(part.upTo)]),
    ...(part.per === undefined ? [] : ['per', ...part.per.split(' ')]),
    ...(part.more === undefined ? [] : readCompound(part.more)),
  ]);
}

/** @param isBare nothing is counted, so that it may be a year or a result */
function readNumbers(
  { low, high, lowScale, currency }: Quantity,
  isBare: boolean,
  before: string | undefined,
): Said {
  const isOldYear = /^1[01]\d\d$/.test(low) && /^(?:in|since|until|by|from|year)$/i.test(before ?? '');
  const isDate = isBare && (isYear(low) || isOldYear);
  if (high === undefined && /^\d{3}$/.test(low) && serials.test(before ?? '')) return serial(low);
  if (high === undefined && isHalf(low) && /^\d+$/.test(before ?? '')) return ['and', ...numberWords(low)];
  if (high === undefined) return isDate ? year(low) : numberWords(low);
  if (isDate && !lowScale) return yearsBetween(low, high);
  const scale = lowScale === undefined ? undefined : scaleOf(lowScale, currency);
  // 2-1 is a result, 10–15 a range.
  const isResult = isBare && low.length < 3 && (Number(low) >= Number(high) || results.test(before ?? ''));
  return [
    ...numberWords(low),
    ...(scale === undefined ? [] : [scale]),
    ...(isResult ? [] : ['to']),
    ...numberWords(high),
  ];
}

/** 2 1/2: the fraction is a word of its own. */
function isHalf(low: string): boolean {
  return /^[1-7]\/[2-8]$/.test(low) && low.charAt(0) < low.charAt(2);
}

/** A $3 billion deal is a three billion dollar deal; the $3 billion was three billion dollars. */
function isAdjective(words: readonly Written[], first: number, last: number): boolean {
  const next = joined(words, last);
  if (next === undefined || !/^[a-z]/.test(next) || functionWords.test(next)) return false;
  return determiners.test(joinedBefore(words, first) ?? '');
}
