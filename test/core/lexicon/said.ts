import { finderOf } from '../../../src/core/lexicon/find.js';
import type { LexiconRule } from '../../../src/core/lexicon/rule.js';
import { sayWith } from '../../../src/core/lexicon/say.js';
import type { Surroundings } from '../../../src/core/lexicon/scope.js';
import type { SpokenToken } from '../../../src/core/text/spoken/spoken.js';
import { splitWords } from '../../../src/core/text/words.js';

export const around: Surroundings = {
  article: 'a-walk',
  paths: [],
  voice: { id: 'flite-rms', engine: 'flite', phonemes: true },
};

/** What of a text the rules hit, each with the words that it was written for. */
export function hits(
  text: string,
  rules: readonly LexiconRule[],
  more: Partial<Surroundings> & { readonly lang?: string } = {},
): string[] {
  const { lang = 'en', ...rest } = more;
  const entries = rules.map((rule, i) => ({ rule, line: i + 1 }));
  const find = finderOf(entries, { ...around, ...rest });
  return find(text, { start: 0, end: text.length }, () => lang).map(
    ({ start, end, entry }) => `${text.slice(start, end)}:${entry.line}`,
  );
}

export function tokens(
  text: string,
  rules: readonly LexiconRule[],
  lang = 'en',
): { readonly tokens: SpokenToken[]; readonly words: string[] } {
  const entries = rules.map((rule, i) => ({ rule, line: i + 1 }));
  const sentence = { start: 0, end: text.length };
  const words = splitWords(text, sentence, lang);
  const matches = finderOf(entries, around)(text, sentence, () => lang);
  return {
    tokens: sayWith(matches, text, sentence, words, lang),
    words: words.map(({ start, end }) => text.slice(start, end)),
  };
}

/** `Kim=kim Jong=jong Un=oon.`; phonemes in slashes, another language in front of what is said in it. */
export function said(text: string, rules: readonly LexiconRule[], lang = 'en'): string {
  const { tokens: spoken, words } = tokens(text, rules, lang);
  return words
    .map((word, i) => {
      const own = spoken.filter(({ word: first, through = first }) => first <= i && i <= through);
      const told = own.map(({ text: plain, ipa, lang: other }) => {
        const pause = /[,.?!;:]$/.exec(plain)?.[0] ?? '';
        return (other === undefined ? '' : `${other}:`) + (ipa === undefined ? plain : `/${ipa}/${pause}`);
      });
      return `${word}=${told.join('_')}`;
    })
    .join(' ');
}
