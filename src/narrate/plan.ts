import { sayWith } from '../core/lexicon/say.js';
import type { Block } from '../core/narration/schema.js';
import type { TextRange } from '../core/text/range.js';
import { splitSentences } from '../core/text/sentences.js';
import type { SpokenToken } from '../core/text/spoken/spoken.js';
import { splitWords } from '../core/text/words.js';
import type { Article, ArticleBlock } from './extract/article.js';
import { langAt, type NarrationLexicon } from './lexicon/apply.js';
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
}

function planBlock(
  block: ArticleBlock,
  articleLang: string,
  lexicon: NarrationLexicon | undefined,
): PlannedBlock | undefined {
  const lang = block.lang ?? articleLang;
  const sentences = splitSentences(block.text, lang).map((range) => {
    const words = splitWords(block.text, range, lang);
    const matches = lexicon?.find(block.text, range, langAt(block, lang)) ?? [];
    return { ...range, words, tokens: sayWith(matches, block.text, range, words, lang) };
  });
  // A block without a word (a lone dash, a row of stars) has nothing to say.
  const spoken = sentences.filter((sentence) => sentence.words.length > 0);
  if (spoken.length === 0) return undefined;
  return { ...block, sha256: sha256(block.text), sentences: spoken };
}

export function planNarration(article: Article, lang: string, lexicon?: NarrationLexicon): NarrationPlan {
  return { lang, blocks: article.blocks.flatMap((block) => planBlock(block, lang, lexicon) ?? []) };
}
