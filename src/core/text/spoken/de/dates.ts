import { joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { endingAt } from './endings.js';
import { cardinal, ordinalStem, year } from './numbers.js';

/** Dates: 22. März 2024 · 22.3.2024 · am 3.10. · 2024-03-22 · 12.–14.3.2024 · Oktober 1990 */

const months = 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(
  ' ',
);
const otherMonths: Readonly<Record<string, string>> = { Jänner: 'Jänner', Feber: 'Feber', Mrz: 'März' };
const numeric = /^(?:(\d{1,2})\.(?:(\d{1,2})\.)?(\d{4})?[–-])?(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?$/;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;

export const readDate: Rule = (words, at) => {
  const text = textAt(words, at);
  if (/^\d/.test(text)) return numericDate(text, words, at) ?? spacedDate(words, at);
  const afterDay = /^\d{1,2}\.$/.test(joinedBefore(words, at) ?? '');
  const month = monthOf(text) ?? (afterDay ? monthOf(`${text}.`) : undefined);
  if (month === undefined) return undefined;
  const inYear = yearAfter(words, at);
  // “Mai” is also what follows a day, and then only its own word is taken.
  return inYear ? [[month], inYear] : month === text ? undefined : [[month]];
};

/** The month that a word names, in full. */
export function monthOf(text: string): string | undefined {
  const stem = text.replace(/\.$/, '');
  if (Object.hasOwn(otherMonths, stem)) return otherMonths[stem];
  if (months.includes(text)) return text;
  if (!/^(?:Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\.$/.test(text)) return undefined;
  return months.find((month) => month.startsWith(stem.slice(0, 3)));
}

function yearAfter(words: readonly Written[], at: number): Said | undefined {
  const [, digits, rest = ''] =
    /^((?:1\d|20)\d\d)(?:[/–-](\d{2}|\d{4}))?$/.exec(joined(words, at) ?? '') ?? [];
  if (digits === undefined) return undefined;
  return [year(digits), ...(rest === '' ? [] : rest.length === 4 ? ['bis', year(rest)] : cardinal(rest))];
}

/** A whole date in one word. The month is said by its name, which is easier to follow than “dritter zehnter”. */
function numericDate(text: string, words: readonly Written[], at: number): Said[] | undefined {
  const [, isoYear, isoMonth = '', isoDay = ''] = iso.exec(text) ?? [];
  if (isoYear !== undefined) return wrap(oneDay(isoDay, isoMonth, isoYear, words, at));
  // Without its last full stop only after “am”, at a sentence's end: am 3.10
  const isBare =
    /^\d{1,2}\.\d{1,2}$/.test(text) && /^(?:am|vom|zum|bis|dem|den)$/i.test(joinedBefore(words, at) ?? '');
  const match = numeric.exec(isBare && words[at]?.gap.startsWith('.') ? `${text}.` : text);
  if (!match) return undefined;
  const [, fromDay, fromMonth, fromYear, day = '', month = '', inYear] = match;
  const end = oneDay(day, month, inYear, words, at);
  if (!end || fromDay === undefined) return wrap(end);
  const start =
    fromMonth === undefined ? [dayOf(fromDay, words, at)] : oneDay(fromDay, fromMonth, fromYear, words, at);
  return wrap(start && [...start, 'bis', ...end]);
}

/** 11. 9. 2001: a word each */
function spacedDate(words: readonly Written[], at: number): Said[] | undefined {
  const [, day] = /^(\d{1,2})\.$/.exec(textAt(words, at)) ?? [];
  const [, month] = /^(\d{1,2})\.$/.exec(joined(words, at) ?? '') ?? [];
  const inYear = month === undefined ? undefined : yearAfter(words, at + 1);
  const name = months[Number(month) - 1];
  if (day === undefined || name === undefined) return undefined;
  const said = [[dayOf(day, words, at)], [name]];
  if (inYear) return [...said, inYear];
  const after = joined(words, at + 1) ?? '';
  return /^(?:am|vom|zum)$/i.test(joinedBefore(words, at) ?? '') && !/^[\p{Lu}\d]/u.test(after)
    ? said
    : undefined;
}

function wrap(said: Said | undefined): Said[] | undefined {
  return said && [said];
}

function oneDay(
  day: string,
  month: string,
  inYear: string | undefined,
  words: readonly Written[],
  at: number,
): Said | undefined {
  const name = months[Number(month) - 1];
  if (name === undefined || Number(day) < 1 || Number(day) > 31) return undefined;
  const spokenYear = inYear === undefined ? [] : inYear.length === 4 ? [year(inYear)] : cardinal(inYear);
  return [dayOf(day, words, at), name, ...spokenYear];
}

function dayOf(day: string, words: readonly Written[], at: number): string {
  return ordinalStem(String(Number(day))) + endingAt(words, at, 'Mai');
}
