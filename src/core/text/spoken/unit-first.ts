import { joinedBefore, type Rule, type Said, textAt, type Written } from './reading.js';

/**
 * 5 km–10 km, of which the unit and the second number are one word.
 *
 * @param pluralOf what several of a unit are called
 * @param to what is said between the numbers
 * @param readSecond reads a number that stands at `at`
 */
export function unitFirst(
  pluralOf: (name: string) => string | undefined,
  to: string,
  readSecond: (number: string, words: readonly Written[], at: number) => readonly Said[] | undefined,
): Rule {
  return (words, at) => {
    const [, name = '', number = ''] = /^([^\d–-]{1,6})[-–](\d.*)$/u.exec(textAt(words, at)) ?? [];
    const unit = pluralOf(name);
    if (unit === undefined || !/^[\d.,]*\d$/.test(joinedBefore(words, at) ?? '')) return undefined;
    const said = readSecond(number, words, at);
    return said && [[...unit.split(' '), to, ...(said[0] ?? [])], ...said.slice(1)];
  };
}
