import type { Card, CardDetail, CardList, CardReport, Rule, SentencePlace } from '../../core/inbox.js';
import type { FeedbackCategory } from '../../core/feedback.js';
import { foldText } from '../../core/lexicon/fold.js';
import type { Db } from '../database/transaction.js';
import { holdingRules, readRule } from '../lexicon/store.js';
import type { Places } from './places.js';

interface CardRow {
  id: string;
  kind: Card['kind'];
  category: string;
  word: string | null;
  lang: string | null;
  state: Card['state'];
  reason: string | null;
  reports: number;
  first_at: Date;
  newest_at: Date;
  decided_at: Date | null;
  decided_by: string | null;
  sentence: string | null;
  article: string | null;
}

/** With where it was reported last, or where the linter has found it. */
const CARDS = `select c.id, c.kind, c.category, c.word, c.lang, c.state, c.reason, c.reports, c.first_at, c.newest_at, c.decided_at,
    c.decided_by, coalesce(f.sentence_text, p.sentence_text) as sentence, coalesce(f.narration, p.narration) as article,
    c.newest_at::text as newest
  from audio_article.card c
  left join lateral (select sentence_text, narration from audio_article.feedback where card = c.id order by id desc limit 1) f on true
  left join lateral (select sentence_text, narration from audio_article.card_place where card = c.id
                     order by narration, block, sentence limit 1) p on f.narration is null`;

const cardOf = (row: CardRow): Card => ({
  id: row.id,
  kind: row.kind,
  category: row.category,
  ...(row.word !== null && { word: row.word }),
  ...(row.lang !== null && { lang: row.lang }),
  state: row.state,
  ...(row.reason !== null && { reason: row.reason }),
  reports: row.reports,
  firstAt: row.first_at.toISOString(),
  newestAt: row.newest_at.toISOString(),
  ...(row.decided_at && { decidedAt: row.decided_at.toISOString() }),
  ...(row.decided_by !== null && { decidedBy: row.decided_by }),
  ...(row.sentence !== null && { sentence: row.sentence }),
  ...(row.article !== null && { article: row.article }),
});

export interface CardsAsked {
  readonly state: Card['state'];
  readonly kind?: Card['kind'] | undefined;
  readonly order: 'newest' | 'most';
  readonly limit: number;
  /** The cursor of the page before. */
  readonly after?: string | undefined;
}

/** Where a page ends: what the order goes by, of its last card. */
type Cursor = readonly [kind: string, reports: number, newest: string, id: string];

const written = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns undefined for what is none of ours */
export function readCursor(text: string): Cursor | undefined {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (!Array.isArray(cursor) || cursor.length !== 4) return undefined;
    const [kind, reports, newest, id] = cursor as unknown[];
    return (kind === 'report' || kind === 'lint') &&
      typeof reports === 'number' && Number.isInteger(reports) && Math.abs(reports) < 2 ** 31 &&
      typeof newest === 'string' && /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d)?$/.test(newest) && !Number.isNaN(Date.parse(newest.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))) &&
      typeof id === 'string' && UUID.test(id)
      ? [kind, reports, newest, id]
      : undefined; // prettier-ignore
  } catch {
    return undefined;
  }
}

/** Newest or most frequent first, reports before warnings. */
export async function listCards(db: Db, { state, kind, order, limit, after }: CardsAsked): Promise<CardList> {
  const [keys, cast] =
    order === 'newest'
      ? [
          ['kind', 'newest_at', 'id'],
          ['text', 'timestamptz', 'uuid'],
        ]
      : [
          ['kind', 'reports', 'newest_at', 'id'],
          ['text', 'int', 'timestamptz', 'uuid'],
        ];
  const cursor = after === undefined ? undefined : readCursor(after);
  const values = cursor && (order === 'newest' ? [cursor[0], cursor[2], cursor[3]] : [...cursor]);
  const { rows } = await db.query<CardRow & { newest: string }>(
    `${CARDS} where c.state = $1 and ($2::text is null or c.kind = $2)
       ${values ? `and (${keys.map((key) => `c.${key}`).join()}) < (${cast.map((type, i) => `$${i + 4}::${type}`).join()})` : ''}
     order by ${keys.map((key) => `c.${key} desc`).join()} limit $3`,
    [state, kind ?? null, limit, ...(values ?? [])],
  );
  const counted = await db.query<{ total: number }>(
    'select count(*)::int as total from audio_article.card where state = $1 and ($2::text is null or kind = $2)',
    [state, kind ?? null],
  );
  const last = rows.at(-1);
  return {
    cards: rows.map(cardOf),
    total: counted.rows[0]?.total ?? 0,
    ...(last && rows.length === limit && { next: written([last.kind, last.reports, last.newest, last.id]) }),
  };
}

