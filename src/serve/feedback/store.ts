import type { FeedbackOutcome, FeedbackReport, FeedbackState as Outcome } from '../../core/feedback.js';
import { sha256 } from '../../narrate/sha256.js';
import type { Db } from '../database/transaction.js';
import type { CardOf } from '../desk/card-of.js';
import { uuidv7 } from '../uuid.js';

/** `again`: its sender has reported the same before, and is counted once. */
export type FeedbackState = 'new' | 'again' | 'spam';

export interface StoredFeedback extends FeedbackReport {
  readonly id: string;
  readonly state: FeedbackState;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export type StoreResult = { readonly kind: 'stored'; readonly id: string } | { readonly kind: 'key-reused' };

const fingerprintOf = (report: FeedbackReport): string => sha256(canonical(report));

/** JSON with sorted keys, so that two spellings of one report are one report. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** Postgres keeps no NUL in a text and no half of a surrogate pair; nobody can see either. */
const text = (value: string | null | undefined): string | null =>
  value?.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd') ?? null;

export interface ToStore {
  /** As it was sent: what the key stands for. */
  readonly report: FeedbackReport;
  /** With its place as the narration has it. */
  readonly placed: FeedbackReport;
  /** The Idempotency-Key. */
  readonly key: string;
  readonly state: FeedbackState;
  /** That it joins; spam has none. */
  readonly card: CardOf | undefined;
}

/**
 * One statement, so that report, contact and card are there together or not at all. What several servers could wait for is
 * in one order: first keys, then cards.
 */
const INSERT = `with sent as (
       select * from json_to_recordset($1::json) as sent(id uuid, key text, fingerprint text, narration text, revision text,
         category text, comment text, block integer, sentence integer, word text, sentence_text text, time_ms integer,
         state text, contact text, card uuid, card_key text, card_word text, card_lang text)
     ), report as (
       insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, revision, category, comment,
                             block, sentence, word, sentence_text, time_ms, state, card, counted)
       select id, key, fingerprint, narration, revision, category, comment, block, sentence, word, sentence_text, time_ms,
         state, card, state = 'again' from sent order by key
       on conflict (idempotency_key) do nothing
       returning id
     ), contact as (
       insert into audio_article.feedback_contact (feedback, contact)
       select id, contact from report join sent using (id) where contact is not null
     ), card as (
       insert into audio_article.card (id, kind, key, category, word, lang)
       select distinct on (card) card, 'report', card_key, category, card_word, card_lang
       from report join sent using (id) where card is not null order by card, id
       on conflict do nothing
     )
     select id from report`;

const rowOf = (id: string, { report, placed, key, state, card }: ToStore) => ({
  ...{ id, key, fingerprint: fingerprintOf(report), state },
  ...{ narration: text(placed.narration), revision: placed.revision, category: placed.category },
  ...{ comment: text(placed.comment), contact: text(placed.contact) },
  ...{ block: placed.place?.block, sentence: placed.place?.sentence, time_ms: placed.place?.timeMs },
  ...{ word: text(placed.place?.word), sentence_text: text(placed.place?.text) },
  ...(card && { card: card.id, card_key: card.key, card_word: text(card.word), card_lang: card.lang }),
});

/**
 * Keeps reports, all or none; they are on disk when this resolves. The same report under the same key is kept once, also
 * when it comes twice at the same time. Each joins its card in the same statement.
 * @returns what became of each, in their order
 */
export async function storeFeedback(db: Db, reports: readonly ToStore[]): Promise<readonly StoreResult[]> {
  const rows = reports.map((report) => rowOf(uuidv7(), report));
  const { rows: stored } = await db.query<{ id: string }>({
    name: 'store-feedback',
    text: INSERT,
    values: [JSON.stringify(rows)],
  });
  const fresh = new Set(stored.map(({ id }) => id));
  const before = await storedUnder(
    db,
    rows.flatMap(({ id, key }) => (fresh.has(id) ? [] : [key])),
  );
  return rows.map(({ id, key, fingerprint }): StoreResult => {
    if (fresh.has(id)) return { kind: 'stored', id };
    const found = before.get(key);
    return found?.fingerprint === fingerprint ? { kind: 'stored', id: found.id } : { kind: 'key-reused' };
  });
}

async function storedUnder(db: Db, keys: readonly string[]) {
  if (keys.length === 0) return new Map<string, never>();
  const { rows } = await db.query<{ key: string; id: string; fingerprint: string }>(
    'select idempotency_key as key, id, fingerprint from audio_article.feedback where idempotency_key = any($1)',
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

interface Row {
  id: string;
  narration: string;
  revision: string | null;
  category: FeedbackReport['category'];
  comment: string | null;
  contact: string | null;
  block: number | null;
  sentence: number | null;
  word: string | null;
  sentence_text: string | null;
  time_ms: number | null;
  state: FeedbackState;
  created_at: Date;
}

const COLUMNS = `feedback.id, narration, revision, feedback.category, comment, contact, block, sentence, feedback.word,
  sentence_text, time_ms, feedback.state, created_at`;

const reportOf = ({ narration, revision, category, comment, contact, ...place }: Row): FeedbackReport => ({
  narration,
  ...(revision === null ? {} : { revision }),
  category,
  ...(comment === null ? {} : { comment }),
  ...(contact === null ? {} : { contact }),
  ...(place.block === null || place.sentence === null || place.time_ms === null
    ? {}
    : {
        place: {
          block: place.block,
          sentence: place.sentence,
          ...(place.word === null ? {} : { word: place.word }),
          ...(place.sentence_text === null ? {} : { text: place.sentence_text }),
          timeMs: place.time_ms,
        },
      }),
});

/** Newest first. @param before the id after which to go on */
export async function listFeedback(db: Db, limit: number, before?: string): Promise<StoredFeedback[]> {
  const { rows } = await db.query<Row>(
    `select ${COLUMNS} from audio_article.feedback left join audio_article.feedback_contact on feedback = id
     where $2::uuid is null or id < $2::uuid
     order by id desc limit $1`,
    [limit, before ?? null],
  );
  return rows.map((row) => ({
    id: row.id,
    ...reportOf(row),
    state: row.state,
    createdAt: row.created_at.toISOString(),
  }));
}

interface OutcomeRow extends Row {
  card_state: 'open' | 'accepted' | 'rejected' | null;
  reason: string | null;
  fixed_at: Date | null;
  fixed_revision: string | null;
}

/** What became of a report, and all that is kept of it; undefined where there is none. @param id its receipt */
export async function outcomeOf(db: Db, id: string): Promise<FeedbackOutcome | undefined> {
  const { rows } = await db.query<OutcomeRow>(
    `select ${COLUMNS}, card.state as card_state, card.reason, fixed_at, fixed_revision
     from audio_article.feedback
       left join audio_article.feedback_contact on feedback = feedback.id
       left join audio_article.card on card.id = feedback.card
     where feedback.id = $1`,
    [id],
  );
  const [row] = rows;
  if (!row) return undefined;
  const state: Outcome = row.fixed_at ? 'corrected' : (row.card_state ?? 'received');
  return {
    id: row.id,
    // What was kept as spam is told nothing of it.
    state,
    createdAt: row.created_at.toISOString(),
    ...(state === 'rejected' && row.reason !== null ? { reason: row.reason } : {}),
    ...(row.fixed_at ? { correctedAt: row.fixed_at.toISOString() } : {}),
    ...(row.fixed_revision === null ? {} : { correctedIn: row.fixed_revision }),
    report: reportOf(row),
  };
}

/**
 * Deletes everything of a report. A card that nobody else has reported, and nobody has decided, goes with it.
 * @returns false where there is none
 */
export async function deleteFeedback(db: Db, id: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `with gone as (
       delete from audio_article.feedback where id = $1 returning id, card, counted and state <> 'again' as was_counted
     ), empty as (
       delete from audio_article.card using gone
       where card.id = gone.card and kind = 'report' and card.state = 'open'
         and not exists (select from audio_article.feedback f where f.card = gone.card and f.id <> gone.id)
         and not exists (select from audio_article.decision where decision.card = gone.card)
       returning card.id
     ), fewer as (
       update audio_article.card set reports = greatest(0, reports - 1)
       from gone where card.id = gone.card and was_counted and not exists (select from empty)
     )
     select from gone`,
    [id],
  );
  return rowCount === 1;
}

/**
 * Comments and addresses that are older than so many days are deleted; what was reported where is kept to be counted.
 * @returns of how many reports
 */
export async function forgetOldWords(db: Db, days: number): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `with old as (
       select id from audio_article.feedback where created_at < now() - make_interval(days => $1)
     ), contacts as (
       delete from audio_article.feedback_contact using old where feedback = old.id
     ), comments as (
       update audio_article.feedback set comment = null, fingerprint = ''
       from old where feedback.id = old.id and (comment is not null or fingerprint <> '')
       returning 1
     )
     select count(*)::int as count from comments`,
    [days],
  );
  return rows[0]?.count ?? 0;
}
