import type nlp from 'compromise';
import { createRequire } from 'node:module';
import { entries, type Sense } from './heteronym-table.js';
import { isHeadline, isSentenceStart } from './names.js';
import { finding, type Check, type LintSentence } from './warning.js';

/*
 * Words that are written alike and said in two ways. A voice that does not understand the sentence says the usual one:
 * so the place is doubtful where the sentence asks for the other, or where nothing tells.
 */

let tagger: typeof nlp | undefined;

/** A tagger of parts of speech: a fifth of a second to load, and most sentences are told by the words around. */
const loadTagger = (): typeof nlp => (tagger ??= createRequire(import.meta.url)('compromise') as typeof nlp);

/** The words of a sentence in lower case, with what the tagger says of each. */
interface Words {
  readonly lower: readonly string[];
  readonly tags: () => readonly ReadonlySet<string>[];
}

export const checkHeteronyms: Check = (sentence) => {
  const lowerWords = sentence.words.map(({ folded }) => folded.toLowerCase());
  if (!lowerWords.some((word) => Object.hasOwn(entries, word))) return [];
  let found: readonly ReadonlySet<string>[] | undefined;
  const words: Words = { lower: lowerWords, tags: () => (found ??= tagsOf(sentence)) };
  const isTitleCase = isHeadline(sentence);
  return sentence.words.flatMap((word, at) => {
    const lower = lowerWords[at] ?? '';
    const entry = Object.hasOwn(entries, lower) ? entries[lower] : undefined;
    if (!entry) return [];
    const sense =
      entry.capital !== undefined &&
      /^[A-Z][a-z]/.test(word.folded) &&
      !isTitleCase &&
      !isSentenceStart(sentence, at)
        ? senseAt(words, at, [entry.capital])
        : senseAt(words, at, entry.other);
    if (!sense) return [];
    return finding(word, 'heteronym', `said in two ways; here probably /${sense.ipa}/ (${sense.meaning})`, {
      kind: 'phonemes',
      ipa: sense.ipa,
    });
  });
};

/** The tagger's words laid over ours, which keep hyphens and apostrophes together. */
function tagsOf({ text, words }: LintSentence): ReadonlySet<string>[] {
  const terms = loadTagger()(text).json({ offset: true, terms: { offset: true, tags: true } }) as unknown as {
    readonly terms: readonly {
      readonly tags: readonly string[];
      readonly offset: { readonly start: number; readonly length: number };
    }[];
  }[];
  const all = terms.flatMap((sentence) => sentence.terms);
  let next = 0;
  return words.map(({ start, end }) => {
    while (next < all.length - 1 && (all[next]?.offset.start ?? 0) + (all[next]?.offset.length ?? 0) <= start)
      next++;
    const term = all[next];
    const isOver = term !== undefined && term.offset.start < end;
    return new Set(isOver ? term.tags : []);
  });
}

function senseAt({ lower, tags }: Words, at: number, senses: readonly Sense[]): Sense | undefined {
  const before = lower.slice(Math.max(0, at - 6), at);
  const after = lower.slice(at + 1, at + 7);
  return senses.find(
    ({ tag, before: left, after: right, not }) =>
      (left === undefined || left.test(` ${before.join(' ')} `)) &&
      (right === undefined || right.test(` ${after.join(' ')} `)) &&
      !(not?.test(` ${before.join(' ')} _ ${after.join(' ')} `) ?? false) &&
      (tag === undefined || (tags()[at]?.has(tag) ?? false)),
  );
}
