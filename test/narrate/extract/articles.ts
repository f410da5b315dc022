import { extractArticle } from '../../../src/narrate/extract/extract.js';
import type { Article, ArticleFormat } from '../../../src/narrate/extract/article.js';

/** An article in the words of a test: `kind: text` for each block. */
export interface Read extends Article {
  readonly lines: string[];
  /** The kinds of what was left out. */
  readonly left: string[];
}

export async function extract(format: ArticleFormat, text: string, name = `test.${format}`): Promise<Read> {
  const article = await extractArticle({ name, format, text });
  return {
    ...article,
    lines: article.blocks.map(({ kind, level, text: line }) => `${kind}${level ?? ''}: ${line}`),
    left: article.omitted.map(({ kind }) => kind),
  };
}
