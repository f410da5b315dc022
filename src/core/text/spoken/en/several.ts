import { gapAfter, joined, type Rule, type Said, textAt, type Written } from '../reading.js';
import { readBloodPressure, readSides } from '../several.js';
import { unitFor } from './units.js';
import { numberWords } from './written-numbers.js';

/* Several numbers that are written as one word. */

/** @param readNumber reads a quantity with what is counted in the next words */
export function readSeveral(
  words: readonly Written[],
  at: number,
  readNumber: Rule,
): readonly Said[] | undefined {
  const text = textAt(words, at);
  const following = words.slice(at + 1, at + 4);
  const next = joined(words, at) ?? '';
  // Before a noun they are its adjective, with an article or without: 4x100m relay
  const last = (written: string): readonly Said[] | undefined =>
    readNumber([{ text: 'a', gap: ' ' }, { text: written, gap: gapAfter(words, at) }, ...following], 1);
  return (
    readSides(text, 'by', numberWords, last) ??
    mixed(text, (written) => readNumber([{ text: written, gap: gapAfter(words, at) }, ...following], 0)) ??
    pricePer(text, next, (price) => readNumber([{ text: price, gap: '' }], 0)?.[0]) ??
    readBloodPressure(text, next, 'over', numberWords, unitFor(next)?.[1].split(' ') ?? []) ??
    outOf(text)
  );
}

type ReadPart = (written: string) => readonly Said[] | undefined;

/** 2-1/2 inches · 2/3rds */
function mixed(text: string, read: ReadPart): readonly Said[] | undefined {
  const [, whole, part] = /^(\d+)-([1-7]\/(?:[2-5]|8|16))$/.exec(text) ?? [];
  if (whole !== undefined && part !== undefined) return read(`${whole} ${part}`);
  const [, parts] = /^(\d\/\d)(?:rds|ths)$/.exec(text) ?? [];
  return parts === undefined ? undefined : [numberWords(parts)];
}

/** $5/100 km */
function pricePer(
  text: string,
  next: string,
  read: (price: string) => Said | undefined,
): readonly Said[] | undefined {
  const [, price = '', count = ''] = /^(.*\d)\/(10{2,3})$/s.exec(text) ?? [];
  const unit = unitFor(next);
  const said = unit && /\p{Sc}/u.test(price) ? read(price) : undefined;
  return unit && said && [[...said, 'per', ...numberWords(count)], unit[1].split(' ')];
}

/** 4.5/5 · 10/10, which are no fractions */
function outOf(text: string): readonly Said[] | undefined {
  const [, points, most] = /^(\d\.\d|10|5)\/(5|10)$/.exec(text) ?? [];
  if (points === undefined || most === undefined) return undefined;
  if (!points.includes('.') && points !== most) return undefined;
  return [[...numberWords(points), 'out', 'of', ...numberWords(most)]];
}
