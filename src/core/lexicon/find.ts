import type { TextRange } from '../text/range.js';
import { unicodePattern } from '../text/unicode-pattern.js';
import { spaceless } from '../text/words.js';
import { type Folded, foldText } from './fold.js';
import type { LexiconEntry } from './rule.js';
import { holdsFor, nearness, sentenceKey, type Surroundings } from './scope.js';

/** Where an entry is to be applied: UTF-16 units of the block's text. */
export interface RuleMatch<Entry extends LexiconEntry = LexiconEntry> extends TextRange {
  readonly entry: Entry;
}

/**
 * Finds what of a lexicon applies to a sentence: in the order of the text, not overlapping.
 * @param langAt the language (BCP 47) of the text at a place
 */
export type Finder<Entry extends LexiconEntry> = (
  text: string,
  sentence: TextRange,
  langAt: (at: number) => string,
) => RuleMatch<Entry>[];

interface Sought<Entry> {
  readonly entry: Entry;
  readonly order: number;
  readonly exact: string;
  readonly small: string;
  readonly hasCapital: boolean;
}

interface Found<Entry> extends TextRange {
  readonly sought: Sought<Entry>;
  readonly sameCase: boolean;
}

const wordChar = unicodePattern(String.raw`[\p{L}\p{M}\p{N}_]`);
const atom = unicodePattern(String.raw`[\p{L}\p{M}\p{N}_]+`, 'gu');
const capital = unicodePattern(String.raw`[\p{Lu}\p{Lt}]`);
/** What follows an apostrophe and is no word: don’t, I’m, they’re. */
const contracted = /^(?:s|t|m|d|re|ve|ll)$/;

/**
 * A lexicon made ready for one narration. Where two rules want the same letters, the first of these decides, and what is left of
 * the other finds nothing there:
 * 1. the nearer scope: occurrence, article, section, site;
 * 2. a rule for the voice before one for all voices, then one for the language before one for all;
 * 3. the longer match; 4. whole word before part; 5. the very case before another; 6. the later line, the later file.
 */
export function finderOf<Entry extends LexiconEntry>(
  entries: readonly Entry[],
  around: Surroundings,
): Finder<Entry> {
  /** By their first letters: thousands of rules cost a sentence no more than a few. */
  const byStart = new Map<string, Sought<Entry>[]>();
  const anywhere: Sought<Entry>[] = [];
  entries.forEach((entry, order) => {
    if (!holdsFor(entry.rule, around)) return;
    const { exact: written, small: lower } = foldText(entry.rule.word);
    const sought = {
      ...{ entry, order, exact: written.trim(), small: lower.trim() },
      hasCapital: capital.test(written),
    };
    const [begun] = sought.small.matchAll(atom.of(sought.small));
    const first = begun?.index === 0 ? begun[0] : undefined;
    if (first === undefined || entry.rule.match === 'part' || spaceless.test(sought.small))
      anywhere.push(sought);
    else byStart.set(first, [...(byStart.get(first) ?? []), sought]);
  });

  if (byStart.size === 0 && anywhere.length === 0) return () => [];
  return (text, sentence, langAt) => {
    const written = text.slice(sentence.start, sentence.end);
    const folded = foldText(written);
    const found: Found<Entry>[] = [];
    const perRule = new Map<Sought<Entry>, Found<Entry>[]>();
    const add = (sought: Sought<Entry>, start: number): void => {
      const match = matchAt(sought, folded, start);
      const earlier = perRule.get(sought);
      if (!match || start < (earlier?.at(-1)?.end ?? 0)) return;
      if (earlier) earlier.push(match);
      else perRule.set(sought, [match]);
    };
    for (const { 0: first, index } of folded.small.matchAll(atom.of(folded.small)))
      for (const sought of byStart.get(first) ?? []) add(sought, index);
    for (const sought of anywhere)
      for (
        let at = folded.small.indexOf(sought.small);
        at >= 0;
        at = folded.small.indexOf(sought.small, at + 1)
      )
        add(sought, at);
    for (const [{ entry }, all] of perRule) {
      const { scope, lang } = entry.rule;
      const placeOf = (at: number): number => sentence.start + (folded.at[at] ?? 0);
      const matches = all.filter(({ start }) => lang === undefined || isOf(langAt(placeOf(start)), lang));
      const isHere = scope.kind !== 'occurrence' || sentenceKey(written) === sentenceKey(scope.sentence);
      if (!isHere) continue;
      const wanted = scope.kind === 'occurrence' ? matches.slice(scope.nth - 1, scope.nth) : matches;
      for (const match of wanted) found.push(match);
    }
    return winners(found, folded.small.length).map(({ start, end, sought: { entry } }) => ({
      entry,
      start: sentence.start + (folded.at[start] ?? 0),
      end: sentence.start + (folded.at[end] ?? written.length),
    }));
  };
}