/** The state of a card, for whoever is told that it is not what they thought. */
export async function readCard(db: Db, id: string): Promise<Card | undefined> {
  const { rows } = await db.query<CardRow>(`${CARDS} where c.id = $1`, [id]);
  return rows[0] && cardOf(rows[0]);
}

interface ReportRow {
  id: string;
  narration: string;
  revision: string | null;
  category: FeedbackCategory;
  comment: string | null;
  contact: string | null;
  created_at: Date;
  block: number | null;
  sentence: number | null;
  word: string | null;
  sentence_text: string | null;
  current: string | null;
}

const MOST_REPORTS = 100;
const MOST_PLACES = 100;

/** All that an editor needs to decide. */
export async function cardDetail(db: Db, id: string, places: Places): Promise<CardDetail | undefined> {
  const card = await readCard(db, id);
  if (!card) return undefined;
  const { rows } = await db.query<ReportRow>(
    `select f.id, f.narration, f.revision, f.category, f.comment, c.contact, f.created_at, f.block, f.sentence, f.word, f.sentence_text,
       a.revision as current
     from audio_article.feedback f left join audio_article.feedback_contact c on c.feedback = f.id
     left join audio_article.article a on a.name = f.narration
     where f.card = $1 and f.state <> 'spam' order by f.id desc limit $2`,
    [id, MOST_REPORTS],
  );
  const reports: CardReport[] = [];
  for (const row of rows) reports.push(await reportOf(row, places));
  const found = await db.query<{
    narration: string;
    block: number;
    sentence: number;
    sentence_text: string;
    word: string;
    note: string | null;
    suggestion: Rule | null;
  }>(
    `select narration, block, sentence, sentence_text, word, note, suggestion from audio_article.card_place where card = $1
     order by narration, block, sentence limit $2`,
    [id, MOST_PLACES],
  );
  const doubted: SentencePlace[] = [];
  for (const { narration, block, sentence, sentence_text: text, word } of found.rows) {
    const place = await places.placeOf({ article: narration, block, sentence, text, words: { of: word } });
    if (place) doubted.push(place);
  }
  const decided = await db.query<{ rule: string | null }>(
    `select rule from audio_article.decision where card = $1 and undone_at is null and decision = 'accepted' order by id desc limit 1`,
    [id],
  );
  const rule = decided.rows[0]?.rule ? await readRule(db, decided.rows[0].rule) : undefined;
  const note = found.rows.find((row) => row.note !== null)?.note;
  const suggestion =
    (await ruleFor(db, card)) ?? found.rows.find((row) => row.suggestion !== null)?.suggestion ?? undefined;
  return {
    ...{ card, reports, places: doubted },
    ...(note != null && { note }),
    ...(suggestion && { suggestion }),
    ...(card.state === 'accepted' && rule && { rule }),
  };
}

async function reportOf(row: ReportRow, places: Places): Promise<CardReport> {
  const { narration, block, sentence, sentence_text: text, word } = row;
  const place =
    block === null || sentence === null
      ? undefined
      : await places.placeOf({
          ...{ article: narration, block, sentence, text: text ?? undefined },
          words: word === null ? [] : { of: word },
        });
  return {
    ...{ id: row.id, narration, category: row.category },
    ...(row.comment !== null && { comment: row.comment }),
    ...(row.contact !== null && { contact: row.contact }),
    createdAt: row.created_at.toISOString(),
    outdated: row.revision !== null && row.current !== null && row.revision !== row.current,
    ...(place && { place }),
  };
}

/** The rule that holds for the card's word already: what is accepted takes its place. */
async function ruleFor(db: Db, { word, lang }: Card): Promise<Rule | undefined> {
  if (word === undefined) return undefined;
  const folded = foldText(word).small;
  const own = (await holdingRules(db)).filter(
    ({ rule }) =>
      foldText(rule.word).small === folded &&
      (rule.lang === undefined || lang === undefined || rule.lang.startsWith(lang)),
  );
  return own.at(-1)?.rule;
}
