import type { Passage } from '../narration/schema.js';
import type { TextRange } from '../text/range.js';
import type { SpokenToken } from '../text/spoken/spoken.js';
import type { RuleMatch } from './find.js';
import { sayWith } from './say.js';

export interface SentenceInLanguages {
  /** Of the block. */
  readonly text: string;
  readonly sentence: TextRange;
  readonly words: readonly TextRange[];
  /** BCP 47, of the sentence. */
  readonly lang: string;
  /** In the order of the text, not overlapping. */
  readonly matches: readonly RuleMatch[];
  /** Of the block: what is read in another language. In order, not overlapping. */
  readonly passages: readonly Passage[];
}

const PAUSE = /[,.?!;:]$/;

/**
 * What is said for a sentence of which passages are in other languages: each is read as its own language reads it, the
 * rest as if they stood in it unread. A word belongs to the passage that it begins in.
 * @returns as `sayWith`; the tokens of a passage tell its language
 */
export function sayInLanguages({
  text,
  sentence,
  words,
  lang,
  matches,
  passages,
}: SentenceInLanguages): SpokenToken[] {
  const tokens = sayWith(matches, text, sentence, words, lang);
  return passages.reduce<SpokenToken[]>((said, passage) => {
    const first = words.findIndex(({ start }) => start >= passage.start && start < passage.end);
    const last = words.findLastIndex(({ start }) => start >= passage.start && start < passage.end);
    if (first < 0) return said;
    const from = said.findIndex(({ word }) => word >= first);
    const to = said.findLastIndex(({ word }) => word <= last) + 1;
    const reaches = ({ word, through = word }: SpokenToken): boolean =>
      word < first !== through < first || word <= last !== through <= last;
    // A rule says a word of the passage and one beside it in one.
    if (from < 0 || said.some(reaches)) return said;
    const range = { start: words[first]?.start ?? 0, end: words[last + 1]?.start ?? sentence.end };
    const foreign = sayWith(
      matches.filter(({ start, end }) => start >= range.start && end <= range.end),
      ...([text, range, words.slice(first, last + 1), passage.lang] as const),
    ).map(({ word, through, ...token }) => ({
      ...{ lang: passage.lang, ...token, word: word + first },
      ...(through !== undefined && { through: through + first }),
    }));
    // Whether the sentence ends here, or goes on, its own reading knows.
    const pause = PAUSE.exec(said[to - 1]?.text ?? '')?.[0] ?? '';
    const ending = foreign.at(-1);
    if (ending) foreign[foreign.length - 1] = { ...ending, text: ending.text.replace(PAUSE, '') + pause };
    return [...said.slice(0, from), ...foreign, ...said.slice(to)];
  }, tokens);
}
