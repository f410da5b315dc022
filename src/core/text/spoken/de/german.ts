import { readerOf } from '../reader.js';
import { type Rule, type Said, textAt, type Written } from '../reading.js';
import { thousandsRule } from '../thousands.js';
import { readAbbreviation } from './abbreviations.js';
import { readAddress } from './addresses.js';
import { readCompound } from './compounds.js';
import { readDate } from './dates.js';
import { readCapitals, spell } from './initialisms.js';
import { cardinal } from './numbers.js';
import { readOrdinal } from './ordinals.js';
import { readQuantity } from './quantities.js';
import { readRoman } from './roman.js';
import { readSymbol } from './symbols.js';
import { readTakenApart } from './taken-apart.js';
import { readTelephone } from './telephone.js';
import { readTime } from './times.js';

/** The first rule that has something to say decides. */
const rules: readonly Rule[] = [
  readDate,
  readOrdinal,
  readAbbreviation,
  readRoman,
  readTime,
  readTelephone,
  thousandsRule((digits) => cardinal(digits, 'ein'), 'tausend'),
  readQuantity,
  readAddress,
  readSymbol,
  readInitials,
];

/**
 * What is said for every word of a German sentence, one entry a word, each of at least one spoken word of Latin letters
 * (with their umlauts and accents) and apostrophes. A capital letter alone is the letter's name.
 */
export const readGerman = (words: readonly Written[]): Said[] => readTakenApart(words, readWords);

const readWords = readerOf(rules, readPlain);

/** Ordinary words, and whatever no rule knows. Apostrophes around a word are not heard. */
function readPlain(text: string, shouting: boolean): Said {
  const word = text.replace(/^'+|'+$/g, '');
  if (/^[A-ZÄÖÜ]?[a-zäöüß]{2,}$/.test(word) && word !== 'ok')
    return /^(?:Kfz|[LPN]kws?)$/.test(word) ? (readCapitals(word, shouting) ?? [word]) : [word];
  return readCapitals(word, shouting) ?? readCompound(word, shouting);
}

/** U.S. · J. · St.-Pauli */
function readInitials(...[words, at]: Parameters<Rule>): readonly Said[] | undefined {
  const [, initials, rest] =
    /^((?:\p{L}\.)+\p{L}?|\p{Lu}\p{Ll}?\.(?:\p{Lu}\.)+)(?:-(.+))?$/su.exec(textAt(words, at)) ?? [];
  if (initials === undefined) return undefined;
  return [rest === undefined ? spell(initials) : [...spell(initials), ...readCompound(rest)]];
}
