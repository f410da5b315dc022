import { joinedBefore, type Rule, type Said, type Written } from '../reading.js';
import { spelledDigits } from './numbers.js';

/** Telephone numbers, digit by digit: +49 30 1234567 · (030) 1234567 · 0800 123 456 · 555-0199 · 1-800-555-0199 · dial 911; and ISBNs */

const whole =
  /^(?:(?:\+?\d{1,3}[-.])?\(?\d{3}\)?[-.]\d{3}[-.]\d{4}|\d{3}-\d{4}|0\d{1,4}[-/]\d{5,9}|\+\d{7,15}|\d+(?:-\d+){3,})$/;
const mostGroups = 6;
const emergency = /^(?:911|999|112|110|988|311|101|111)$/;
const dialled = /^(?:call(?:ed|ing)?|dial(?:l?ed|l?ing)?|phoned?|ring|rang)$/i;

export const readTelephone: Rule = (words, at) => {
  const text = words[at]?.text ?? '';
  if (!/^\+?\d/.test(text)) return undefined;
  if (whole.test(text)) return [digitsOf(text)];
  if (emergency.test(text) && dialled.test(joinedBefore(words, at) ?? '')) return [digitsOf(text)];
  const isAreaCode = /^\d{3}$/.test(text) && words[at]?.gap.startsWith(')') === true;
  if (!isAreaCode && !/^(?:\+\d{1,3}|0\d{1,4})$/.test(text)) return undefined;
  const groups = [text, ...groupsAfter(words, at)];
  return groups.join('').length > 6 ? groups.map(digitsOf) : undefined;
};

function groupsAfter(words: readonly Written[], at: number): string[] {
  const groups: string[] = [];
  for (let last = at; groups.length < mostGroups && /^\)?\s+\(?$/.test(words[last]?.gap ?? ''); last++) {
    const next = words[last + 1]?.text;
    if (next === undefined || !/^\(?\d[\d/-]*\)?$/.test(next)) break;
    groups.push(next);
  }
  return groups;
}

function digitsOf(text: string): Said {
  return [...(text.startsWith('+') ? ['plus'] : []), ...spelledDigits(text.replace(/\D/g, ''))];
}