/** `en` holds for `en-GB` (RFC 4647, basic filtering). */
const isOf = (lang: string, range: string): boolean =>
  `${lang.toLowerCase()}-`.startsWith(`${range.toLowerCase()}-`);

function matchAt<Entry extends LexiconEntry>(
  sought: Sought<Entry>,
  { exact, small }: Folded,
  start: number,
): Found<Entry> | undefined {
  const { match, letterCase } = sought.entry.rule;
  const end = start + sought.small.length;
  if (!small.startsWith(sought.small, start)) return undefined;
  const sameCase = exact.startsWith(sought.exact, start);
  if (!sameCase) {
    if (letterCase === 'exact') return undefined;
    if (letterCase === 'smart' && sought.hasCapital && !isShouted(exact.slice(start, end), sought))
      return undefined;
  }
  if (match === 'whole' && !(beginsWord(small, start, end) && endsWord(small, end))) return undefined;
  return { sought, start, end, sameCase };
}

const isShouted = (written: string, { exact }: { readonly exact: string }): boolean =>
  exact !== exact.toUpperCase() && written.length > 1 && written === written.toUpperCase();

/** Whether a word may begin or end between two characters. Scripts without spaces do not tell where. */
const isBoundary = (before: string, after: string): boolean =>
  !wordChar.test(before) || !wordChar.test(after) || spaceless.test(before) || spaceless.test(after);

const characterBefore = (text: string, at: number): string =>
  /\P{Cs}$/u.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? '';
const characterAt = (text: string, at: number): string =>
  at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '';

/** d’Artagnan begins after the apostrophe; the t of don’t is no word. */
function beginsWord(text: string, start: number, end: number): boolean {
  const before = characterBefore(text, start);
  if (before === "'" && wordChar.test(characterBefore(text, start - 1)))
    return !contracted.test(text.slice(start, end));
  return isBoundary(before, characterAt(text, start));
}

/** Kugelman’s holds Kugelman; don’t does not hold Don. */
const endsWord = (text: string, end: number): boolean =>
  isBoundary(characterBefore(text, end), characterAt(text, end)) &&
  !(text.startsWith("'t", end) && !wordChar.test(characterAt(text, end + 2)));

/** Those that none better overlaps, in the order of the text. */
function winners<Entry extends LexiconEntry>(found: Found<Entry>[], length: number): Found<Entry>[] {
  const taken = new Uint8Array(length);
  const best = found.sort(better).filter(({ start, end }) => {
    const isFree = !taken.subarray(start, end).includes(1);
    if (isFree) taken.fill(1, start, end);
    return isFree;
  });
  return best.sort((a, b) => a.start - b.start);
}

const given = (value: string | undefined): number => (value === undefined ? 0 : 1);

function better<Entry extends LexiconEntry>(a: Found<Entry>, b: Found<Entry>): number {
  const [one, other] = [a.sought.entry.rule, b.sought.entry.rule];
  return (
    nearness[other.scope.kind] - nearness[one.scope.kind] ||
    given(other.voice) - given(one.voice) ||
    given(other.lang) - given(one.lang) ||
    b.end - b.start - (a.end - a.start) ||
    Number(other.match === 'whole') - Number(one.match === 'whole') ||
    Number(b.sameCase) - Number(a.sameCase) ||
    b.sought.order - a.sought.order ||
    a.start - b.start
  );
}
