import type { Rule, StoredRule } from '../../core/inbox.js';
import type { Lexicon, LexiconEntry } from '../../core/lexicon/rule.js';
import { sha256 } from '../../narrate/sha256.js';
import type { Db } from '../database/transaction.js';
import { uuidv7 } from '../uuid.js';
import { keyOfRule, saysTheSame, tidyRule } from './rule.js';

/*
 * The site's rules. A rule is never changed: it ends and another takes its place, so that who said what when can be told, and
 * undone. Of two that are for the same words in the same places one holds (the unique index on key).
 */

interface RuleRow {
  id: string;
  word: string;
  say: Rule['say'];
  scope: Rule['scope'];
  match: Rule['match'];
  letter_case: Rule['letterCase'];
  lang: string | null;
  voice: string | null;
  comment: string | null;
  replaces: string | null;
  created_at: Date;
  created_by: string;
  ended_at: Date | null;
  ended_by: string | null;
}

const COLUMNS =
  'id, word, say, scope, match, letter_case, lang, voice, comment, replaces, created_at, created_by, ended_at, ended_by';

function storedRule(row: RuleRow): StoredRule {
  const { word, say, scope, match, letter_case, lang, voice, comment } = row;
  return {
    id: row.id,
    rule: {
      ...{ word, say, scope, match, letterCase: letter_case },
      ...(lang !== null && { lang }),
      ...(voice !== null && { voice }),
      ...(comment !== null && { comment }),
    },
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    ...(row.ended_at && { endedAt: row.ended_at.toISOString() }),
    ...(row.ended_by !== null && { endedBy: row.ended_by }),
    ...(row.replaces !== null && { replaces: row.replaces }),
  };
}

/** Sentences may be longer than what an index takes. */
const indexed = (rule: Rule): string => sha256(keyOfRule(rule));

/** All that hold, the older first: of two that are equally near the later one wins. */
export async function holdingRules(db: Db): Promise<StoredRule[]> {
  const { rows } = await db.query<RuleRow>(
    `select ${COLUMNS} from audio_article.rule where ended_at is null order by id`,
  );
  return rows.map(storedRule);
}

export interface StoredEntry extends LexiconEntry {
  readonly id: string;
}

export interface SiteLexicon extends Lexicon {
  readonly entries: readonly StoredEntry[];
}

/** What the editors' rules are called in messages, and their file where there is one (corrections-file.ts). */
export const CORRECTIONS = 'corrections.csv';

export const lexiconOf = (rules: readonly StoredRule[]): SiteLexicon => ({
  file: CORRECTIONS,
  entries: rules.map(({ id, rule }, i) => ({ id, rule, line: i + 2 })),
});

/** The editors' rules that hold now, for narrate: after the files, because the later wins. */
export const siteLexicon = async (db: Db): Promise<SiteLexicon> => lexiconOf(await holdingRules(db));

export async function readRule(db: Db, id: string): Promise<StoredRule | undefined> {
  const { rows } = await db.query<RuleRow>(`select ${COLUMNS} from audio_article.rule where id = $1`, [id]);
  return rows[0] && storedRule(rows[0]);
}

export interface PutRule {
  readonly kept: StoredRule;
  /** Those that end with it. */
  readonly ended: readonly StoredRule[];
  /** `same`: it was there already, and nothing was written. */
  readonly outcome: 'added' | 'replaced' | 'same';
}

/**
 * Keeps a rule in the caller's transaction. One for the same words in the same places ends; so does `replaces`.
 * @returns undefined where `replaces` does not hold any more
 * @throws pg's 23505 where another transaction keeps one for the same words at the same moment
 */
export async function putRule(
  db: Db,
  asked: Rule,
  by: string,
  replaces?: string,
): Promise<PutRule | undefined> {
  const rule = tidyRule(asked);
  const key = indexed(rule);
  const { rows } = await db.query<RuleRow>(
    `select ${COLUMNS} from audio_article.rule where ended_at is null and (key = $1 or id = $2) order by id for update`,
    [key, replaces ?? null],
  );
  const before = rows.map(storedRule);
  if (replaces !== undefined && !before.some(({ id }) => id === replaces)) return undefined;
  const there = before.find((one) => indexed(one.rule) === key);
  if (there && before.length === 1 && saysTheSame(there.rule, rule))
    return { kept: there, ended: [], outcome: 'same' };
  const ended: StoredRule[] = [];
  for (const one of before) ended.push((await endRule(db, one.id, by)) ?? one);
  const { word, say, scope, match, letterCase, lang, voice, comment } = rule;
  const kept = await db.query<RuleRow>(
    `insert into audio_article.rule (id, key, word, say, scope, match, letter_case, lang, voice, comment, replaces, created_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning ${COLUMNS}`,
    [
      ...[uuidv7(), key, word, JSON.stringify(say), JSON.stringify(scope), match, letterCase],
      ...[lang ?? null, voice ?? null, comment ?? null, replaces ?? there?.id ?? null, by],
    ],
  );
  return {
    kept: kept.rows.map(storedRule)[0] as StoredRule,
    ended,
    outcome: before.length > 0 ? 'replaced' : 'added',
  };
}

/** @returns the rule that has ended just now; undefined where it did not hold */
export async function endRule(db: Db, id: string, by: string): Promise<StoredRule | undefined> {
  const { rows } = await db.query<RuleRow>(
    `update audio_article.rule set ended_at = now(), ended_by = $2 where id = $1 and ended_at is null returning ${COLUMNS}`,
    [id, by],
  );
  return rows[0] && storedRule(rows[0]);
}

/** Those that hold, by word. @param after the last of the page before */
export async function listRules(
  db: Db,
  {
    search,
    after,
    limit,
  }: { search?: string | undefined; after?: [string, string] | undefined; limit: number },
): Promise<{ rules: StoredRule[]; total: number }> {
  const wanted = `ended_at is null and ($1::text is null or position(lower($1) in lower(word || ' ' || say::text || ' ' || coalesce(comment, ''))) > 0)`;
  const found = search === undefined || search === '' ? null : search;
  const { rows } = await db.query<RuleRow>(
    `select ${COLUMNS} from audio_article.rule
     where ${wanted} and ($2::text is null or (word, id) > ($2, $3::uuid)) order by word, id limit $4`,
    [found, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  const counted = await db.query<{ total: number }>(
    `select count(*)::int as total from audio_article.rule where ${wanted}`,
    [found],
  );
  return { rules: rows.map(storedRule), total: counted.rows[0]?.total ?? 0 };
}

/** Newest first, all that were ever in its place; empty where there is none of this id. */
export async function historyOf(db: Db, id: string): Promise<StoredRule[]> {
  const { rows } = await db.query<RuleRow>(
    `with recursive line (id) as (
       select id from audio_article.rule where id = $1
       union
       select other.id from line join audio_article.rule here on here.id = line.id
         join audio_article.rule other on other.replaces = here.id or other.id = here.replaces
     )
     select ${COLUMNS} from audio_article.rule where id in (select id from line) order by id desc limit 1000`,
    [id],
  );
  return rows.map(storedRule);
}
