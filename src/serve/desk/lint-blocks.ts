import { setImmediate } from 'node:timers/promises';
import type { Lexicon, LexiconRule } from '../../core/lexicon/rule.js';
import type { Surroundings } from '../../core/lexicon/scope.js';
import type { ArticleBlock } from '../../narrate/extract/article.js';
import { narrationLexicon } from '../../narrate/lexicon/apply.js';
import type { Warning } from '../../narrate/lint/lint.js';
import { reportedWords } from '../../narrate/lint/reported.js';
import { rulesOf } from '../../narrate/lint/rules.js';

/** An article to be read, with what is known of its words. All of it is plain data: it is done in another process. */
export interface LintTask {
  readonly name: string;
  readonly title: string;
  /** BCP 47; a block has a `lang` of its own only where it differs. */
  readonly lang: string;
  readonly blocks: readonly ArticleBlock[];
  readonly lexicons: readonly Lexicon[];
  readonly around: Surroundings;
  /** Words that wait for a decision, and how often each was reported. */
  readonly reported: readonly { readonly word: string; readonly reports: number }[];
}

export interface Linted {
  /** Index into the task's blocks. */
  readonly block: number;
  readonly warning: Warning;
  readonly suggestion: LexiconRule | undefined;
}

/** Block by block, so that others have their turn where this is done beside other things. */
export async function lintBlocks(
  { name, title, lang, blocks, ...known }: LintTask,
  signal: AbortSignal,
): Promise<Linted[]> {
  const lexicon = narrationLexicon(known.lexicons, known.around);
  const reported = reportedWords({
    reports: known.reported.flatMap(({ word, reports }) =>
      Array.from({ length: Math.min(reports, 100) }, () => ({ category: 'mispronounced', place: { word } })),
    ),
  });
  // Its dictionaries are loaded when there is something to read.
  const { lintArticle } = await import('../../narrate/lint/lint.js');
  const found: Linted[] = [];
  for (const [block, written] of blocks.entries()) {
    signal.throwIfAborted();
    const article = { title, lang, blocks: [written], omitted: [] };
    for (const warning of lintArticle(article, { lexicon, reported }))
      found.push({ block, warning, suggestion: rulesOf([warning], name).entries[0]?.rule });
    await setImmediate();
  }
  return found;
}
