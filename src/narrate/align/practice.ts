import { spokenForm } from '../../core/text/spoken/spoken.js';
import { splitWords } from '../../core/text/words.js';
import type { Utterance } from '../voice/voice.js';

/*
 * One sentence holds few of a language's sounds, each once or twice. So a reference voice also says words that every
 * language has and that Node knows (Unicode CLDR): weekdays, months, names of countries and languages.
 */

const countries =
  'AU BE BR CA CL CN CZ DE DK EG ES FI FR GB GR HU IE IN IT JP KE MX NL NZ PL PT RU SE TH TR UA US ZA';
const languages = 'ar bg cs da de el en es fi fr hi hu it ja ko nl pl pt ru sv th tr uk zh';
const WORDS_AT_ONCE = 8;

/** Utterances of words in the language, in a fixed order. */
export function practiceFor(lang: string): Utterance[] {
  const day = (n: number): Date => new Date(Date.UTC(2023, 0, 1 + n));
  const names = (type: 'region' | 'language', codes: string): string[] => {
    const display = new Intl.DisplayNames([lang], { type, fallback: 'none' });
    return codes.split(' ').flatMap((code) => display.of(code) ?? []);
  };
  const formatted = (options: Intl.DateTimeFormatOptions, days: readonly number[]): string[] => {
    const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: 'UTC' });
    return days.map((n) => format.format(day(n)));
  };
  const words = [
    ...formatted({ weekday: 'long' }, [0, 1, 2, 3, 4, 5, 6]),
    ...formatted(
      { month: 'long' },
      Array.from({ length: 12 }, (_, month) => month * 30 + 5),
    ),
    ...names('region', countries),
    ...names('language', languages),
  ]
    .flatMap((name) => name.split(/[\s\d()\u2010-\u2015-]+/u))
    .filter((name) => /^[\p{L}\p{M}'’]{2,}$/u.test(name));
  const different = [...new Set(words)];
  return Array.from({ length: Math.ceil(different.length / WORDS_AT_ONCE) }, (_, i) => {
    const text = `${different.slice(i * WORDS_AT_ONCE, (i + 1) * WORDS_AT_ONCE).join(' ')}.`;
    const sentence = { start: 0, end: text.length };
    return { lang, tokens: spokenForm(text, sentence, splitWords(text, sentence, lang), lang) };
  });
}
