import nlp from 'compromise';
import { entries, type Sense } from './heteronym-table.js';
import { isHeadline, isSentenceStart } from './names.js';
import { finding, type Check, type LintSentence } from './warning.js';

/*
 * Words that are written alike and said in two ways. A voice that does not understand the sentence says the usual one:
 * so the place is doubtful where the sentence asks for the other, or where nothing tells.
 */

/** One word with what a tagger of parts of speech says of it. */
interface Tagged {
  readonly lower: string;
  readonly tags: ReadonlySet<string>;
}

export const checkHeteronyms: Check = (sentence) => {
  if (!sentence.words.some(({ folded }) => Object.hasOwn(entries, folded.toLowerCase()))) return [];
  const tagged = tagsOf(sentence);
  const isTitleCase = isHeadline(sentence);
  return sentence.words.flatMap((word, at) => {
    const lower = word.folded.toLowerCase();
    const entry = Object.hasOwn(entries, lower) ? entries[lower] : undefined;
    if (!entry) return [];
    const sense =
      entry.capital !== undefined &&
      /^[A-Z][a-z]/.test(word.folded) &&
      !isTitleCase &&
      !isSentenceStart(sentence, at)
        ? senseAt(tagged, at, [entry.capital])
        : senseAt(tagged, at, entry.other);
    if (!sense) return [];
    return finding(word, 'heteronym', `said in two ways; here probably /${sense.ipa}/ (${sense.meaning})`, {
      kind: 'phonemes',
      ipa: sense.ipa,
    });
  });
};

/** The tagger's words laid over ours, which keep hyphens and apostrophes together. */
function tagsOf({ text, words }: LintSentence): Tagged[] {
  const terms = nlp(text).json({ offset: true, terms: { offset: true, tags: true } }) as unknown as {
    readonly terms: readonly {
      readonly tags: readonly string[];
      readonly offset: { readonly start: number; readonly length: number };
    }[];
  }[];
  const all = terms.flatMap((sentence) => sentence.terms);
  let next = 0;
  return words.map(({ folded, start, end }) => {
    while (next < all.length - 1 && (all[next]?.offset.start ?? 0) + (all[next]?.offset.length ?? 0) <= start)
      next++;
    const term = all[next];
    const isOver = term !== undefined && term.offset.start < end;
    return { lower: folded.toLowerCase(), tags: new Set(isOver ? term.tags : []) };
  });
}

function senseAt(words: readonly Tagged[], at: number, senses: readonly Sense[]): Sense | undefined {
  const before = words.slice(Math.max(0, at - 6), at).map(({ lower }) => lower);
  const after = words.slice(at + 1, at + 7).map(({ lower }) => lower);
  return senses.find(
    ({ tag, before: left, after: right, not }) =>
      (tag === undefined || (words[at]?.tags.has(tag) ?? false)) &&
      (left === undefined || left.test(` ${before.join(' ')} `)) &&
      (right === undefined || right.test(` ${after.join(' ')} `)) &&
      !(not?.test(` ${before.join(' ')} _ ${after.join(' ')} `) ?? false),
  );
}
