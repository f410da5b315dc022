import { gapAfter, joined, joinedBefore, type Rule, textAt, type Written } from '../reading.js';
import { endingAt, nounAfter } from './endings.js';
import { ordinalStem } from './numbers.js';

/** A number with a full stop: der 20. Bundestag · am 3. · 1. Die Mieten steigen · 24./25. */

const series = /^(\d{1,4})\.(?:([–/-])(\d{1,4})\.)?$/;
/** Whatever begins so after a number at a sentence's beginning, is not what the number counts. */
const opening =
  /^(?:\p{Ll}|(?:Der|Die|Das|Den|Dem|Ein|Eine|Er|Sie|Es|Wir|Ich|Ihr|Man|Wer|Was|Wie|Wo|Warum|Wann|In|Im|Am|An|Auf|Aus|Bei|Mit|Nach|Von|Zu|Für|Wenn|Dass|Als|Nicht|Kein|Keine|Alle|Viele|Diese|Dieser|Jeder|Sein|Seine|Ihre)$)/u;
const dayArticle = /^(?:am|vom|zum|beim|dem|den)$/i;

export const readOrdinal: Rule = (words, at) => {
  const [, first, link, last] = series.exec(textAt(words, at)) ?? [];
  if (first === undefined) return endOfSentence(words, at);
  const next = joined(words, at);
  if (at === 0 && last === undefined && Number(first) < 20 && opening.test(next ?? ''))
    return [[`${ordinalStem(first)}ens`]];
  // In a report of a game: Michel (90.)
  const inBrackets = /\($/.test(gapAfter(words, at - 1)) && gapAfter(words, at).startsWith(')');
  const ending = inBrackets ? 'e' : endingAt(words, at, nounAfter(words, at) ?? '');
  const said = [ordinalStem(first) + ending];
  // der 2. – 3. Platz
  if (last === undefined && /^\s+[–-]\s+$/.test(gapAfter(words, at)) && series.test(textAt(words, at + 1)))
    said.push('bis');
  if (last !== undefined) said.push(...(link === '/' ? [] : ['bis']), ordinalStem(last) + ending);
  return [said];
};

/** “Sie kommt am 3.”: the full stop is the sentence's too. */
function endOfSentence(words: readonly Written[], at: number): string[][] | undefined {
  const text = textAt(words, at);
  const isLast = at === words.length - 1 && gapAfter(words, at).startsWith('.');
  if (!isLast || !/^\d{1,2}$/.test(text) || Number(text) > 31) return undefined;
  return dayArticle.test(joinedBefore(words, at) ?? '')
    ? [[ordinalStem(text) + endingAt(words, at, '')]]
    : undefined;
}
