import type { Said } from './reading.js';

/* Several numbers that are written as one word, and that every language reads in this way. */

/**
 * 3x4 m · 4x100m
 *
 * @param by what is said between two sides
 * @param numberWords says a side but the last
 * @param readLast reads the last one, with what is counted
 */
export function readSides(
  text: string,
  by: string,
  numberWords: (written: string) => Said,
  readLast: (written: string) => readonly Said[] | undefined,
): Said[] | undefined {
  const [, before, last] = /^((?:\d[\d.,]*x)+)(\d.*)$/s.exec(text) ?? [];
  if (before === undefined || last === undefined) return undefined;
  const [first, ...others] = readLast(last) ?? [];
  const firstSides = before.split('x').slice(0, -1);
  return first && [[...firstSides.flatMap((side) => [...numberWords(side), by]), ...first], ...others];
}

/** 120/80 mmHg; `over` is what is said between the two. */
export function readBloodPressure(
  text: string,
  next: string,
  over: string,
  numberWords: (written: string) => Said,
  unit: Said,
): Said[] | undefined {
  const [, high, low] = /^(\d{2,3})\/(\d{2,3})$/.exec(text) ?? [];
  if (high === undefined || low === undefined || next !== 'mmHg') return undefined;
  return [[...numberWords(high), over, ...numberWords(low)], unit];
}
