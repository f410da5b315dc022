import { finderOf } from '../../core/lexicon/find.js';
import { ruleOf } from '../../core/lexicon/rule.js';
import type { Surroundings } from '../../core/lexicon/scope.js';
import { primaryLanguage } from '../../core/text/language.js';
import { splitSentences } from '../../core/text/sentences.js';
import { splitWords } from '../../core/text/words.js';
import type { Article } from '../extract/article.js';
import { langAt, type NarrationLexicon } from '../lexicon/apply.js';
import { checkForeign, checkScripts } from './foreign.js';
import { checkHeteronyms } from './heteronyms.js';
import { checkInitialisms } from './initialisms.js';
import { checkNames } from './names.js';
import { checkNumbers } from './numbers.js';
import { checkReported, type ReportedWords } from './reported.js';
import { fold, type Check, type Finding, type LintSentence, type LintWord } from './warning.js';

/** What a listener may hear wrong in an article. */
export interface Warning extends Finding {
  /** Indexes into the article's blocks and the block's sentences. */
  readonly block: number;
  readonly sentence: number;
  /** The sentence as it is written; `start` and `end` are UTF-16 code units of it. */
  readonly text: string;
  readonly word: string;
  /** Which one of the same words in the sentence, from 1: what an occurrence's scope asks for. */
  readonly nth: number;
  /** How often it stands in the article; it is told where it stands first. */
  readonly count: number;
}

export interface LintOptions {
  /** What readers have reported: it is told whatever the checks think of it. */
  readonly reported?: ReportedWords;
  /** What has a rule already is not told. */
  readonly lexicon?: NarrationLexicon;
}

/** The surer first: of what one has found the next says nothing. */
const english: readonly Check[] = [checkNumbers, checkForeign, checkInitialisms, checkHeteronyms, checkNames];
/** What needs no dictionary of the language. */
const anyLanguage: readonly Check[] = [checkScripts, checkInitialisms];

function readSentence(block: string, range: { start: number; end: number }, lang: string): LintSentence {
  const words = splitWords(block, range, lang).map(({ start, end }): LintWord => {
    const text = block.slice(start, end);
    return { text, folded: fold(text), start: start - range.start, end: end - range.start };
  });
  return { text: block.slice(range.start, range.end), words, lang };
}

/** What is doubtful in one sentence, in the order of its words; ranges do not overlap. */
function lintSentence(sentence: LintSentence, reported?: ReportedWords): Finding[] {
  const checks = primaryLanguage(sentence.lang) === 'en' ? english : anyLanguage;
  const found: Finding[] = [];
  for (const check of [...(reported ? [checkReported(reported)] : []), ...checks])
    for (const one of check(sentence))
      if (!found.some(({ start, end }) => one.start < end && start < one.end)) found.push(one);
  return found.sort((a, b) => a.start - b.start);
}

/** Counted as a rule for an occurrence counts: “art” is not in “start”, and “lead” is also “Lead”. */
function nthOf(word: string, start: number, { text, lang }: LintSentence): number {
  const find = finderOf([{ rule: ruleOf(word, { kind: 'letters' }), line: 1 }], everywhere);
  const hits = find(text, { start: 0, end: text.length }, () => lang);
  return Math.max(1, hits.filter((hit) => hit.start <= start).length);
}

const everywhere: Surroundings = {
  ...{ article: '', paths: [] },
  voice: { id: '', engine: '', phonemes: true },
};

/** A heteronym is told at each place: it is right in one sentence and wrong in the next. */
const keyOf = (found: Finding, place: string, word: string): string =>
  found.reason === 'heteronym' ? place : JSON.stringify([found.reason, word]);

/** What a listener may hear wrong, in the order of the article; a word is told once, with how often it stands there. */
export function lintArticle(article: Article, options: LintOptions = {}): Warning[] {
  const warnings = new Map<string, Warning>();
  article.blocks.forEach(({ text: blockText, lang = article.lang, passages = [] }, block) => {
    const langHere = langAt({ passages }, lang);
    splitSentences(blockText, lang).forEach((range, sentence) => {
      const read = readSentence(blockText, range, lang);
      const ruled = options.lexicon?.find(blockText, range, langHere) ?? [];
      for (const found of lintSentence(read, options.reported)) {
        const at = { start: range.start + found.start, end: range.start + found.end };
        if ([...passages, ...ruled].some(({ start, end }) => at.start < end && start < at.end)) continue;
        const word = read.text.slice(found.start, found.end);
        const key = keyOf(found, JSON.stringify([block, at.start]), word);
        const earlier = warnings.get(key);
        const nth = nthOf(word, found.start, read);
        warnings.set(
          key,
          earlier
            ? { ...earlier, count: earlier.count + 1 }
            : { ...found, block, sentence, text: read.text, word, nth, count: 1 },
        );
      }
    });
  });
  return [...warnings.values()];
}
