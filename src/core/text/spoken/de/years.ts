import { joined, joinedBefore, type Written } from '../reading.js';
import { isYear } from './written-numbers.js';

/*
 * German newspapers write four digits without a full stop, so that 1500 is a year or a count. From 2000 on both are
 * said alike; before that the words around it decide.
 */

const counts =
  /^(?:rund|etwa|ca\.|circa|fast|knapp|gut|über|mindestens|höchstens|zirka|ungefähr|insgesamt|als|zu|weitere|weiteren|mehr|nur|resolution|un-resolution|nummer|nr\.|zimmer|artikel|seite|s\.|rn\.)$/i;
const dates =
  /^(?:jahr|jahre|jahres|jahren|seit|anno|sommer|winter|herbst|frühjahr|frühling|anfang|mitte|ende|ab|von|bis|um|nach|vor|erst|im|noch|bereits|schon|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|weihnachten|ostern|saison|wm|em|geboren|zwischen|und|tsv|tsg|tus|fc|sc|sv|fsv|vfb|vfl)$/i;
const measured = /^(?:Jahren?|Tagen?|Stunden|Minuten|Menschen|Personen|Euro|Einwohnern?|Mal)$/;

/** Whether a bare number, or the lower end of a range, is a year. */
export function isYearHere(
  low: string,
  high: string | undefined,
  words: readonly Written[],
  at: number,
): boolean {
  const before = joinedBefore(words, at) ?? '';
  if (/^10\d\d$/.test(low))
    return (
      high === undefined &&
      !measured.test(joined(words, at) ?? '') &&
      /^(?:jahr|jahre|seit|anno|um|ab|im)$/i.test(before)
    );
  if (!isYear(low)) return false;
  if (high !== undefined) return /^\d\d$/.test(high) || isYear(high);
  const next = joined(words, at) ?? '';
  if (counts.test(before) || measured.test(next)) return false;
  if (dates.test(before)) return true;
  // 1500 Menschen, but 1998 Kanzler; 1500 came before, 1848 begann
  const isRound = /[05]0$/.test(low) || (low < '1890' && low.endsWith('0'));
  return !(isRound && /^\p{Lu}\p{Ll}/u.test(next));
}
