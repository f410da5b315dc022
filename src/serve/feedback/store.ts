import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { FeedbackReport } from '../../core/feedback.js';
import { cardOfReport } from '../desk/card-of.js';
import { uuidv7 } from '../uuid.js';

export type FeedbackState = 'new' | 'spam';

export interface StoredFeedback extends FeedbackReport {
  readonly id: string;
  readonly state: FeedbackState;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

export type StoreResult = { readonly kind: 'stored'; readonly id: string } | { readonly kind: 'key-reused' };

const fingerprintOf = (report: FeedbackReport): string =>
  createHash('sha256').update(canonical(report)).digest('hex');

/** JSON with sorted keys, so that two spellings of one report are one report. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** Postgres keeps no NUL in a text; nobody can see one either. */
const text = (value: string | undefined): string | null => value?.replaceAll('\u0000', '') ?? null;

/**
 * Keeps a report; it is on disk when this resolves. The same report under the same key is kept once, also when it
 * comes twice at the same time. It joins its card in the same statement; spam has none.
 * @param lang BCP 47, of the reported sentence, where it is known
 */
export async function storeFeedback(
  pool: pg.Pool,
  report: FeedbackReport,
  key: string,
  state: FeedbackState,
  lang?: string,
): Promise<StoreResult> {
  const { narration, revision, category, comment, contact, place } = report;
  const fingerprint = fingerprintOf(report);
  const card = state === 'spam' ? undefined : cardOfReport(report, lang);
  const { rows } = await pool.query<{ id: string; fingerprint: string }>(
    `with report as (
       insert into audio_article.feedback (id, idempotency_key, fingerprint, narration, revision, category, comment,
                             block, sentence, word, sentence_text, time_ms, state, card)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $15)
       on conflict (idempotency_key) do nothing
       returning id, fingerprint
     ), contact as (
       insert into audio_article.feedback_contact (feedback, contact) select id, $14 from report where $14::text is not null
     ), card as (
       insert into audio_article.card (id, kind, key, category, word, lang)
       select $15, 'report', $16, $6, $17, $18 from report where $15 is not null
       on conflict do nothing
     )
     select id, fingerprint from report`,
    [
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
  );
  const [stored] =
    rows.length > 0
      ? rows
      : (
          await pool.query<{ id: string; fingerprint: string }>(
            'select id, fingerprint from audio_article.feedback where idempotency_key = $1',
            [key],
          )
        ).rows;
  return stored?.fingerprint === fingerprint ? { kind: 'stored', id: stored.id } : { kind: 'key-reused' };
}

export async function isStored(pool: pg.Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('select from audio_article.feedback where id = $1', [id]);
  return rowCount === 1;
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

/** Newest first. @param before the id after which to go on */
export async function listFeedback(pool: pg.Pool, limit: number, before?: string): Promise<StoredFeedback[]> {
  const { rows } = await pool.query<Row>(
    `select id, narration, revision, category, comment, contact, block, sentence, word, sentence_text, time_ms, state, created_at
     from audio_article.feedback left join audio_article.feedback_contact on feedback = id
     where $2::uuid is null or id < $2::uuid
     order by id desc limit $1`,
    [limit, before ?? null],
  );
  return rows.map(({ id, narration, revision, category, comment, contact, state, created_at, ...place }) => ({
    id,
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
    state,
    createdAt: created_at.toISOString(),
  }));
}
