import { readerOf } from '../reader.js';
import { type Rule, type Said, textAt, type Written } from '../reading.js';
import { thousandsRule } from '../thousands.js';
import { readAbbreviation } from './abbreviations.js';
import { readAddress } from './addresses.js';
import { readCompound } from './compounds.js';
import { readDate } from './dates.js';
import { readCapitals, spell } from './initialisms.js';
import { cardinal, decade } from './numbers.js';
import { readQuantity } from './quantities.js';
import { readRoman } from './roman.js';
import { readSymbol } from './symbols.js';
import { readTelephone } from './telephone.js';
import { readTime } from './times.js';

/** The first rule that has something to say decides. */
const rules: readonly Rule[] = [
  readOfNumber,
  readDate,
  readAbbreviation,
  readRoman,
  readTime,
  readTelephone,
  thousandsRule(cardinal, 'thousand'),
  readQuantity,
  readAddress,
  readSymbol,
  readInitials,
  readArticle,
];

/**
 * What is said for every word of an English sentence, one entry a word, each of at least one spoken word of ASCII letters
 * and apostrophes. A capital letter alone is the letter's name; the article is always a small “a”.
 */
export const readEnglish = readerOf(rules, readPlain);

/** Ordinary words, and whatever no rule knows. Apostrophes around a word are not heard. */
function readPlain(text: string, shouting: boolean): Said {
  const word = text.replace(/^'+|'+$/g, '');
  if (/^[A-Z]?[a-z]{2,}(?:'[a-z]+)*$/.test(word)) return [word];
  return readCapitals(word, shouting) ?? readCompound(word, shouting);
}

/** 2024's · Apollo 11's · the G20's; but the 1990's are a decade */
function readOfNumber(words: readonly Written[], at: number): readonly Said[] | undefined {
  const word = words[at];
  const [, written] = /^(\S*\d[A-Za-z]?)'s$/.exec(word?.text ?? '') ?? [];
  if (word === undefined || written === undefined) return undefined;
  if (/^(?:1\d|20)?[1-9]0$/.test(written)) return [decade(written)];
  const before = words.slice(Math.max(0, at - 2), at);
  const [said = []] = readEnglish([...before, { ...word, text: written }]).slice(before.length);
  return [owned(said)];
}

/** the U S's · the P H D's: several are said as what is theirs. */
const owned = (said: Said): Said => [...said.slice(0, -1), `${said.at(-1) ?? ''}'s`];

/** U.S. · J. · a.m. · U.S.-led is a compound of such. */
function readInitials(words: readonly Written[], at: number): readonly Said[] | undefined {
  // M.D.s · Ph.D.s
  const [, plural] = /^((?:Ph\.|(?:[A-Z]\.)+)[A-Z]\.)s$/.exec(textAt(words, at)) ?? [];
  if (plural !== undefined) return [owned(spell(plural))];
  const [, initials = '', ending, rest] =
    /^((?:[A-Za-z]\.)+[A-Za-z]?|[A-Z][a-z]?\.(?:[A-Z]\.)*[A-Z]\.?)('s)?(?:-(.+))?$/s.exec(
      textAt(words, at),
    ) ?? [];
  if (initials === '' || /^[a-z]$/.test(initials)) return undefined;
  const letters = spell(initials);
  const said = ending ? owned(letters) : letters;
  return [rest === undefined ? said : [...said, ...(/^\d/.test(rest) ? ['to'] : []), ...readCompound(rest)]];
}

/** “A man”, but “an A”, “vitamin A”, “A and B”, “(A)” */
function readArticle(words: readonly Written[], at: number): readonly Said[] | undefined {
  if (words[at]?.text !== 'A') return undefined;
  const next = textAt(words, at + 1);
  const before = textAt(words, at - 1);
  const isArticle =
    words[at].gap.trim() === '' &&
    /^[\p{L}\d$€£'#]/u.test(next) &&
    !/^(?:and|or|to|is|was|has|will)$/i.test(next);
  const isLetter =
    /^(?:an|vitamin|hepatitis|group|plan|team|type|class|section|part|grade|option|exhibit|point|influenza|schedule|level|series?)$/i.test(
      before,
    );
  return isArticle && !isLetter ? [['a']] : undefined;
}
