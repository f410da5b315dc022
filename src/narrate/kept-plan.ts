import type { TextRange } from '../core/text/range.js';
import type { SpokenToken } from '../core/text/spoken/spoken.js';
import { sha256 } from './sha256.js';
import type { Store } from './store.js';

/*
 * How an article's blocks fall into sentences and words and what is said for them, kept for the next run: to find it out
 * costs as much as to speak a sentence, and most blocks are as they were.
 */

/** What is known of a sentence without any lexicon. */
export interface KnownSentence extends TextRange {
  readonly words: readonly TextRange[];
  /** Not known where a rule of a lexicon has changed them. */
  readonly tokens?: readonly SpokenToken[];
}

export interface KeptPlan {
  /** @param about everything that decides the outcome */
  find(about: readonly unknown[]): readonly KnownSentence[] | undefined;
  know(about: readonly unknown[], sentences: readonly KnownSentence[]): void;
  /** Writes what was found or told, and nothing else, if any of it is new. Never fails. */
  keep(): Promise<void>;
}

/**
 * @param planner says which program plans: another may find something else
 * @param article its name
 */
export async function openKeptPlan(store: Store, planner: string, article: string): Promise<KeptPlan> {
  const { v8, icu, unicode } = process.versions;
  const name = `${sha256(JSON.stringify([planner, v8, icu, unicode, article]))}.plan`;
  const kept = ((await store.readFacts(name))?.facts ?? {}) as Readonly<
    Record<string, readonly KnownSentence[]>
  >;
  const used = new Map<string, readonly KnownSentence[]>();
  let changed = false;
  const keyOf = (about: readonly unknown[]): string => sha256(JSON.stringify(about)).slice(0, 32);
  return {
    find(about) {
      const key = keyOf(about);
      const found = Object.hasOwn(kept, key) ? kept[key] : undefined;
      if (found) used.set(key, found);
      return found;
    },
    know(about, sentences) {
      used.set(keyOf(about), sentences);
      changed = true;
    },
    async keep() {
      if (changed) await store.write(name, Object.fromEntries(used), new Uint8Array());
      changed = false;
    },
  };
}
