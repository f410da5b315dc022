import type { ReadableKind } from '../../core/article/left-out.js';
import type { Block, Omission } from '../../core/narration/schema.js';
import type { OmissionKind } from './omissions.js';

export type ArticleFormat = 'html' | 'markdown' | 'text';

/** The name of what has none. */
export const standardInput = 'Standard input';

/** What is to be done with one that is too long. */
export const SPLIT = 'Split it into articles or chapters.';

/** An article as it was given. */
export interface ArticleInput {
  /** What to call it in messages: the path or address as the user wrote it, or `standardInput`. */
  readonly name: string;
  readonly format: ArticleFormat;
  readonly text: string;
  /** Where it was fetched, after redirects. */
  readonly url?: string;
  /** What is to be read although it is left out of other articles. */
  readonly read?: readonly ReadableKind[];
}

export type ArticleBlock = Pick<Block, 'kind' | 'level' | 'lang' | 'text' | 'passages'>;

/** What is read aloud. Every text is exactly that of the page's block, whitespace collapsed. */
export interface Article {
  readonly title: string;
  /** BCP 47; a block has a `lang` of its own only where it differs. */
  readonly lang: string;
  readonly byline?: string;
  /** When it was published, an ISO 8601 calendar date. */
  readonly published?: string;
  /** The address that the page gives for itself. */
  readonly source?: string;
  readonly blocks: readonly ArticleBlock[];
  readonly omitted: readonly Omission[];
  /** Kinds that were read on demand. */
  readonly read?: readonly ReadableKind[];
}

/** What one format's reader finds; `extractArticle` makes an article of it. */
export interface Reading {
  /** Of the file; a block of kind `title` is the better one. */
  readonly title?: string | undefined;
  readonly lang?: string | undefined;
  readonly byline?: string | undefined;
  readonly published?: string | undefined;
  readonly source?: string | undefined;
  readonly blocks: readonly ArticleBlock[];
  readonly omitted: readonly OmissionKind[];
}
