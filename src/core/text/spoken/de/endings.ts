import { gapAfter, joinedBefore, textAt, type Written } from '../reading.js';
import { genderOf } from './genders.js';

/** The ending of an ordinal or another adjective: der dritt-e, am dritt-en, ein dritt-er. */
export type Ending = 'e' | 'en' | 'er' | 'es' | 'em';

const strong = { masculine: 'er', feminine: 'e', neuter: 'es' } as const;
const dative = { masculine: 'em', feminine: 'er', neuter: 'em' } as const;
const accusative = { masculine: 'en', feminine: 'e', neuter: 'es' } as const;

/** Articles and what is joined with them, after which every ending is weak and the case is no nominative. */
const weak =
  /^(?:am|im|vom|v\.|zum|zur|beim|hinterm|unterm|überm|vorm|dem|den|des|(?:k?ein|mein|dein|sein|ihr|unser|eur)(?:em|en|er|es)|(?:dies|jed|jen|welch|manch|all|letzt|erst)(?:em|en))$/;
const weakNominative = /^(?:die|das|ins|ans|aufs|fürs|übers|durchs|ums|(?:dies|jed|jen|welch)(?:e|es))$/;
/** Of a masculine noun a nominative, of a feminine one a genitive or dative. */
const likeDer = /^(?:der|(?:dies|jed|jen|welch)er)$/;
/** jenes Haus, jenes Hauses. */
const likeDas = /^(?:dies|jed|jen|welch)es$/;
export const isGenitive = /(?:es|[^aeiouyäöüs]s)$/;
const determiner =
  /^(?:der|die|das|dem|den|des|im|am|vom|zum|zur|beim|ins|ein|eine|einem|einen|einer|eines|ihr|sein|seine|ihre)$/;
const indefiniteFeminine = /^(?:k?eine|meine|deine|seine|ihre|unsere|eure)$/;
/** After these “der” is a dative, and without an article the ending itself shows the case. */
export const withDative =
  /^(?:in|an|auf|aus|bei|mit|nach|von|zu|seit|ab|unter|über|vor|hinter|neben|zwischen|gegenüber|laut|dank|außer|samt|nebst|entgegen)$/;
export const withGenitive =
  /^(?:während|wegen|trotz|statt|anstatt|innerhalb|außerhalb|oberhalb|unterhalb|aufgrund|anhand|mithilfe|infolge|angesichts|seitens|hinsichtlich|zugunsten|einschließlich|inklusive)$/;
const withAccusative = /^(?:für|gegen|durch|ohne|um|bis|per|pro)$/;
const linking = /^(?:und|oder|bis|sowie|beziehungsweise|bzw\.)$/;
/** Nobody lists more. */
const longestSeries = 8;
const ordinalPattern = /^\d{1,4}\.$/;
/** Ostermontag and Freitagabend, too. */
const weekday =
  /(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)(?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht)?$|^(?:mo|di|mi|do|fr|sa|so)\.?$/i;
const month =
  /^(?:Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)$/;

/** The ending of the ordinal at `at` before `noun`, from what stands before it. */
export function endingAt(words: readonly Written[], at: number, noun: string): Ending {
  const first = firstOfSeries(words, at);
  return endingOf(words, first, noun);
}

