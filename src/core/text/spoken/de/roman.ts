import { gapAfter, joined, joinedBefore, type Rule, textAt, type Written } from '../reading.js';
import { romanValue } from '../roman.js';
import { wordSet } from '../table.js';
import { endingAt, nounAfter } from './endings.js';
import { cardinal, ordinalStem } from './numbers.js';

/** Roman numerals in names: Ludwig XIV. · unter Benedikt XVI. · im II. Weltkrieg · Hartz IV. Elsewhere capitals are an initialism. */

const counted = wordSet(`
  Kapitel Teil Band Akt Artikel Hartz Weltkrieg Phase Typ Klasse Stufe Gruppe Abschnitt Anlage Anhang Buch Tabelle Abbildung Szene
  Faust Sektion Säule Dimension Kategorie Apollo Rocky Episode Vatikanum Basel Kammer Senat Mose Pitaval Saturn Rhein Golf
`);
const kings = wordSet(`
  Ludwig Karl Friedrich Wilhelm Heinrich Otto Johann Johannes Paul Pius Benedikt Gregor Leo Nikolaus Alexander Peter Philipp Felipe
  Ferdinand Ramses Napoleon Gustav Gustaf Harald Haakon Georg Eduard Charles Richard Jakob Innozenz Clemens Urban Bonifatius Sixtus
  Julius Alfons Iwan Leopold Albert Albrecht Franz Christian Konstantin Xerxes Kyros Mehmed Süleyman Maximilian Joseph Rudolf
  Konrad Sigismund Stephan Robert Umberto Viktor Emanuel Juan Carlos Rama Mohammed Hussein Abdullah Kyrill Bartholomäus Franziskus
  Ernst August Ottokar Willem James Edward Henry William George Louis Philippe Baudouin Hassan Tutmosis Amenophis Ptolemaios
`);
const queens = wordSet(`
  Elisabeth Elizabeth Katharina Margrethe Maria Viktoria Victoria Anna Christina Isabella Kleopatra Königin Kaiserin Zarin Herzogin
  Fürstin Johanna Wilhelmina
`);
const titles = wordSet(
  'Papst König Kaiser Zar Prinz Fürst Sultan Schah Pharao Kurfürst Herzog Patriarch Großherzog',
);

export const readRoman: Rule = (words, at) => {
  const [, numeral = '', dot] = /^([IVXL]+)(\.)?$/.exec(textAt(words, at)) ?? [];
  const value = romanValue(numeral);
  if (value === undefined) return undefined;
  const digits = String(value);
  const before = joinedBefore(words, at) ?? '';
  if (counted.has(before)) return [cardinal(digits)];
  const hasDot = dot !== undefined || gapAfter(words, at).startsWith('.');
  const stem = nameOf(before);
  if (kings.has(stem) || queens.has(stem) || (hasDot && followsTitle(words, at)))
    return hasDot || numeral.length > 1 ? [regnal(digits, words, at)] : undefined;
  // Ludwigs des XIV.
  if (hasDot && /^(?:der|die|des|dem|den)$/.test(before) && joined(words, at) === undefined)
    return [[capitalised(ordinalStem(digits) + (/^(?:der|die)$/.test(before) ? 'e' : 'en'))]];
  const noun = dot === undefined ? undefined : nounAfter(words, at);
  if (noun !== undefined && /^\p{Lu}\p{Ll}/u.test(joined(words, at) ?? '') && !/^\p{Lu}\.$/u.test(before))
    return [[ordinalStem(digits) + endingAt(words, at, noun)]];
  // A sequel (Rocky IV); a lone letter, and capitals with L, are no numerals.
  const isSequel = numeral.length > 1 && !numeral.includes('L') && /^\p{Lu}\p{Ll}/u.test(before);
  return isSequel ? [cardinal(digits)] : undefined;
};

/** Ludwigs → Ludwig */
function nameOf(word: string): string {
  const stem = word.replace(/e?s$/, '');
  return kings.has(word) || queens.has(word) || titles.has(word) ? word : stem;
}

function followsTitle(words: readonly Written[], at: number): boolean {
  return [1, 2, 3].some((back) => titles.has(nameOf(textAt(words, at - back))));
}

/** der Vierzehnte, and the same in the case of the name before it. */
function regnal(digits: string, words: readonly Written[], at: number): string[] {
  let first = at;
  while (first > 0 && first > at - 4 && isOfName(words, first - 1)) first--;
  const name = words.slice(first, at).map(({ text }) => text);
  const governor = governorOf(words, first);
  const feminine = name.some((word) => queens.has(nameOf(word)));
  const isGenitive =
    governor === 'des' ||
    name.some((word) => word !== nameOf(word) || /^(?:Papstes|Königs|Kaisers|Zaren)$/.test(word));
  const article = articleOf(governor, isGenitive, feminine);
  const nominative = article === 'die' || (article === 'der' && !feminine);
  const said = ordinalStem(digits) + (nominative ? 'e' : 'en');
  return [article, capitalised(said)];
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** The preposition or article before a name, also of the first of two: mit Franz I. und Karl V. */
function governorOf(words: readonly Written[], first: number): string {
  const before = joinedBefore(words, first) ?? '';
  if (!/^(?:und|oder|sowie)$/.test(before)) return before.toLowerCase();
  const earlier = words
    .slice(Math.max(0, first - 6), first - 1)
    .findLast(({ text }) => !/^\p{Lu}/u.test(text));
  return earlier?.text ?? '';
}

function isOfName(words: readonly Written[], at: number): boolean {
  const word = words[at];
  return (
    word !== undefined &&
    word.gap.trim() === '' &&
    /^\p{Lu}/u.test(word.text) &&
    !dative.test(word.text) &&
    !accusative.test(word.text) &&
    !/^(?:Der|Die|Des|Dem|Den)$/.test(word.text)
  );
}

const dative =
  /^(?:von|mit|unter|bei|nach|aus|seit|zu|vor|an|in|auf|über|zwischen|neben|gegenüber|laut|dem|zum|vom|beim)$/i;
const accusative = /^(?:für|gegen|durch|ohne|um|den)$/i;

function articleOf(
  governor: string,
  isGenitive: boolean,
  feminine: boolean,
): 'der' | 'die' | 'des' | 'dem' | 'den' {
  if (isGenitive) return feminine ? 'der' : 'des';
  if (dative.test(governor)) return feminine ? 'der' : 'dem';
  if (accusative.test(governor)) return feminine ? 'die' : 'den';
  return feminine ? 'die' : 'der';
}
