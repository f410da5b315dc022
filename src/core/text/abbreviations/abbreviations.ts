import { primaryLanguage } from '../language.js';
import { arabic, persian, urdu } from './ar-fa-ur.js';
import { bulgarian } from './bg.js';
import { czech } from './cs.js';
import { danish } from './da.js';
import { german } from './de.js';
import { greek } from './el.js';
import { english } from './en.js';
import { spanish } from './es.js';
import { finnish } from './fi.js';
import { french } from './fr.js';
import { hindi, marathi } from './hi-mr.js';
import { croatian } from './hr.js';
import { hungarian } from './hu.js';
import { armenian } from './hy.js';
import { italian } from './it.js';
import { kazakh } from './kk.js';
import { norwegian } from './nb.js';
import { dutch } from './nl.js';
import { polish } from './pl.js';
import { portuguese } from './pt.js';
import { romanian } from './ro.js';
import { russian } from './ru.js';
import { slovak } from './sk.js';
import { swedish } from './sv.js';
import { turkish } from './tr.js';
import { ukrainian } from './uk.js';

/**
 * What a language writes with a full stop that ends no sentence. Entries have no last full stop. One in lower
 * case also stands for its capitalised forms; one with a capital stands only for itself (`Sat` is a day, `sat` is not);
 * one with a hyphen is the end of longer words (`-str` of `Goethestr.`).
 */
export interface Abbreviations {
  /** Something always follows in the same sentence: a name (`Dr`), an example (`e.g`). */
  readonly opening: ReadonlySet<string>;
  /** May stand at a sentence's end (`Inc`, `Jan`); then a word of `starters` follows. */
  readonly closing: ReadonlySet<string>;
  /** Before a capital the sentence ends (`etc`, `p.m`), unless a word of `continuers` follows. */
  readonly ending: ReadonlySet<string>;
  /** An abbreviation only before a number (`No. 5`), otherwise a word that may end a sentence (`No.`). */
  readonly beforeNumber: ReadonlySet<string>;
  /** Of the above, those that are also ordinary words, so that a full stop at a sentence's end is not theirs. */
  readonly alsoWords: ReadonlySet<string>;
  /** Capitalised words that begin a sentence far more often than they continue a name. */
  readonly starters: ReadonlySet<string>;
  /** Capitalised words that may follow what is `ending`: 5 p.m. Friday. */
  readonly continuers: ReadonlySet<string>;
  /** Whether a number with a full stop is an ordinal, as in `3. Oktober`. */
  readonly dottedOrdinals: boolean;
  /** Whether a colon ends a sentence, as the Armenian full stop is often typed. */
  readonly colonIsFullStop: boolean;
}

const known: Readonly<Record<string, Abbreviations>> = {
  ar: arabic,
  bg: bulgarian,
  bs: croatian,
  cs: czech,
  da: danish,
  de: german,
  el: greek,
  en: english,
  es: spanish,
  fa: persian,
  fi: finnish,
  fr: french,
  hi: hindi,
  hr: croatian,
  hu: hungarian,
  hy: armenian,
  it: italian,
  kk: kazakh,
  mr: marathi,
  nb: norwegian,
  nl: dutch,
  nn: norwegian,
  no: norwegian,
  pl: polish,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sk: slovak,
  sl: croatian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
  ur: urdu,
};

/** Undefined: nothing is known of the language; then only what holds in every language applies. */
export function abbreviationsOf(lang: string): Abbreviations | undefined {
  const primary = primaryLanguage(lang);
  return Object.hasOwn(known, primary) ? known[primary] : undefined;
}

/** Whether any list holds the abbreviation, which is given without its last full stop. */
export function isListed(known: Abbreviations, abbreviation: string): boolean {
  const { opening, closing, ending, beforeNumber } = known;
  return [opening, closing, ending, beforeNumber].some((group) => holds(group, abbreviation));
}

/** Whether the list holds the abbreviation, which is given without its last full stop. */
export function holds(list: ReadonlySet<string>, abbreviation: string): boolean {
  const small = abbreviation.toLowerCase();
  return list.has(abbreviation) || list.has(small) || (small.length > 3 && list.has(`-${small.slice(-3)}`));
}
