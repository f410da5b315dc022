import { AudioArticleError } from '../../core/errors.js';
import { finderOf, type Finder, type RuleMatch } from '../../core/lexicon/find.js';
import { problemOf, type Lexicon, type LexiconEntry, type LexiconRule } from '../../core/lexicon/rule.js';
import type { Surroundings } from '../../core/lexicon/scope.js';
import type { NarrationPlan, PlannedBlock, PlannedSentence } from '../plan.js';

/** What of the lexicons holds for one narration. */
export interface NarrationLexicon {
  readonly find: Finder<FiledEntry>;
  /** As if the voice could follow phonemes; undefined where it can, or where no rule asks it to. */
  readonly wanted: Finder<FiledEntry> | undefined;
  /** How many rules there are. */
  readonly size: number;
}

export interface FiledEntry extends LexiconEntry {
  readonly file: string;
}

/** What became of the lexicons in an article. */
export interface LexiconReport {
  /** In the order of the files, those that hit something. */
  readonly rules: readonly RuleHits[];
  /** How many rules hit nothing here. */
  readonly idle: number;
  /** Phonemes that the voice cannot follow: it reads the words as they are written, or as the next rule says. */
  readonly notFollowed: readonly RuleHits[];
}

export interface RuleHits {
  readonly rule: LexiconRule;
  readonly file: string;
  readonly line: number;
  readonly hits: readonly RuleHit[];
}

export interface RuleHit {
  /** Index into the narration's blocks. */
  readonly block: number;
  /** Index into the block's sentences. */
  readonly sentence: number;
  /** Indexes into the sentence's words, both of them hit. */
  readonly words: { readonly first: number; readonly last: number };
  /** As it is written there. */
  readonly text: string;
}

export const refuse = (file: string, line: number, reason: string, remedy?: string): AudioArticleError =>
  new AudioArticleError('AA_E_LEXICON', `${file}, line ${line}: ${reason}.`, remedy);

/** @throws AudioArticleError AA_E_LEXICON with file, line and reason of the first rule that cannot be used */
export function checkLexicon({ file, entries }: Lexicon): void {
  for (const { rule, line } of entries) {
    const problem = problemOf(rule);
    if (problem !== undefined) throw refuse(file, line, `“${rule.word.slice(0, 100)}” ${problem}`);
  }
}

/** @throws AudioArticleError AA_E_LEXICON */
export function narrationLexicon(lexicons: readonly Lexicon[], around: Surroundings): NarrationLexicon {
  lexicons.forEach(checkLexicon);
  const all = lexicons.flatMap(({ file, entries }) => entries.map((entry) => ({ ...entry, file })));
  const followed = around.voice.phonemes ? all : all.filter(({ rule }) => rule.say.kind !== 'phonemes');
  return {
    find: finderOf(followed, around),
    wanted: followed.length < all.length ? finderOf(all, around) : undefined,
    size: all.length,
  };
}

/** The language of a block's text at a place. */
export const langAt =
  ({ passages }: Pick<PlannedBlock, 'passages'>, lang: string) =>
  (at: number): string =>
    passages?.find(({ start, end }) => start <= at && at < end)?.lang ?? lang;

function hitsOf(
  plan: NarrationPlan,
  matchesOf: (sentence: PlannedSentence, block: PlannedBlock) => readonly RuleMatch<FiledEntry>[],
): RuleHits[] {
  const found = new Map<FiledEntry, RuleHit[]>();
  plan.blocks.forEach((planned, block) => {
    planned.sentences.forEach((range, sentence) => {
      for (const { entry, start, end } of matchesOf(range, planned)) {
        const first = range.words.findIndex((word) => word.end > start);
        const last = range.words.findLastIndex((word) => word.start < end);
        if (first < 0 || last < first) continue;
        const hit = { block, sentence, words: { first, last }, text: planned.text.slice(start, end) };
        const hits = found.get(entry);
        if (hits) hits.push(hit);
        else found.set(entry, [hit]);
      }
    });
  });
  return Array.from(found, ([{ rule, file, line }, hits]) => ({ rule, file, line, hits }));
}

/** Which rules hit where. */
export function lexiconReport(plan: NarrationPlan, lexicon: NarrationLexicon): LexiconReport {
  const rules = hitsOf(plan, ({ matches }) => matches);
  const { wanted: find } = lexicon;
  const wanted = find
    ? hitsOf(plan, (sentence, block) => find(block.text, sentence, langAt(block, block.lang ?? plan.lang)))
    : [];
  const notFollowed = wanted.filter(({ rule }) => rule.say.kind === 'phonemes');
  return { rules, idle: lexicon.size - rules.length - notFollowed.length, notFollowed };
}
