import { gapAfter, joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { readShare } from '../share.js';
import { readBloodPressure, readSides } from '../several.js';
import { signFirst } from '../sign-first.js';
import { unitFirst } from '../unit-first.js';
import { readCompound } from './compounds.js';
import {
  amount,
  type Counted,
  countedAfter,
  countedWithin,
  nounOf,
  oneBefore,
  scaleFor,
  unitOf,
} from './counted.js';
import { halfOf, isDativeBefore } from './endings.js';
import { genderOf } from './genders.js';
import { currencyFor, currencyPattern } from './money.js';
import { cardinal, decade, type One, spelledDigits } from './numbers.js';
import { inDative, type Unit } from './units.js';
import { numberPattern, numberWords, yearsBetween } from './written-numbers.js';
import { isYearHere } from './years.js';

/*
 * Numbers and what is counted: 1.300 · -5 · 3,5 · 1/2 · 10–15 % · 3,5 Mio. € · 5,99 € · 20 °C · 1914–18.
 * What follows in the next words (Mio., €, km) is said there.
 */

const signs = String.raw`(?<about>[~≈<>≤≥])?(?<sign>[-–+±])?(?<prefix>${currencyPattern})?`;
const quantity = new RegExp(
  `^${signs}(?<low>${numberPattern})(?:(?<link>[-–]|/(?=\\d\\d(?:\\d\\d)?$))(?<high>${numberPattern}))?(?<rest>.*)$`,
  'su',
);
/** Boeing 737-800 is no range. */
const aircraft = /^(?:Boeing|Airbus)$/;
/** Five digits without a full stop before a name: 10115 Berlin */
const postcode = /^\d{5}$/;
const approximations: Readonly<Record<string, string>> = {
  '~': 'etwa',
  '≈': 'etwa',
  '<': 'weniger als',
  '>': 'mehr als',
  '≤': 'höchstens',
  '≥': 'mindestens',
};
const signNames: Readonly<Record<string, string>> = {
  '-': 'minus',
  '–': 'minus',
  '+': 'plus',
  '±': 'plus minus',
};

const readNumber: Rule = (words, at) => {
  const text = textAt(words, at);
  if (!/\d/.test(text)) return undefined;
  const [, digits, ending] = /^'?(\d{1,4})(ern?)$/.exec(text) ?? [];
  if (digits !== undefined && ending !== undefined) return [[decade(digits, ending)]];
  if (/^'\d\d$/.test(text)) return [cardinal(text.slice(1))];
  // 3 StR 12/20
  const [, first, last] = /^(\d{1,4})\/(\d\d)$/.exec(text) ?? [];
  if (first !== undefined && last !== undefined && /\p{Lu}\p{L}*\p{Lu}$/u.test(joinedBefore(words, at) ?? ''))
    return [[...cardinal(first), ...numberWords(last)]];
  const next = joined(words, at) ?? '';
  const several =
    readSides(
      text,
      'mal',
      (side) => numberWords(side, 'ein'),
      (side) => readNumber(words.with(at, { text: side, gap: gapAfter(words, at) }), at),
    ) ?? readBloodPressure(text, next, 'zu', numberWords, unitOf(next)[0]?.of?.[1].split(' ') ?? []);
  if (several) return several;
  // 5km-10km
  const once = text.replace(/^([~<>]?[\d.,]+)([A-Za-z°€%/]+)([-–][\d.,]+)\2$/, '$1$3$2');
  const groups = quantity.exec(once)?.groups;
  return (groups && readGroups(groups, words, at)) ?? readShare(text, numberWords, readCompound);
};

const readRangeEnd = unitFirst(
  (name) => unitOf(name)[0]?.of?.[1],
  'bis',
  (number, words, at) => {
    const groups = quantity.exec(number)?.groups;
    return groups && readGroups(groups, words, at);
  },
);

/** € 5 is read like 5 €. */
const readSignFirst = signFirst(
  (text) => currencyFor(text) !== undefined,
  (text) => scaleFor(text) !== undefined,
  readNumber,
);

export const readQuantity: Rule = (words, at) =>
  readRangeEnd(words, at) ?? readNumber(words, at) ?? readSignFirst(words, at);

function readGroups(
  groups: Record<string, string | undefined>,
  words: readonly Written[],
  at: number,
): Said[] | undefined {
  const { about = '', sign = '', prefix = '', low = '', link = '', high, rest = '' } = groups;
  const within = countedWithin(rest);
  const currency = currencyFor(prefix);
  if (!within) return undefined;
  const before = [approximations[about], signNames[sign]].flatMap((said) => said?.split(' ') ?? []);
  const next = joined(words, at) ?? '';
  const following = within.of ? [] : within.scale ? unitOf(next) : countedAfter(words, at);
  const parts: Counted[] = [within, ...following];
  // The sign before the number is said last: €5 Mio.
  if (currency) parts.push({ of: currency.name, currency });
  const said = readParts(low, high, link, parts, words, at);
  const last = currency ? said.pop() : undefined;
  if (last) said.push([...(said.pop() ?? []), ...last]);
  return [[...before, ...(said[0] ?? [])], ...said.slice(1)];
}

/** What is said for the number's own word and for each of those following that say what is counted. */
function readParts(
  low: string,
  high: string | undefined,
  link: string,
  parts: readonly Counted[],
  words: readonly Written[],
  at: number,
): Said[] {
  const scale = parts.find((part) => part.scale)?.scale;
  const unit = parts.find((part) => part.of)?.of;
  // 1 ½ Std. are several.
  const isRest = low.includes('/') && /^\d+$/.test(joinedBefore(words, at) ?? '');
  const isOne = high === undefined && !isRest && /^(?:1|\d\/\d+)$/.test(low);
  const currency = scale || high !== undefined ? undefined : parts.find((part) => part.currency)?.currency;
  const money = currency && amount(currency, low);
  if (money) return readMoney(low, money, parts);
  const dative = isDativeBefore(words, at);
  const named = (name: Unit | undefined, one: boolean): Said => {
    const text = name?.[one ? 0 : 1] ?? '';
    return text === '' ? [] : (dative && !one ? inDative(text) : text).split(' ');
  };
  const counts = scale ?? unit;
  const one = counts ? oneBefore(counts) : bareOne(words, at);
  const next = joined(words, at) ?? '';
  const noun = counts ? nounOf(counts) : /^\p{Lu}\p{Ll}/u.test(next) ? next : '';
  const isHalf =
    low === '1/2' && high === undefined && noun !== '' && !/\d$/.test(joinedBefore(words, at) ?? '');
  const number = isHalf
    ? halfOf(words, at, noun)
    : readNumbers(low, high, link, one, counts === undefined, words, at);
  return parts.map((part, index) => [
    ...(index === 0 ? number : []),
    ...named(part.scale, isOne && part.scale !== undefined),
    ...named(part.of, isOne && scale === undefined),
    ...perSaid(part),
  ]);
}

function perSaid({ per }: Counted): Said {
  return per === undefined || per === '' ? [] : ['pro', ...per.split(' ')];
}

/** 5,99 | € → fünf | Euro neunundneunzig */
function readMoney(low: string, [digits, name]: readonly [string, Said], parts: readonly Counted[]): Said[] {
  const cents = low.slice(-2);
  const tail = Number(low.replace(/\D/g, '')) < 100 || cents === '00' ? [] : cardinal(cents);
  const holder = parts.findLastIndex((part) => part.of);
  return parts.map((part, index) => [
    ...(index === 0 ? cardinal(digits, oneBefore([name.join(' '), ''])) : []),
    ...(index === holder ? [...name, ...tail, ...perSaid(part)] : []),
  ]);
}

const half = /^[1-7]\/[2-8]$/;

function readNumbers(
  low: string,
  high: string | undefined,
  link: string,
  one: One,
  isBare: boolean,
  words: readonly Written[],
  at: number,
): Said {
  const isDate = isBare && isYearHere(low, high, words, at);
  const isPostcode =
    /^(?:PLZ|Postleitzahl)$/.test(joinedBefore(words, at) ?? '') ||
    (!low.endsWith('00') && /^\p{Lu}\p{Ll}/u.test(joined(words, at) ?? ''));
  if (isBare && postcode.test(low) && isPostcode) return spelledDigits(low);
  // 2 ½: the fraction is a word of its own.
  if (high === undefined && half.test(low) && /^\d+$/.test(joinedBefore(words, at) ?? ''))
    return [numberWords(low).join('').toLowerCase()];
  if (high === undefined) return isDate ? yearsBetween(low) : numberWords(low, one);
  const between = link === '/' || aircraft.test(joinedBefore(words, at) ?? '') ? [] : ['bis'];
  if (isDate) return yearsBetween(low, high, between);
  return [...numberWords(low), ...between, ...numberWords(high)];
}

/** eine Person, ein Mann, but Platz eins; 1 ½ is eineinhalb. */
function bareOne(words: readonly Written[], at: number): One {
  const next = joined(words, at) ?? '';
  if (half.test(next)) return 'ein';
  const before = joinedBefore(words, at) ?? '';
  if (before.endsWith('.')) return 'eins';
  const isCounted = /^\p{Lu}\p{Ll}/u.test(next) && (at === 0 || !/^\p{Lu}\p{Ll}+$/u.test(before) || at === 1);
  if (!isCounted) return 'eins';
  return genderOf(next) === 'feminine' ? 'eine' : 'ein';
}
