/** A word of the page as the rules of a language see it. */
export interface Written {
  /** Folded: the language's own letters, ASCII digits, straight quotes. */
  readonly text: string;
  /** What stands between this word and the next, or the sentence's end. */
  readonly gap: string;
}

/** What is said for one written word: spoken words without punctuation, at least one. */
export type Said = readonly string[];

/**
 * What is said for the words from `at` on, one entry for each word that the rule has taken. Undefined: the rule has
 * nothing to say about this word. Nothing is said before the word that it belongs to, so that marks never go back.
 */
export type Rule = (words: readonly Written[], at: number) => readonly Said[] | undefined;

/** The word at `at`, empty before the first and after the last. */
export function textAt(words: readonly Written[], at: number): string {
  return words[at]?.text ?? '';
}

/** What stands after the word at `at`, empty before the first and after the last. */
export function gapAfter(words: readonly Written[], at: number): string {
  return words[at]?.gap ?? '';
}

/** The word after `at` if only whitespace stands between, so that both can be one expression. */
export function joined(words: readonly Written[], at: number): string | undefined {
  const gap = words[at]?.gap;
  return gap !== undefined && gap !== '' && gap.trim() === '' ? words[at + 1]?.text : undefined;
}

/** The word before `at` if only whitespace stands between. */
export function joinedBefore(words: readonly Written[], at: number): string | undefined {
  return at > 0 && words[at - 1]?.gap.trim() === '' ? words[at - 1]?.text : undefined;
}
