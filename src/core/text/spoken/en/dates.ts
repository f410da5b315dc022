import { gapAfter, joined, joinedBefore, type Rule, type Said, textAt, type Written } from '../reading.js';
import { cardinal, ordinal, twoDigits, year } from './numbers.js';

/** Dates: 22 March 2024 · March 22, 2024 · Sept. 11 · 2024-03-22 · 3/22/2024 · 22.03.2024 · 22–24 March */

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);
const dayPattern = /^(\d{1,2})(?:st|nd|rd|th)?(?:[-–](\d{1,2})(?:st|nd|rd|th)?)?$/;

/** After these a day is said without an article of its own. */
const hasArticle = /^(?:the|an?|this|that|his|her|its|their|our|my|your|each|every)$/i;

export const readDate: Rule = (words, at) => {
  const text = textAt(words, at);
  if (/^\d/.test(text)) return numericDate(text) ?? dayFirst(words, at);
  return monthFirst(words, at);
};

/** “the twenty second of | March | twenty twenty four” */
function dayFirst(words: readonly Written[], at: number): Said[] | undefined {
  const days = daysIn(textAt(words, at));
  const month = monthOf(joined(words, at) ?? '');
  if (!days || !month) return undefined;
  const article = hasArticle.test(joinedBefore(words, at) ?? '') ? [] : ['the'];
  return [
    [...article, ...days.flatMap((day, i) => (i > 0 ? ['to', 'the', ...day] : day)), 'of'],
    [month],
    ...yearAfter(words, at + 1),
  ];
}

/** “March | twenty second | twenty twenty four” */
function monthFirst(words: readonly Written[], at: number): Said[] | undefined {
  const month = monthOf(textAt(words, at));
  const days = month === undefined ? undefined : daysIn(joined(words, at) ?? '');
  if (month === undefined || !days) return undefined;
  const after = joined(words, at + 1) ?? '';
  // “In May 20 percent”, “March 5 million”
  if (/^(?:percent|per|%|thousand|million|billion|people|members)$/.test(after) || monthOf(after))
    return undefined;
  return [[month], days.flatMap((day, i) => (i > 0 ? ['to', ...day] : day)), ...yearAfter(words, at + 1)];
}

function yearAfter(words: readonly Written[], at: number): Said[] {
  const gap = gapAfter(words, at);
  const next = textAt(words, at + 1);
  if (/^,?\s+$/.test(gap) && /^(?:1\d|20)\d\d$/.test(next)) return [year(next)];
  return /^\s+$/.test(gap) && /^'\d\d$/.test(next) ? [twoDigits(next.slice(1))] : [];
}

function daysIn(text: string): Said[] | undefined {
  const days = dayPattern.exec(text)?.slice(1).filter(Boolean);
  if (!days || days.some((day) => Number(day) < 1 || Number(day) > 31)) return undefined;
  return days.map((day) => ordinal(day));
}

function monthOf(text: string): string | undefined {
  const short = /^(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?$/.exec(text)?.[1]?.slice(0, 3);
  return months.find((month) => month === text || (short !== undefined && month.startsWith(short)));
}

/** A whole date in one word: month, day and year in whatever order the digits allow; month first when both orders would do. */
function numericDate(text: string): Said[] | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return spokenDate(iso[2], iso[3], iso[1]);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted) return spokenDate(dotted[2], dotted[1], dotted[3]);
  const slashed = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/.exec(text);
  return slashed
    ? (spokenDate(slashed[1], slashed[2], slashed[3]) ?? spokenDate(slashed[2], slashed[1], slashed[3]))
    : undefined;
}

function spokenDate(month = '', day = '', inYear = ''): Said[] | undefined {
  const name = months[Number(month) - 1];
  if (name === undefined || Number(day) < 1 || Number(day) > 31) return undefined;
  const said =
    inYear.length === 2 ? twoDigits(inYear) : /^(?:1[1-9]|20)/.test(inYear) ? year(inYear) : cardinal(inYear);
  return [[name, ...ordinal(day), ...said]];
}
