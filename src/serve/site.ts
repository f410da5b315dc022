import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lexicon } from '../core/lexicon/rule.js';
import { readLexicons } from '../narrate/lexicon/files.js';
import { openStore, type Store } from '../narrate/store.js';
import { adoptFolder } from './articles/adopt.js';
import { newestArticles, newestOfFolder } from './articles/newest.js';
import { registerArticle, type Registration } from './articles/store.js';
import { openDatabase, type Database } from './database/database.js';
import { markFixed } from './desk/fixed.js';
import { siteLexicon } from './lexicon/store.js';
import { inTransaction } from './database/transaction.js';
import { createNotifyQueue, notifyOf, startNotifying } from './narrations/notify.js';
import { webhookSecret } from './narrations/webhook.js';
import { KEEP_AUDIO_DAYS, startSweeping } from './narrations/old-audio.js';
import { publishedNarration } from './narrations/publish.js';
import { openQueue, type NarrationQueue } from './narrations/queue.js';
import { startWorker, type Outcome, type Worker } from './narrations/worker.js';
import { workshopHere, type Workshop } from './narrations/workshop.js';
import { canBeApart, workshopApart } from './narrations/workshop-apart.js';
import { folderStorage } from './storage/folder.js';
import { s3Storage, type S3Options } from './storage/s3.js';
import { sharedStore } from './storage/sentences.js';
import type { Storage } from './storage/storage.js';
import { createWatchQueue, startWatching } from './watch/watch.js';

/** What every process of a site has, be it a server or a worker, on one machine or on many. */
export interface SiteOptions {
  readonly root: string;
  /** Files with rules of pronunciation, the strongest last. Default: lexicon.pls and lexicon.csv of `root`. */
  readonly lexicon?: readonly string[] | undefined;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** For the embedded database, what is being made and spoken sentences. */
  readonly data: string;
  /** This process answers readers, so it narrates in another. */
  readonly answers?: boolean;
  /** A Postgres of the user's instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** A bucket instead of the folders for audio and transcripts. */
  readonly s3?: S3Options | undefined;
  /** Signs what is told when a narration stands. */
  readonly webhookSecret?: string | undefined;
  /** Also tells this machine and its own network. */
  readonly allowPrivate?: boolean | undefined;
  /** Days for which audio stays that no narration names any more. Default: 30. */
  readonly keepAudio?: number | undefined;
}

export interface Site {
  readonly database: Database;
  readonly queue: NarrationQueue;
  readonly storage: Storage;
  /** Whether audio and transcripts lie in a bucket. */
  readonly remote: boolean;
  /** Spoken sentences. */
  readonly store: Store;
  readonly workshop: Workshop;
  /** The rules of the site's files, the strongest last; the editors' rules count after them. */
  lexiconFiles(): Promise<readonly Lexicon[]>;
  /** The rules of pronunciation that hold now, the strongest last. */
  lexicons(): Promise<readonly Lexicon[]>;
  /** Of narrations that listeners can get: all of a folder, the newest hundred of a bucket. */
  readonly names: () => Promise<readonly string[]>;
  /** Of those, the ones that appeared last. */
  readonly newest: (most: number) => Promise<readonly string[]>;
  /** Keeps what was narrated before this process began. */
  register(articles: readonly Registration[]): Promise<void>;
  startWorker(options?: {
    readonly jobs?: number;
    readonly onOutcome?: (outcome: Outcome) => void;
  }): Promise<Worker>;
  /** Workers first. Idempotent. */
  close(): Promise<void>;
}

const defaultFiles = ['lexicon.pls', 'lexicon.csv'];

/** @throws AudioArticleError AA_E_DATABASE, AA_E_STORAGE */
export async function openSite(
  options: SiteOptions,
  onError: (error: Error) => void = () => undefined,
): Promise<Site> {
  const { root, data, s3 } = options;
  const secret = options.webhookSecret === undefined ? undefined : webhookSecret(options.webhookSecret);
  const storage = s3 ? s3Storage(s3) : folderStorage(options);
  const database = await openDatabase({ data, databaseUrl: options.databaseUrl });
  const queue = await openQueue(database, { onError }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  await createNotifyQueue(queue);
  await createWatchQueue({ queue });
  const ending: (() => Promise<void>)[] = [];
  const sentences = join(data, 'sentences');
  const local = openStore(sentences);
  const shared = s3 && sharedStore(local, storage, database.connection);
  const workshop =
    options.answers && canBeApart()
      ? workshopApart({ sentences, shared: s3 && { s3, connection: database.connection } })
      : workshopHere(shared ?? local);
  const workers: Worker[] = [];
  // Looked for each time: one may be written meanwhile.
  const files = (): readonly string[] =>
    options.lexicon ?? defaultFiles.map((file) => join(root, file)).filter((file) => existsSync(file));
  const lexiconFiles = (): Promise<Lexicon[]> => readLexicons(files());
  const lexicons = async (): Promise<Lexicon[]> => [
    ...(await lexiconFiles()),
    await siteLexicon(database.pool),
  ];
  /** What was narrated into the folders of this machine is not in the bucket yet; its sentences need not be spoken again. */
  async function registerInBucket({ revision, ...article }: Registration): Promise<void> {
    const there = await publishedNarration(storage, article.name);
    const stands = there !== undefined && there.revision === revision;
    await inTransaction(database.pool, async (db) => {
      await registerArticle(db, { ...article, ...(stands && { revision: there.revision }) });
      if (!stands) await queue.ask(db, article.name, 'edited');
    });
  }
  let closing: Promise<void> | undefined;
  const names = async (): Promise<readonly string[]> => {
    if (!s3) {
      const files = await readdir(options.transcriptsDir).catch(() => []);
      return files.flatMap((file) => /^([^.].*)\.json$/.exec(file)?.[1] ?? []);
    }
    return (await newestArticles(database.pool, 100)).map(({ name }) => name);
  };
  const newest = async (most: number): Promise<readonly string[]> =>
    s3
      ? (await newestArticles(database.pool, most)).map(({ name }) => name)
      : newestOfFolder(database.pool, options.transcriptsDir, await names(), most);
  return {
    ...{ database, queue, storage, lexicons, lexiconFiles, names, newest, remote: s3 !== undefined },
    ...{ workshop, store: shared ?? local },
    async register(articles) {
      for (const article of articles)
        if (s3) await registerInBucket(article);
        else await registerArticle(database.pool, article);
      if (!s3) await adoptFolder(database, storage, options.transcriptsDir);
    },
    async startWorker({ jobs, onOutcome } = {}) {
      const worker = await startWorker({
        ...{ database, queue, storage, workshop, data, jobs, lexicons },
        onNarrated: (db, article, { narration, lexicon }) => markFixed(db, article, narration, lexicon),
        onEnded: (db, _article, narration, runs) => notifyOf(queue, db, narration, runs),
        ...(onOutcome && { onOutcome }),
      });
      workers.push(worker);
      if (ending.length === 0) {
        const { allowPrivate } = options;
        ending.push(await startNotifying(queue, { secret, allowPrivate }));
        await startWatching({ database, queue }, { allowPrivate });
        await startSweeping({ database, queue, storage }, options.keepAudio ?? KEEP_AUDIO_DAYS);
      }
      return worker;
    },
    close: () =>
      (closing ??= (async () => {
        await Promise.all(workers.map((worker) => worker.close()));
        await workshop.close();
        await queue.close();
        await Promise.all(ending.map((end) => end()));
        await shared?.close();
        await database.close();
      })()),
  };
}
