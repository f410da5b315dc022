import { join } from 'node:path';
import { AudioArticleError, type ErrorCode } from '../../core/errors.js';
import type { Lexicon } from '../../core/lexicon/rule.js';
import type { Narration } from '../../core/narration/schema.js';
import type { Job } from 'pg-boss';
import { pathOf } from '../articles/store.js';
import type { Database } from '../database/database.js';
import { inTransaction, type Db } from '../database/transaction.js';
import type { Storage } from '../storage/storage.js';
import { lockArticle } from './article-lock.js';
import { nameAudio, noteAudio } from './old-audio.js';
import { keysOf, make, sweepWork, type Made } from './publish.js';
import type { NarrateTask, Workshop } from './workshop.js';
import { enqueue, GIVEN_UP, NARRATE, within, type NarrationJob, type NarrationQueue } from './queue.js';
import {
  beginRun,
  endRuns,
  failRuns,
  holdRow,
  inWords,
  putBack,
  tellProgress,
  waitingReason,
  type BegunRun,
  type EndedRun,
} from './runs.js';

export interface WorkerOptions {
  readonly database: Database;
  readonly queue: NarrationQueue;
  readonly storage: Storage;
  readonly workshop: Workshop;
  /** For what is being made, and where the sentences of this machine are kept: `work` and `sentences` in it. */
  readonly data: string;
  /** How many articles at a time. Default: 1. */
  readonly jobs?: number | undefined;
  /** The rules that hold now, the strongest last. */
  readonly lexicons: (db: Db) => Promise<readonly Lexicon[]>;
  /** In the transaction in which a narration has come to stand. */
  readonly onNarrated?: (db: Db, article: string, made: Made) => Promise<void>;
  /** In the transaction in which runs have ended. */
  readonly onEnded?: (
    db: Db,
    article: string,
    narration: Narration,
    runs: readonly EndedRun[],
  ) => Promise<void>;
  readonly onOutcome?: (outcome: Outcome) => void;
  /** Makes narrations; default: narrate/. */
  readonly make?: typeof make;
}

export interface Outcome {
  readonly state: 'narrated' | 'unchanged' | 'failed' | 'put back';
  readonly seconds: number;
  readonly spoken: number;
  readonly code?: string;
}

export interface Worker {
  /** Takes nothing more on, lets sentences that are being spoken end, gives back what is not done. Idempotent. */
  close(): Promise<void>;
}

/** What may be otherwise at the next try, or on another machine. */
const PASSING: readonly ErrorCode[] = [
  'AA_E_VOICE_FAILED',
  'AA_E_VOICE_UNAVAILABLE',
  'AA_E_NETWORK',
  'AA_E_OUTPUT',
  'AA_E_STORAGE',
  'AA_E_DATABASE',
];

const TELL_EVERY_MS = 300;
/** s; another worker holds the article although pg-boss thinks that it does not. */
const HELD_DELAY = 5;

class Stopping extends Error {}

