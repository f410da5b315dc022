import { setTimeout as delay } from 'node:timers/promises';
import type { Warning } from '../../narrate/lint/lint.js';
import { readArticle, type StoredArticle } from '../articles/store.js';
import { inTransaction, type Db } from '../database/transaction.js';
import { spokenBlocks } from '../lexicon/affected.js';
import { followArticles } from '../lexicon/article-words.js';
import { siteLexicon } from '../lexicon/store.js';
import { cardOfReport, cardOfWarning, type CardOf } from './card-of.js';
import type { Desk } from './desk.js';
import type { LintTask, Linted } from './lint-blocks.js';

/*
 * What the linter doubts, as cards. Each article is read once, and again when it has changed. A warning has one card, whatever
 * articles it is in; one that was decided does not come back. A word that readers have reported elsewhere joins their card.
 */

export interface Linter {
  /** There may be articles that are new or changed. */
  wake(): void;
  /** Ends when all have been read, or it is closed. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Readers come first: between two articles others have their turn. */
const PAUSE_MS = 20;
const LOOK_MS = 10_000;

export function startLinter(desk: Desk): Linter {
  const stop = new AbortController();
  const due = { awake: true };
  let running: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    while (due.awake && !stop.signal.aborted) {
      due.awake = false;
      try {
        while (await lintNext(desk, stop.signal)) await delay(PAUSE_MS);
      } catch {
        // The database is away; the next look finds what is left.
      }
    }
  };
  const wake = (): void => {
    due.awake = true;
    running ??= run().finally(() => (running = undefined));
  };
  const timer = setInterval(wake, LOOK_MS);
  timer.unref();
  wake();
  return {
    wake,
    async idle() {
      while (running) await running;
    },
    async close() {
      clearInterval(timer);
      stop.abort();
      await running;
    },
  };
}

/** @returns whether there was one to read */
async function lintNext(desk: Desk, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  await followArticles(desk.pool);
  const { rows } = await desk.pool.query<{ article: string; updated_at: string }>(
    `select article, updated_at::text from audio_article.article_words
     where linted_at is distinct from updated_at order by updated_at desc limit 1`,
  );
  const [next] = rows;
  if (!next) return false;
  const stored = await readArticle(desk.pool, next.article);
  const warnings = stored ? await warningsOf(desk, stored, signal) : [];
  await inTransaction(desk.pool, async (db) => {
    // Two processes may have read it at once: one of them writes.
    const { rowCount } = await db.query(
      `update audio_article.article_words set linted_at = $2::timestamptz
       where article = $1 and updated_at = $2::timestamptz and linted_at is distinct from updated_at`,
      [next.article, next.updated_at],
    );
    if (rowCount === 1 && stored) await keepWarnings(db, stored.name, warnings);
  });
  return true;
}

interface Found extends Linted {
  readonly card: CardOf;
}

/** A card's first warning stands for it. */
async function warningsOf(desk: Desk, stored: StoredArticle, signal: AbortSignal): Promise<Found[]> {
  const { lang, around } = await desk.readingOf(stored);
  const blocks = spokenBlocks(stored, lang);
  const task: LintTask = {
    ...{ name: stored.name, title: stored.title, lang, blocks },
    lexicons: [...(await desk.lexiconFiles()), await siteLexicon(desk.pool)],
    // Whatever speaks, a rule that tells phonemes has been thought of.
    around: { ...around, voice: { ...around.voice, phonemes: true } },
    reported: await wordsOfReports(desk.pool),
  };
  const found = new Map<string, Found>();
  for (const one of await desk.lint(task, signal)) {
    const card = cardFor(one.warning, blocks[one.block]?.lang ?? lang, stored.name);
    if (!found.has(card.id)) found.set(card.id, { ...one, card });
  }
  return [...found.values()];
}

function cardFor(
  { reason, word, text, nth, block, sentence }: Warning,
  lang: string,
  narration: string,
): CardOf {
  if (reason !== 'reported')
    return cardOfWarning(reason, word, lang, reason === 'heteronym' ? { text, nth } : undefined);
  const place = { block, sentence, word, timeMs: 0 };
  return cardOfReport({ narration, category: 'mispronounced', place }, lang);
}

/** Words that wait for a decision: those that were rejected are said rightly, the others have a rule. */
async function wordsOfReports(db: Db): Promise<LintTask['reported']> {
  const { rows } = await db.query<{ word: string; reports: number }>(
    `select word, greatest(reports, 1) as reports from audio_article.card
     where kind = 'report' and category = 'mispronounced' and state = 'open' and word is not null order by newest_at desc limit 10000`,
  );
  return rows;
}

/** In the place of what was found in this article before. */
async function keepWarnings(db: Db, article: string, found: readonly Found[]): Promise<void> {
  const before = await db.query<{ card: string }>(
    'delete from audio_article.card_place where narration = $1 returning card',
    [article],
  );
  const columns = <T>(of: (one: Found) => T): T[] => found.map(of);
  const added = await db.query<{ id: string }>(
    `insert into audio_article.card (id, kind, key, category, word, lang)
     select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
     on conflict do nothing returning id`,
    [
      columns(({ card }) => card.id),
      columns(({ card }) => card.kind),
      columns(({ card }) => card.key),
      columns(({ card }) => card.category),
      columns(({ card }) => card.word),
      columns(({ card }) => card.lang),
    ],
  );
  await db.query(
    `insert into audio_article.card_place (card, narration, block, sentence, sentence_text, word, note, suggestion)
     select card, $1, block, sentence, sentence_text, word, note, suggestion::jsonb
     from unnest($2::uuid[], $3::int[], $4::int[], $5::text[], $6::text[], $7::text[], $8::text[])
       as found (card, block, sentence, sentence_text, word, note, suggestion)
     on conflict do nothing`,
    [
      article,
      columns(({ card }) => card.id),
      columns(({ block }) => block),
      columns(({ warning }) => warning.sentence),
      columns(({ warning }) => warning.text),
      columns(({ warning }) => warning.word),
      columns(({ warning }) => warning.message),
      columns(({ suggestion }) => (suggestion ? JSON.stringify(suggestion) : null)),
    ],
  );
  // What stands nowhere any more needs no decision.
  const gone = await db.query(
    `delete from audio_article.card c where kind = 'lint' and state = 'open' and id = any ($1::uuid[])
       and not exists (select from audio_article.card_place p where p.card = c.id)
       and not exists (select from audio_article.decision d where d.card = c.id)`,
    [before.rows.map(({ card }) => card)],
  );
  if (added.rows.length > 0 || (gone.rowCount ?? 0) > 0)
    await db.query(`select pg_notify('audio_article_card', '')`);
}
