import { setImmediate } from 'node:timers/promises';
import type { RuleMatch } from '../core/lexicon/find.js';
import { sayInLanguages } from '../core/lexicon/say-in-languages.js';
import type { Block } from '../core/narration/schema.js';
import { primaryLanguage } from '../core/text/language.js';
import type { TextRange } from '../core/text/range.js';
import { splitSentences } from '../core/text/sentences.js';
import type { SpokenToken } from '../core/text/spoken/spoken.js';
import { splitWords } from '../core/text/words.js';
import type { Article, ArticleBlock } from './extract/article.js';
import type { KeptPlan, KnownSentence } from './kept-plan.js';
import { langAt, type FiledEntry, type NarrationLexicon } from './lexicon/apply.js';
import { sha256 } from './sha256.js';

/** What will be said: every sentence of the article with its words and the tokens that the voice is given. */
export interface NarrationPlan {
  readonly lang: string;
  readonly blocks: readonly PlannedBlock[];
}

export interface PlannedBlock extends Pick<Block, 'kind' | 'level' | 'lang' | 'text' | 'passages'> {
  readonly sha256: string;
  readonly sentences: readonly PlannedSentence[];
}

export interface PlannedSentence extends TextRange {
  readonly words: readonly TextRange[];
  /** Each word has at least one that is said for it; in the order of the words. */
  readonly tokens: readonly SpokenToken[];
  /** What of the lexicon holds for it. */
  readonly matches: readonly RuleMatch<FiledEntry>[];
}

export interface PlanOptions {
  readonly lexicon?: NarrationLexicon | undefined;
  /** Whether another voice than the article's speaks the language, so that its passages are read in it. Default: none. */
  readonly hasOwnVoice?: (lang: string) => boolean;
  /** What an earlier run found out. */
  readonly kept?: KeptPlan | undefined;
}

function planBlock(
  block: ArticleBlock,
  articleLang: string,
  { lexicon, hasOwnVoice = () => false, kept }: PlanOptions,
): PlannedBlock | undefined {
  const { text } = block;
  const lang = block.lang ?? articleLang;
  const passages = (block.passages ?? []).filter(
    (passage) => primaryLanguage(passage.lang) !== primaryLanguage(lang) && hasOwnVoice(passage.lang),
  );
  const about = [text, lang, passages];
  const found = kept?.find(about);
  const known: KnownSentence[] = [];
  const sentences = (found ?? splitSentences(text, lang)).map((sentence: TextRange | KnownSentence) => {
    const range = { start: sentence.start, end: sentence.end };
    const words = 'words' in sentence ? sentence.words : splitWords(text, range, lang);
    const matches = lexicon?.find(text, range, langAt(block, lang)) ?? [];
    const unruled = matches.length === 0 && 'tokens' in sentence ? sentence.tokens : undefined;
    const tokens = unruled ?? sayInLanguages({ text, sentence: range, words, lang, matches, passages });
    known.push({ ...range, words, ...(matches.length === 0 && { tokens }) });
    return { ...range, words, tokens, matches };
  });
  if (!found || known.some(({ tokens }, i) => tokens && !found[i]?.tokens)) kept?.know(about, known);
  // A block without a word (a lone dash, a row of stars) has nothing to say.
  const spoken = sentences.filter((sentence) => sentence.words.length > 0);
  if (spoken.length === 0) return undefined;
  return { ...block, sha256: sha256(block.text), sentences: spoken };
}

export function planNarration(article: Article, lang: string, options: PlanOptions = {}): NarrationPlan {
  return { lang, blocks: article.blocks.flatMap((block) => planBlock(block, lang, options) ?? []) };
}

/**
 * The same plan, made so that others have their turn after each block.
 * @param comesFirst which blocks are planned before the others
 * @param planned is told of each block as soon as it is planned
 */
export async function planInTurns(
  article: Article,
  lang: string,
  options: PlanOptions,
  comesFirst: (block: ArticleBlock) => boolean,
  planned: (block: PlannedBlock) => void,
): Promise<NarrationPlan> {
  const plans = new Map<ArticleBlock, PlannedBlock | undefined>();
  const first = article.blocks.filter(comesFirst);
  for (const block of new Set([...first, ...article.blocks])) {
    const plan = planBlock(block, lang, options);
    plans.set(block, plan);
    if (plan) planned(plan);
    await setImmediate();
  }
  return { lang, blocks: article.blocks.flatMap((block) => plans.get(block) ?? []) };
}
