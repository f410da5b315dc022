import type { TextRange } from '../../core/text/range.js';

/** What a listener may hear wrong, and why. */
export type Reason =
  'reported' | 'unknown-name' | 'unknown-word' | 'heteronym' | 'initialism' | 'foreign' | 'number';

/** What would put it right, as a rule of a lexicon says it (`Saying`); what only a person knows is left out. */
export type Suggestion =
  | { readonly kind: 'instead'; readonly text?: string }
  | { readonly kind: 'phonemes'; readonly ipa?: string }
  | { readonly kind: 'letters' }
  | { readonly kind: 'language'; readonly lang: string };

/** What one check finds in one sentence. */
export interface Finding extends TextRange {
  readonly reason: Reason;
  /** For people: what is doubtful about it. */
  readonly message: string;
  readonly suggestions: readonly Suggestion[];
}

/** A word as the checks see it. */
export interface LintWord extends TextRange {
  /** As written. */
  readonly text: string;
  /** Apostrophes straight. */
  readonly folded: string;
}

/** Every apostrophe as the straight one. */
export const fold = (text: string): string => text.replace(/[‘’ʼ]/g, "'");

export interface LintSentence {
  readonly text: string;
  readonly words: readonly LintWord[];
  /** BCP 47. */
  readonly lang: string;
}

/** @returns what it finds; ranges are UTF-16 code units of the sentence */
export type Check = (sentence: LintSentence) => readonly Finding[];

export const finding = (
  { start, end }: TextRange,
  reason: Reason,
  message: string,
  ...suggestions: Suggestion[]
): Finding => ({ start, end, reason, message, suggestions });
