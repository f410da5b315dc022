import type { ErrorCode } from '../../core/errors.js';
import type { NarrateResult } from '../../narrate/narrate.js';
import type { Article } from '../../narrate/index.js';
import type { Database } from '../database/database.js';
import type { Linted, LintTask } from '../desk/lint-blocks.js';
import type { S3Options } from '../storage/s3.js';
import type { NarrateTask } from './workshop.js';

/* What a server and its workshop say to each other. All of it is plain data. */

/** Said first: where spoken sentences are kept. */
export interface Opening {
  /** The folder of this machine. */
  readonly sentences: string;
  /** The bucket that several machines share, and the database whose locks they share. */
  readonly shared: { readonly s3: S3Options; readonly connection: Database['connection'] } | undefined;
}

export type ToWorkshop =
  | { readonly is: 'opening'; readonly opening: Opening }
  | { readonly is: 'jobs'; readonly jobs: number }
  | {
      readonly is: 'narrate';
      readonly id: number;
      readonly article: Article;
      readonly options: Omit<NarrateTask, 'signal' | 'onProgress'>;
    }
  | { readonly is: 'lint'; readonly id: number; readonly task: LintTask }
  /** It is not wanted any more. */
  | { readonly is: 'stop'; readonly id: number };

export type FromWorkshop =
  | { readonly is: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly is: 'narrated'; readonly id: number; readonly result: NarrateResult }
  | { readonly is: 'linted'; readonly id: number; readonly result: readonly Linted[] }
  | { readonly is: 'stopped'; readonly id: number }
  | {
      readonly is: 'failed';
      readonly id: number;
      readonly message: string;
      /** Of an AudioArticleError. */
      readonly code: ErrorCode | undefined;
      readonly remedy: string | undefined;
    };
