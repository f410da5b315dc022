import { primaryLanguage } from '../language.js';
import type { TextRange } from '../range.js';
import { fold as foldGerman } from './de/fold.js';
import { readGerman } from './de/german.js';
import { readEnglish } from './en/english.js';
import { fold } from './en/fold.js';
import { pauseAfter, pauseWithin } from './prosody.js';
import type { Said, Written } from './reading.js';

/** One spoken word, with the punctuation that shapes how it is said at its end (one of `, . ? ! ; :`). */
export interface SpokenToken {
  readonly text: string;
  /** Index of the word of the page that it is said for. */
  readonly word: number;
  /** The last word that it is said for, where a rule of a lexicon says several in one. */
  readonly through?: number;
  /** How it is said, in the International Phonetic Alphabet; a rule of a lexicon tells. */
  readonly ipa?: string;
  /** BCP 47, where it is not the language of the text: a voice of that language says it. */
  readonly lang?: string;
}

/** What is said for each written word of a sentence. A language without a reading passes its words on unchanged. */
interface Language {
  readonly fold: (word: string) => string;
  readonly read: (words: readonly Written[]) => readonly Said[];
}

const languages: Readonly<Record<string, Language>> = {
  en: { fold, read: readEnglish },
  de: { fold: foldGerman, read: readGerman },
};
const unchanged: Language = { fold: (word) => word, read: (words) => words.map((word) => [word.text]) };

/** A word longer than any is nothing to listen to, and a voice may take minutes over it: its beginning is said. */
const MOST_TOKENS = 200;
const MOST_LETTERS = 200;

const withinReason = (token: string): string =>
  token.length <= MOST_LETTERS ? token : token.slice(0, MOST_LETTERS).replace(/[\uD800-\uDBFF]$/, '');

/**
 * What the voice is given for a sentence. Tokens are in the order of the words and every word has at least one, so that
 * every word of the page gets a time. A token is letters and apostrophes (English: ASCII; German: Latin letters with their
 * marks), perhaps with one mark of punctuation: `$3.5 billion.` is `three point five | billion dollars.`; a capital letter
 * alone is that letter's name. Emoji are not said. Words of other languages pass unchanged, one token a word.
 *
 * @param words of the sentence, as `splitWords` gives them
 * @param lang BCP 47
 */
export function spokenForm(
  text: string,
  sentence: TextRange,
  words: readonly TextRange[],
  lang: string,
): SpokenToken[] {
  const primary = primaryLanguage(lang);
  const language = (Object.hasOwn(languages, primary) ? languages[primary] : undefined) ?? unchanged;
  const written = words.map((word, index) => ({
    text: language.fold(text.slice(word.start, word.end)),
    gap: text.slice(word.end, words[index + 1]?.start ?? sentence.end),
  }));
  const said = language.read(written);
  return written.flatMap(({ text: last, gap }, word) => {
    const pause =
      word < written.length - 1
        ? pauseWithin(last, gap, written[word + 1]?.text ?? '')
        : pauseAfter(last, gap);
    const spoken = (said[word] ?? []).slice(0, MOST_TOKENS).map(withinReason);
    return spoken.map((token, index) => ({ text: index < spoken.length - 1 ? token : token + pause, word }));
  });
}
