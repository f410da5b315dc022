import { primaryLanguage } from '../../core/text/language.js';
import { isPronounced, isSpelledRight } from './dictionary.js';
import { entries as heteronyms } from './heteronym-table.js';
import { bare, stemOf, withoutPossessive } from './names.js';
import { phrases } from './phrases.js';
import {
  finding,
  type Check,
  type Finding,
  type LintSentence,
  type LintWord,
  type Suggestion,
} from './warning.js';

/* Words of other languages that the page does not mark with `lang`: an English voice reads them as English. */

/** Letters that give a language away, the surer first. */
const letters: readonly (readonly [letters: RegExp, lang: string])[] = [
  [/[łżźćńśąę]/i, 'pl'],
  [/[řěů]/i, 'cs'],
  [/[őű]/i, 'hu'],
  [/[ğşı]/i, 'tr'],
  [/[șță]/i, 'ro'],
  [/[ãõ]/i, 'pt'],
  [/[ñ¿¡]/i, 'es'],
  [/[ảạấầẩẫậắằẳẵặẻẽẹếềểễệỉịỏọốồổỗộớờởỡợơưủụứừửữựỳỷỹỵđ]/i, 'vi'],
  [/[æø]/i, 'da'],
  [/å/i, 'sv'],
  [/[ðþ]/i, 'is'],
  [/[ß]|[äöü]/i, 'de'],
  [/[àâæçèêëîïôùûœÿ]|é/i, 'fr'],
  [/[ìò]/i, 'it'],
  [/[áíóú]/i, 'es'],
  [/[čšžđ]/i, 'hr'],
];

const scripts: readonly (readonly [script: RegExp, lang: string])[] = [
  [/[\p{sc=Hiragana}\p{sc=Katakana}]/u, 'ja'],
  [/\p{sc=Hangul}/u, 'ko'],
  [/\p{sc=Han}/u, 'zh'],
  [/\p{sc=Cyrillic}/u, 'ru'],
  [/\p{sc=Greek}/u, 'el'],
  [/\p{sc=Arabic}/u, 'ar'],
  [/\p{sc=Hebrew}/u, 'he'],
  [/\p{sc=Devanagari}/u, 'hi'],
  [/\p{sc=Thai}/u, 'th'],
];

/** Scripts that a language writes besides Latin, by the languages of the table above. */
const writtenIn: Readonly<Record<string, readonly string[]>> = {
  ...{ ja: ['ja', 'zh'], ko: ['ko', 'zh'], zh: ['zh'], el: ['el'], he: ['he'], yi: ['he'], th: ['th'] },
  ...Object.fromEntries(
    ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'mn', 'tg'].map((lang) => [lang, ['ru']]),
  ),
  ...Object.fromEntries(['ar', 'fa', 'ur', 'ps', 'ckb', 'sd', 'ug'].map((lang) => [lang, ['ar']])),
  ...Object.fromEntries(['hi', 'mr', 'ne', 'sa'].map((lang) => [lang, ['hi']])),
};

const readIn = (lang: string | undefined): Suggestion[] => [
  ...(lang === undefined ? [] : [{ kind: 'language', lang } as const]),
  { kind: 'instead' },
];

const isLatin = /^[\p{sc=Latin}\p{M}'’·-]+$/u;

export const checkForeign: Check = (sentence) => [
  ...phrasesIn(sentence),
  ...checkScripts(sentence),
  ...sentence.words.flatMap((word) => checkLetters(word)),
];

/** Words in a script that the language does not write. */
export const checkScripts: Check = ({ words, lang }) => {
  const own = new Set(writtenIn[primaryLanguage(lang)] ?? []);
  return words.flatMap((word) => {
    const script = scripts.find(([letters, of]) => letters.test(word.folded) && !own.has(of));
    // A lone Greek letter is a symbol that voices know.
    if (!script || /^\p{sc=Greek}$/u.test(word.folded)) return [];
    return finding(word, 'foreign', 'written in another script', ...readIn(script[1]));
  });
};

function checkLetters(word: LintWord): Finding[] {
  const written = withoutPossessive(word.folded);
  if (!isLatin.test(written) || /^[A-Za-z'-]*$/.test(written)) return [];
  const plain = bare(written);
  // café and naïve are English by now, and so is a name that is known without its accents; résumé would be read as resume.
  const isEnglish = isPronounced(plain) && (isSpelledRight(plain) || /^[A-Z]/.test(written));
  if (isEnglish && !isRespelled(written) && !Object.hasOwn(heteronyms, plain.toLowerCase())) return [];
  const lang = letters.find(([own]) => own.test(written))?.[1];
  return [
    finding(stemOf(word), 'foreign', 'a name or word with letters of another language', ...readIn(lang), {
      kind: 'phonemes',
    }),
  ];
}

/** Letters that are more than an accent: a dictionary that has the word without them has another word. */
const isRespelled = (word: string): boolean => /[łøđðþßåñőűğı]/i.test(word);

function phrasesIn({ text, words }: LintSentence): Finding[] {
  const folded = words.map((word) => bare(word.folded).toLowerCase());
  return words.flatMap((word, at) => {
    const lang = phrases.get(folded[at] ?? '');
    if (lang !== undefined) return finding(word, 'foreign', 'a word of another language', ...readIn(lang));
    for (let length = 4; length > 1; length--) {
      const last = words[at + length - 1];
      const whole = folded.slice(at, at + length).join(' ');
      const spoken = phrases.get(whole);
      if (last && spoken !== undefined && !/[.,;:]/.test(text.slice(word.end, last.start).trim()))
        return finding(
          { start: word.start, end: last.end },
          'foreign',
          'words of another language',
          ...readIn(spoken),
        );
    }
    return [];
  });
}
