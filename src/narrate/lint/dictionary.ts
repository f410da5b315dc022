import { dictionary as pronounced } from 'cmu-pronouncing-dictionary';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import nspell from 'nspell';

/*
 * What an English voice knows: the CMU Pronouncing Dictionary, which most of them began with, and what is regularly made
 * from its words. A word that is only spelled right (Hunspell's dictionary) is read by rules, which English words mostly bear.
 */

const has = (word: string): boolean => Object.hasOwn(pronounced, word);

// Its module waits at its top level, so it cannot be required, as the command in one file does.
const english = dirname(createRequire(import.meta.url).resolve('dictionary-en'));
let spelling: ReturnType<typeof nspell> | undefined;

/** Read when a word is asked for: it takes a sixth of a second, and the other dictionary knows most words. */
const readSpelling = (): ReturnType<typeof nspell> =>
  (spelling ??= nspell({
    aff: readFileSync(join(english, 'index.aff')),
    dic: readFileSync(join(english, 'index.dic')),
  }));

/** The dictionary knows how the word as it stands is said. */
export const isPronounced = (word: string): boolean => has(word.toLowerCase());

/** A word of English, whoever says it. */
export const isSpelledRight = (word: string): boolean => readSpelling().correct(word);

const endings: readonly (readonly [ending: RegExp, ...stems: string[]])[] = [
  [/(?:s|'s|'|es|ed|d|ing|er|ers|est|ly|ness|less|able|ment|ments|ship|hood|wide|like|wise|ish|ism|ist|ists)$/, ''],
  [/(?:es|ed|ing|er|ers|est|able|ability)$/, 'e'],
  [/(?:ies|ied|ier|iest|ily|iness)$/, 'y'],
  [/ability$/, 'able'],
  [/ization$|isation$/, 'ize'],
  [/is(e[ds]?|ing|er|ers)$/, 'ize'],
  [/our(s|ed|ing|ful|able|ite|ites)?$/, 'or'],
  [/res?$/, 'er'],
]; // prettier-ignore

const prefixes =
  /^(?:un|re|non|anti|pre|over|out|under|co|de|dis|mis|sub|super|inter|multi|counter|post|pro|bio|micro|cyber|semi|mid|fore|up|down|off|well|self|ex|ultra|hyper|trans|geo|eco|electro|neuro|photo|tele|auto|mega|mini|kilo|nano|bi|tri|in|im|en|back|main|trade|crowd|fund|whistle|work|home|time|life|land|water|air|sea|snow|rain|fire|hand|head|house|road|side|stake|share)-?/;

/** Of lower-case letters and apostrophes: known, or regularly made from a word that is. */
export function isKnown(word: string): boolean {
  if (has(word)) return true;
  if (word.length < 4) return false;
  const inflected = endings.some(([ending, ...stems]) => {
    const match = ending.exec(word);
    if (!match || match.index < 3) return false;
    const root = word.slice(0, match.index);
    // stopped → stop
    const single = /([b-df-hj-np-tv-z])\1$/.test(root) ? [root.slice(0, -1)] : [];
    return [...stems.map((stem) => root + stem), ...single].some(has);
  });
  if (inflected) return true;
  const prefix = prefixes.exec(word)?.[0];
  if (prefix !== undefined && word.length - prefix.length >= 4) {
    const rest = word.slice(prefix.length);
    if (has(rest) || isKnownInflection(rest)) return true;
  }
  return false;
}

const isKnownInflection = (word: string): boolean =>
  has(word.replace(/(?:s|es|ed|d|ing)$/, '')) || has(word.replace(/(?:ed|ing)$/, 'e'));

/** Two words written as one: switchgrass. Names fall into such parts by chance, so it is not for them. */
export function isCompound(word: string): boolean {
  for (let at = 3; at <= word.length - 3; at++)
    if (has(word.slice(0, at)) && isKnown(word.slice(at)) && isSpelledRight(word.slice(0, at))) return true;
  return false;
}
