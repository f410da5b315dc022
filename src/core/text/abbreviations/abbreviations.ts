import { primaryLanguage } from '../language.js';
import { german } from './de.js';
import { english } from './en.js';

/**
 * What a language writes with a full stop that ends no sentence. Entries have no last full stop. One in lower
 * case also stands for its capitalised forms; one with a capital stands only for itself (`Sat` is a day, `sat` is not).
 */
export interface Abbreviations {
  /** Something always follows in the same sentence: a name (`Dr`), an example (`e.g`). */
  readonly opening: ReadonlySet<string>;
  /** May stand at a sentence's end (`Inc`, `p.m`); then a word of `starters` follows. */
  readonly closing: ReadonlySet<string>;
  /** An abbreviation only before a number (`No. 5`), otherwise a word that may end a sentence (`No.`). */
  readonly beforeNumber: ReadonlySet<string>;
  /** Of the above, those that are also ordinary words, so that a full stop at a sentence's end is not theirs. */
  readonly alsoWords: ReadonlySet<string>;
  /** Capitalised words that begin a sentence far more often than they continue a name. */
  readonly starters: ReadonlySet<string>;
  /** Whether a number with a full stop is an ordinal, as in `3. Oktober`. */
  readonly dottedOrdinals: boolean;
}

const known: Readonly<Record<string, Abbreviations>> = { de: german, en: english };

/** Undefined: nothing is known of the language; then only what holds in every language applies. */
export function abbreviationsOf(lang: string): Abbreviations | undefined {
  const primary = primaryLanguage(lang);
  return Object.hasOwn(known, primary) ? known[primary] : undefined;
}

/** Whether the list holds the abbreviation, which is given without its last full stop. */
export function holds(list: ReadonlySet<string>, abbreviation: string): boolean {
  return list.has(abbreviation) || list.has(abbreviation.toLowerCase());
}
