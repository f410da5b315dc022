import type pg from 'pg';
import type { Lexicon, LexiconEntry } from '../../core/lexicon/rule.js';
import type { Store } from '../../narrate/store.js';
import type { NarrationQueue } from '../narrations/queue.js';
import type { ReadingOf } from '../lexicon/reading.js';
import type { Workshop } from '../narrations/workshop.js';
import type { Storage } from '../storage/storage.js';

/** What the editors' desk works with. */
export interface Desk {
  readonly pool: pg.Pool;
  readonly queue: Pick<NarrationQueue, 'ask'>;
  readonly storage: Storage;
  /** Spoken sentences: what was heard here costs nothing again. */
  readonly store: Store;
  readonly readingOf: ReadingOf;
  readonly lint: Workshop['lint'];
  /** The lexicon files of the site, the stronger last; the editors' rules count after them. */
  readonly lexiconFiles: () => Promise<readonly Lexicon[]>;
  /** Told when the editors' rules have changed. */
  readonly onRules: () => Promise<void>;
}

export interface FiledEntry extends LexiconEntry {
  readonly file: string;
}

export const filedEntries = (lexicons: readonly Lexicon[]): FiledEntry[] =>
  lexicons.flatMap(({ file, entries }) => entries.map((entry) => ({ ...entry, file })));
