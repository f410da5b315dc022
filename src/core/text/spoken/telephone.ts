import { gapAfter, joinedBefore, type Rule, type Said, textAt, type Written } from './reading.js';

/** How a language writes and says telephone numbers. */
export interface TelephoneWords {
  /** A number that is one word, with its hyphens and slashes. */
  readonly whole: RegExp;
  /** Short numbers, which are one only after `dialled`. */
  readonly emergency: RegExp;
  readonly dialled: RegExp;
  readonly plus: string;
  readonly digits: (digits: string) => Said;
}

const mostGroups = 6;

/** Digit by digit: +49 30 1234567 · (030) 1234567 · 0800 123 456 · 555-0199 · 030/123-456 · Notruf 112 */
export function telephoneRule(say: TelephoneWords): Rule {
  const digitsOf = (text: string): Said => [
    ...(text.startsWith('+') ? [say.plus] : []),
    ...say.digits(text.replace(/\D/g, '')),
  ];
  return (words, at) => {
    const text = textAt(words, at);
    if (!/^\+?\d/.test(text)) return undefined;
    // 0800/111 0 111 goes on, 030/1234567 is whole.
    if (say.whole.test(text))
      return [text, ...(/^0\d{1,5}\/\d{1,4}$/.test(text) ? groupsAfter(words, at) : [])].map(digitsOf);
    if (say.emergency.test(text) && say.dialled.test(joinedBefore(words, at) ?? '')) return [digitsOf(text)];
    const isAreaCode =
      (/^\d{3}$/.test(text) && gapAfter(words, at).startsWith(')')) ||
      (text === '0' && gapAfter(words, at - 1).endsWith('('));
    if (!isAreaCode && !/^(?:\+\d{1,3}|0\d{1,4})$/.test(text)) return undefined;
    const groups = [text, ...groupsAfter(words, at)];
    return groups.join('').replace(/\D/g, '').length > 6 ? groups.map(digitsOf) : undefined;
  };
}

function groupsAfter(words: readonly Written[], at: number): string[] {
  const groups: string[] = [];
  for (let last = at; groups.length < mostGroups; last++) {
    const next = words[last + 1]?.text;
    if (next === undefined || !/^\)?(?:\s+|\s*[-–/]\s*)\(?$/.test(gapAfter(words, last))) break;
    if (!/^\(?\d\)?[\d/-]*\)?$/.test(next)) break;
    groups.push(next);
  }
  return groups;
}
