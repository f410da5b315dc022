import type { TextRange } from '../../core/text/range.js';
import { isCompound, isKnown, isPronounced, isSpelledRight } from './dictionary.js';
import { finding, type Check, type Finding, type LintSentence, type LintWord } from './warning.js';

/* Names and words that no pronouncing dictionary knows: the voice reads them letter by letter, by the rules of English. */

/** Letters with accents, which English keeps in words that it has taken over. */
export const bare = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('’', "'")
    .replace(/[æœ]/g, (letter) => (letter === 'æ' ? 'ae' : 'oe'));

/** 's of a possessive, s of a plural in a name. */
export const withoutPossessive = (word: string): string => word.replace(/(?:'s|')$/i, '');

/** The word without the ending of a possessive. */
export const stemOf = ({ folded, start }: LintWord): TextRange => ({
  start,
  end: start + withoutPossessive(folded).length,
});

export const checkNames: Check = (sentence) =>
  sentence.words.flatMap((word, at) => partsOf(word).flatMap((part) => checkWord(sentence, part, at)));

/** Of a compound with hyphens or a slash each part. */
function partsOf(word: LintWord): LintWord[] {
  return Array.from(word.folded.matchAll(/[^-‐‑/.·]+/gu), ({ 0: folded, index }) => ({
    folded,
    text: word.text.slice(index, index + folded.length),
    start: word.start + index,
    end: word.start + index + folded.length,
  }));
}

function checkWord(sentence: LintSentence, word: LintWord, at: number): Finding[] {
  const written = withoutPossessive(word.folded);
  // Others look at numbers, at initialisms, and at letters that English does not have.
  if (!/^[A-Za-z][A-Za-z']{2,}$/.test(written) || /^[A-Z]{2,}s?$/.test(written)) return [];
  const lower = written.toLowerCase();
  const isCapitalised = /^[A-Z]/.test(written);
  if (isPronounced(lower) || isKnown(lower)) return [];
  const mayBeOrdinary = !isCapitalised || isSentenceStart(sentence, at) || isHeadline(sentence);
  if (mayBeOrdinary && (isSpelledRight(lower) || isCompound(lower))) return [];
  // iPhone, DeepSeek, ExxonMobil: each part is a word.
  if (/^[A-Za-z]?[a-z']+(?:[A-Z][a-z']+)+$/.test(written) && camelParts(written).every(isPronounced))
    return [];
  const range = stemOf(word);
  return [
    isCapitalised
      ? finding(
          range,
          'unknown-name',
          'a name that no pronouncing dictionary knows; the voice guesses',
          { kind: 'instead' },
          { kind: 'phonemes' },
        )
      : finding(
          range,
          'unknown-word',
          'a word that no English dictionary knows: foreign, rare or misspelled',
          { kind: 'instead' },
          { kind: 'phonemes' },
        ),
  ];
}

const camelParts = (word: string): string[] => word.split(/(?=[A-Z])/).filter((part) => part.length > 1);

/** Whether nothing but quotes and brackets stands before the word. */
export const isSentenceStart = ({ text, words }: LintSentence, at: number): boolean =>
  at === 0 || /[:.!?“"]\s*$/.test(text.slice(0, words[at]?.start ?? 0));

/** Most words have a capital: a title in title case, where capitals tell no names. */
export function isHeadline({ words }: LintSentence): boolean {
  const long = words.filter(({ folded }) => /^[A-Za-z]{4,}/.test(folded));
  return long.length > 3 && long.filter(({ folded }) => /^[A-Z]/.test(folded)).length > 0.8 * long.length;
}
