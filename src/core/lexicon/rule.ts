import { parseIpa } from './ipa.js';
import { unicodePattern } from '../text/unicode-pattern.js';

/** How the word is said. */
export type Saying =
  /** As if this were written: `koogleman`. */
  | { readonly kind: 'instead'; readonly text: string }
  /** In the International Phonetic Alphabet: `ˈkuːɡəlmən`; a space parts words. */
  | { readonly kind: 'phonemes'; readonly ipa: string }
  /** Letter by letter. */
  | { readonly kind: 'letters' }
  /** As a word of this language (BCP 47), by a voice of it where one is there. */
  | { readonly kind: 'language'; readonly lang: string };

/** Where the rule holds. The nearer wins: occurrence, article, section, site. */
export type Scope =
  | { readonly kind: 'site' }
  /** A name that the publisher gives, or what the path of an article's address or file begins with. */
  | { readonly kind: 'section'; readonly section: string }
  /** The narration's id. */
  | { readonly kind: 'article'; readonly article: string }
  /** The `nth` time, from 1, that the word stands in a sentence with this text: edits elsewhere do not touch it. */
  | {
      readonly kind: 'occurrence';
      readonly article: string;
      readonly sentence: string;
      readonly nth: number;
    };

/** `whole`: no letter, digit or mark stands next to it. `part`: also within a word. */
export type Match = 'whole' | 'part';

/**
 * `smart`: a word in small letters is found in any case; one with a capital as it is written (`US` is not `us`, `Polish` not
 * `polish`) and all in capitals (`POLISH`, in a heading).
 */
export type LetterCase = 'smart' | 'exact' | 'any';

export interface LexiconRule {
  /** As it is written in articles: a word or several. */
  readonly word: string;
  readonly say: Saying;
  readonly match: Match;
  readonly letterCase: LetterCase;
  readonly scope: Scope;
  /** BCP 47: only in text of this language. */
  readonly lang?: string | undefined;
  /** A voice's id or its engine's name: only when that one reads. */
  readonly voice?: string | undefined;
  readonly comment?: string | undefined;
}

/** Rules in the order of their file. */
export interface Lexicon {
  /** Its file, or what to call it in messages. */
  readonly file: string;
  readonly entries: readonly LexiconEntry[];
}

export interface LexiconEntry {
  readonly rule: LexiconRule;
  /** From 1. */
  readonly line: number;
}

/** A rule with what nobody wrote: whole word, smart case, everywhere. */
export const ruleOf = (
  word: string,
  say: Saying,
  more: Partial<Omit<LexiconRule, 'word' | 'say'>> = {},
): LexiconRule => ({ match: 'whole', letterCase: 'smart', scope: { kind: 'site' }, ...more, word, say });

const sought = unicodePattern(String.raw`[\p{L}\p{N}\p{S}@#&%]`);
const spoken = unicodePattern(String.raw`[\p{L}\p{N}\p{S}]`);
const MAX_WORD = 200;
const MAX_SAY = 1000;

export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Why a rule cannot be used, in words that follow “Kugelman”; undefined when it can. */
export function problemOf({ word, say, scope, lang }: LexiconRule): string | undefined {
  if (!sought.test(word)) return 'has no letter, digit or sign that could be found in a text';
  if (word.length > MAX_WORD) return `is longer than ${MAX_WORD} characters`;
  if (lang !== undefined && !isLanguageTag(lang)) return `is for “${lang}”, which is no language tag`;
  if (scope.kind === 'occurrence' && !(Number.isInteger(scope.nth) && scope.nth >= 1))
    return `is for occurrence ${scope.nth} of its sentence; the first is 1`;
  switch (say.kind) {
    case 'instead':
      if (!spoken.test(say.text)) return 'has nothing to be said instead';
      return say.text.length > MAX_SAY ? `has more than ${MAX_SAY} characters to be said instead` : undefined;
    case 'phonemes': {
      const reading = parseIpa(say.ipa);
      return reading.ok
        ? undefined
        : `has phonemes /${say.ipa.slice(0, 100)}/ that cannot be read at character ${reading.at + 1}: ${reading.reason}`;
    }
    case 'letters':
      return /[\p{L}\p{N}]/u.test(word) ? undefined : 'has no letter to be spelled';
    case 'language':
      return isLanguageTag(say.lang)
        ? undefined
        : `is to be read in “${say.lang}”, which is no language tag such as de or pt-BR`;
  }
}
