import { narrate, type NarrateOptions, type NarrateResult } from '../../narrate/narrate.js';
import type { Article } from '../../narrate/index.js';
import type { Store } from '../../narrate/store.js';
import { openStudio, type Studio } from '../../narrate/studio.js';
import { allowThreads } from '../../narrate/threads.js';
import { lintBlocks, type LintTask, type Linted } from '../desk/lint-blocks.js';

/** Where that is done which takes the processor for long: narrations are made, and articles read for what may be said wrong. */
export interface Workshop {
  /** @throws AudioArticleError; the signal's reason */
  readonly narrate: (article: Article, options: NarrateTask) => Promise<NarrateResult>;
  /** @throws the signal's reason */
  readonly lint: (task: LintTask, signal: AbortSignal) => Promise<readonly Linted[]>;
  /** How many articles may be narrated at the same time. */
  allow(jobs: number): void;
  /** What is under way fails. It may be used again. Idempotent. */
  close(): Promise<void>;
}

export type NarrateTask = Omit<NarrateOptions, 'store' | 'studio'>;

/** In this process. */
export function workshopHere(store: Store): Workshop {
  const studio = sharedStudio();
  return {
    async narrate(article, options) {
      const opened = studio.take();
      try {
        return await narrate(article, { ...options, store, studio: opened });
      } finally {
        studio.giveBack();
      }
    },
    lint: lintBlocks,
    allow: allowThreads,
    close: studio.close,
  };
}

/** Voices and threads take memory; what comes later opens them again. */
const IDLE_MS = 60_000;

/** One studio for all articles, closed when nothing was narrated for a while. */
function sharedStudio() {
  let studio: Studio | undefined;
  let users = 0;
  let idle: NodeJS.Timeout | undefined;
  const close = async (): Promise<void> => {
    clearTimeout(idle);
    const closing = studio;
    studio = undefined;
    await closing?.close();
  };
  return {
    take(): Studio {
      clearTimeout(idle);
      users++;
      return (studio ??= openStudio());
    },
    giveBack(): void {
      if (--users > 0) return;
      idle = setTimeout(() => void close(), IDLE_MS);
      idle.unref();
    },
    close,
  };
}
