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

/** Postgres keeps no NUL in a text; nobody can see one either. */
const text = (value: string | undefined): string | null => value?.replaceAll('\u0000', '') ?? null;

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

/** One statement, so that report, contact and card are there together or not at all. */
export const INSERT = `with report as (
       insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, revision, category, comment,
                             block, sentence, word, sentence_text, time_ms, state, card, counted)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $15, $13 = 'again')
       on conflict (idempotency_key) do nothing
       returning id, fingerprint
     ), contact as (
       insert into audio_article.feedback_contact (feedback, contact) select id, $14 from report where $14::text is not null
     ), card as (
       insert into audio_article.card (id, kind, key, category, word, lang)
       select $15, 'report', $16, $6, $17, $18 from report where $15 is not null
       on conflict do nothing
     )
     select id, fingerprint from report`;

/**
 * Keeps a report; it is on disk when this resolves. The same report under the same key is kept once, also when it
 * comes twice at the same time. It joins its card in the same statement.
 */
export async function storeFeedback(
  db: Db,
  { report, placed, key, state, card }: ToStore,
): Promise<StoreResult> {
  const { narration, revision, category, comment, contact, place } = placed;
  const fingerprint = fingerprintOf(report);
  const { rows } = await db.query<{ id: string; fingerprint: string }>({
    name: 'store-feedback',
    text: INSERT,
    values: [
      uuidv7(),
      key,
      fingerprint,
      text(narration),
      revision ?? null,
      category,
      text(comment),
      place?.block ?? null,
      place?.sentence ?? null,
      text(place?.word),
      text(place?.text),
      place?.timeMs ?? null,
      state,
      text(contact),
      ...[card?.id ?? null, card?.key ?? null, card?.word ?? null, card?.lang ?? null],
    ],
  });
  const [stored] =
    rows.length > 0
      ? rows
      : (
          await db.query<{ id: string; fingerprint: string }>(
            'select id, fingerprint from audio_article.feedback where idempotency_key = $1',
            [key],
          )
        ).rows;
  return stored?.fingerprint === fingerprint ? { kind: 'stored', id: stored.id } : { kind: 'key-reused' };
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