/** Narrates what the queue holds, until it is closed. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const { database, queue, storage, workshop, data, jobs = 1 } = options;
  const { pool } = database;
  const { boss } = queue;
  const work = join(data, 'work');
  const stopping = new AbortController();
  workshop.allow(jobs);
  await sweepWork(work);

  async function run({ data: { article }, signal, ...job }: Job<NarrationJob>): Promise<void> {
    const began = performance.now();
    const lock = await lockArticle(database.connection, article);
    if (!lock) {
      await giveBack(article, job, undefined, HELD_DELAY);
      return;
    }
    let begun: BegunRun | undefined;
    const told = (state: Outcome['state'], spoken: number, code?: string): void =>
      options.onOutcome?.({
        ...{ state, spoken, seconds: (performance.now() - began) / 1000 },
        ...(code !== undefined && { code }),
      });
    try {
      begun = await inTransaction(pool, (db) => beginRun(db, article));
      if (!begun) return;
      const made = await narrateRun(article, begun, AbortSignal.any([signal, lock.signal, stopping.signal]));
      await end(article, begun, job, made);
      told(made.state, made.sentences.spoken);
    } catch (error) {
      if (error instanceof Stopping && begun) {
        await giveBack(article, job, begun);
        told('put back', 0);
        return;
      }
      const code = error instanceof AudioArticleError ? error.code : undefined;
      const words =
        error instanceof AudioArticleError
          ? inWords(error)
          : 'It did not succeed for a reason of the program’s own.';
      told('failed', 0, code ?? 'unknown');
      if (error instanceof AudioArticleError && !PASSING.includes(error.code)) {
        await giveUp(article, job, words, begun?.asked);
        return;
      }
      if (begun) await putBack(pool, article, begun, words);
      throw error;
    } finally {
      await lock.release();
    }
  }

  async function narrateRun(name: string, begun: BegunRun, signal: AbortSignal): Promise<Made> {
    signal.throwIfAborted();
    const { voice, lang, section, headings, speakDisclosure, opus } = begun.options;
    const path = pathOf(begun.source);
    const progress = progressTeller(pool, name, begun);
    try {
      return await (options.make ?? make)(
        begun.article,
        {
          ...{ name, signal, cacheDir: join(data, 'sentences') },
          lexicons: await options.lexicons(pool),
          ...(voice !== undefined && { voice }),
          ...(lang !== undefined && { lang }),
          ...(section !== undefined && { section }),
          ...(headings !== undefined && { headings }),
          ...(speakDisclosure !== undefined && { speakDisclosure }),
          ...(opus !== undefined && { opus }),
          ...(path !== undefined && { path }),
          onProgress: progress.tell,
        } satisfies Omit<NarrateTask, 'audioDir' | 'transcriptsDir'>,
        { narrate: workshop.narrate, storage, work, onPut: (keys) => noteAudio(pool, name, keys) },
      );
    } finally {
      await progress.end();
    }
  }

  /** All of it or nothing: the narration that listeners get, the article, the run, the reports, the job. */
  async function end(name: string, begun: BegunRun, job: Attempt, made: Made): Promise<void> {
    await inTransaction(pool, async (db) => {
      const row = await holdRow(db, name);
      await settle(db, job);
      // Deleted meanwhile: nobody gets it.
      if (!row) return;
      const { narration, sentences, published } = made;
      await db.query(
        `update audio_article.article set revision = $2, narrated_at = case when $3 then now() else coalesce(narrated_at, now()) end
         where name = $1`,
        [name, narration.revision, made.state === 'narrated'],
      );
      const ended = await endRuns(db, name, begun, {
        ...{ revision: narration.revision, total: sentences.total, spoken: sentences.spoken, published },
      });
      await nameAudio(db, name, keysOf(narration, storage));
      await options.onNarrated?.(db, name, made);
      await options.onEnded?.(db, name, narration, ended);
      if (row.asked !== begun.asked)
        await enqueue(boss, db, name, (await waitingReason(db, name)) ?? 'edited');
      // Last, when nothing else can go wrong but the commit; a run that comes after that finds its narration there.
      await made.release();
    });
  }

  /** @throws when the job is another's by now */
  async function settle(db: Db, { id, retryCount }: Attempt): Promise<void> {
    const settled = await boss.complete(NARRATE, { id, retryCount }, null, within(db));
    // Its types leave out what its documentation tells: how many jobs it has settled.
    if ((settled as { readonly affected?: number }).affected !== 1)
      throw new Error('Another worker has taken the job over.');
  }

  async function giveBack(name: string, job: Attempt, begun?: BegunRun, startAfter = 0): Promise<void> {
    await inTransaction(pool, async (db) => {
      await settle(db, job);
      if (begun) await putBack(db, name, begun);
      await enqueue(boss, db, name, 'asked', startAfter);
    });
  }

  async function giveUp(name: string, job: Attempt, words: string, asked: number | undefined): Promise<void> {
    await inTransaction(pool, async (db) => {
      const row = await holdRow(db, name);
      await settle(db, job);
      // It was asked for again meanwhile, perhaps because of this.
      if (row && row.asked !== asked) await enqueue(boss, db, name, 'asked');
      else await failRuns(db, name, words);
    });
  }

  const workers = await Promise.all(
    Array.from({ length: jobs }, async () => {
      const id = await boss.work<NarrationJob>(
        NARRATE,
        { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 1 },
        async ([job]) => {
          if (job) await run(job);
          // There may be more: it is looked for at once.
          boss.notifyWorker(id);
        },
      );
      return id;
    }),
  );
  const givenUp = await boss.work<NarrationJob>(
    GIVEN_UP,
    { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
    async ([job]) => {
      if (!job) return;
      const { article, asked } = job.data;
      await inTransaction(pool, async (db) => {
        const row = await holdRow(db, article);
        if (row?.asked === asked) await failRuns(db, article, undefined);
        else if (row) await enqueue(boss, db, article, 'asked');
      });
    },
  );

  let closing: Promise<void> | undefined;
  return {
    close: () =>
      (closing ??= (async () => {
        stopping.abort(new Stopping());
        await Promise.all([
          ...workers.map((id) => boss.offWork(NARRATE, { id })),
          boss.offWork(GIVEN_UP, { id: givenUp }),
        ]);
      })()),
  };
}

type Attempt = Pick<Job, 'id' | 'retryCount'>;

/** Tells how far it is, not more often than somebody looks; what cannot be told now is told next time. */
function progressTeller(db: Db, name: string, begun: BegunRun) {
  let last = 0;
  let telling: Promise<void> = Promise.resolve();
  let waiting: readonly [number, number] | undefined;
  const send = (done: number, total: number): void => {
    waiting = undefined;
    last = performance.now();
    telling = telling.then(() => tellProgress(db, name, begun, done, total)).catch(() => undefined);
  };
  return {
    tell: (done: number, total: number): void => {
      waiting = [done, total];
      if (last === 0 || performance.now() - last >= TELL_EVERY_MS) send(done, total);
    },
    async end(): Promise<void> {
      if (waiting) send(...waiting);
      await telling;
    },
  };
}