function endingOf(words: readonly Written[], at: number, noun: string): Ending {
  const gender = genderOf(noun);
  const before = textAt(words, at - 1).toLowerCase();
  if (at === 0) return strong[gender];
  // der „1. Mai“
  const gap = gapAfter(words, at - 1).replace(/ [„“"'»«‚‘]$/, ' ');
  // am Montag, 3. Oktober
  if (/^,\s+$/.test(gap) && weekday.test(textAt(words, at - 1)))
    return /^(?:am|vom|zum|bis|seit|ab|dem|den)$/i.test(textAt(words, at - 2)) ? 'en' : 'er';
  if (gap.trim() !== '') return strong[gender];
  if (weak.test(before)) return 'en';
  // jeder 3. Deutsche: of “jede” there is a dative after a preposition, and hardly a genitive.
  if (likeDer.test(before)) return afterDer(words, at - 1, gender === 'feminine' && before !== 'jeder');
  if (likeDas.test(before) && isGenitive.test(noun)) return 'en';
  if (weakNominative.test(before)) return 'e';
  if (indefiniteFeminine.test(before)) return 'e';
  // im späten 17. Jahrhundert: the adjective has the ending already.
  if (isAdjective(words, at - 1)) return endingOf(words, at - 1, noun);
  if (month.test(noun) && (withDative.test(before) || withAccusative.test(before))) return 'en';
  if (withDative.test(before)) return dative[gender];
  if (withAccusative.test(before)) return accusative[gender];
  if (withGenitive.test(before)) return gender === 'feminine' ? 'er' : 'en';
  return strong[gender];
}

/** ½ Stunde → eine halbe, in ½ Stunde → einer halben, ½ Liter → ein halber, das ½ Jahr → halbe */
export function halfOf(words: readonly Written[], at: number, noun: string): string[] {
  const ending = endingAt(words, at, noun);
  if (determiner.test((joinedBefore(words, at) ?? '').toLowerCase())) return [`halb${ending}`];
  const isFeminine = genderOf(noun) === 'feminine';
  if (isFeminine) return ending === 'e' ? ['eine', 'halbe'] : ['einer', 'halben'];
  return ending === 'em' || ending === 'en' ? [`ein${ending}`, 'halben'] : ['ein', `halb${ending}`];
}

function isAdjective(words: readonly Written[], at: number): boolean {
  const text = textAt(words, at);
  const before = (joinedBefore(words, at) ?? '').toLowerCase();
  return /^\p{Ll}{3,}(?:en|e|er|es)$/u.test(text) && determiner.test(before);
}

/** “in der 2. Liga”, “der Beginn der 2. Runde”, but “der 2. Platz”. */
function afterDer(words: readonly Written[], article: number, feminine: boolean): Ending {
  const before = joinedBefore(words, article);
  if (before === undefined) return feminine ? 'en' : 'e';
  return feminine || withDative.test(before.toLowerCase()) || withGenitive.test(before.toLowerCase())
    ? 'en'
    : 'e';
}

/** The first of “der 3., 4. und 5. Mai”, which has the article. */
function firstOfSeries(words: readonly Written[], at: number): number {
  let first = at;
  for (let steps = 0; steps < longestSeries; steps++) {
    const earlier = earlierInSeries(words, first);
    if (earlier === undefined) break;
    first = earlier;
  }
  return first;
}

/** The one before in “der 3., 4. und 5. Mai” or “vom 3. bis 5. Mai”, if there is one. */
function earlierInSeries(words: readonly Written[], at: number): number | undefined {
  const gap = gapAfter(words, at - 1);
  const before = textAt(words, at - 1);
  if (ordinalPattern.test(before) && /^\s*[,/–-]?\s*$/.test(gap)) return at - 1;
  const linked = linking.test(before) && gap.trim() === '' ? words[at - 2] : undefined;
  if (!linked) return undefined;
  if (ordinalPattern.test(linked.text) && /^(?:,|\s+[–-])?\s+$/.test(linked.gap)) return at - 2;
  // vom 3. Mai bis 5. Juni
  return month.test(linked.text) && ordinalPattern.test(textAt(words, at - 3)) ? at - 3 : undefined;
}

/** What an ordinal at `at` counts: the next noun of the same phrase, past the rest of a series and adjectives. */
export function nounAfter(words: readonly Written[], at: number): string | undefined {
  for (let last = at; last < at + 6; last++) {
    const gap = gapAfter(words, last);
    const text = textAt(words, last + 1);
    if (!/^\s*[,/–-]?\s*$/.test(gap)) return undefined;
    if (/^\p{Lu}/u.test(text)) return text;
    if (!ordinalPattern.test(text) && (/\p{N}/u.test(text) || text === '' || gap.includes(',')))
      return undefined;
  }
  return undefined;
}

/** Whether the counted noun is in the dative: mit 180 Kilometern. */
export function isDativeBefore(words: readonly Written[], at: number): boolean {
  const before = joinedBefore(words, at) ?? '';
  const last = /^(?:rund|etwa|ca\.|circa|fast|knapp|gut|über|bis|nur|mindestens|höchstens|insgesamt)$/.test(
    before,
  )
    ? (joinedBefore(words, at - 1) ?? '')
    : before;
  return /^(?:mit|von|bei|nach|aus|seit|zu|den|vor)$/i.test(last);
}
