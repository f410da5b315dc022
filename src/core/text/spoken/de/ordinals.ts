import { joined, type Rule, type Written } from '../reading.js';
import { endingAt, nounAfter } from './endings.js';
import { ordinalStem } from './numbers.js';

/** A number with a full stop: der 20. Bundestag · am 3. · 1. Die Mieten steigen · 24./25. */

const series = /^(\d{1,4})\.(?:([–/-])(\d{1,4})\.)?$/;
/** Whatever begins so after a number at a sentence's beginning, is not what the number counts. */
const opening =
  /^(?:\p{Ll}|(?:Der|Die|Das|Den|Dem|Ein|Eine|Er|Sie|Es|Wir|Ich|Ihr|Man|Wer|Was|Wie|Wo|Warum|Wann|In|Im|Am|An|Auf|Aus|Bei|Mit|Nach|Von|Zu|Für|Wenn|Dass|Als|Nicht|Kein|Keine|Alle|Viele|Diese|Dieser|Jeder|Sein|Seine|Ihre)$)/u;
const dayArticle = /^(?:am|vom|zum|beim|dem|den|bis|ab|seit|der)$/i;

export const readOrdinal: Rule = (words, at) => {
  const [, first, link, last] = series.exec(words[at]?.text ?? '') ?? [];
  if (first === undefined) return endOfSentence(words, at);
  const next = joined(words, at);
  if (at === 0 && last === undefined && Number(first) < 20 && opening.test(next ?? ''))
    return [[`${ordinalStem(first)}ens`]];
  // In a report of a game: Michel (90.)
  const inBrackets = /\($/.test(words[at - 1]?.gap ?? '') && words[at]?.gap.startsWith(')') === true;
  const ending = inBrackets ? 'e' : endingAt(words, at, nounAfter(words, at) ?? '');
  const said = [ordinalStem(first) + ending];
  if (last !== undefined) said.push(...(link === '/' ? [] : ['bis']), ordinalStem(last) + ending);
  return [said];
};

/** “Sie kommt am 3.”: the full stop is the sentence's too. */
function endOfSentence(words: readonly Written[], at: number): string[][] | undefined {
  const text = words[at]?.text ?? '';
  const isLast = at === words.length - 1 && words[at]?.gap.startsWith('.') === true;
  if (!isLast || !/^\d{1,2}$/.test(text) || Number(text) > 31) return undefined;
  const before = at > 0 && words[at - 1]?.gap.trim() === '' ? (words[at - 1]?.text ?? '') : '';
  return dayArticle.test(before) && !/^(?:bis|ab|seit|der)$/i.test(before)
    ? [[ordinalStem(text) + endingAt(words, at, '')]]
    : undefined;
}
