import type { Article } from '../../narrate/index.js';
import { foldText } from '../../core/lexicon/fold.js';
import type { Rule } from '../../core/inbox.js';
import { spaceless } from '../../core/text/words.js';
import type { Db } from '../database/transaction.js';

/*
 * Which articles a rule can touch, without reading them: the words of each stand in a table with an inverted index. It follows
 * the articles by itself, when it is asked.
 */

const atom = /[\p{L}\p{M}\p{N}_]+/gu;

/** As core/lexicon finds them: runs of letters, marks and digits, folded. */
export const atomsOf = (text: string): string[] => [...new Set(foldText(text).small.match(atom) ?? [])];

/** A word may be longer than an index takes; nobody has a rule for one. */
const MOST_UNITS = 200;
/** Nor is half a character kept. */
const isIndexed = (word: string): boolean => word.length <= MOST_UNITS && !/\p{Cs}/u.test(word);
const AT_ONCE = 50;

/** Takes the words from articles that are new or changed. @returns how many */
export async function followArticles(db: Db): Promise<number> {
  for (let followed = 0; ;) {
    const { rows } = await db.query<{ name: string; updated_at: string; article: Article }>(
      `select a.name, a.updated_at::text, a.article from audio_article.article a
       left join audio_article.article_words w on w.article = a.name and w.updated_at = a.updated_at
       where w.article is null order by a.name limit $1`,
      [AT_ONCE],
    );
    const taken = rows.map(({ name, updated_at, article }) => ({
      ...{ name, updated_at },
      words: atomsOf(article.blocks.map(({ text }) => text).join('\n')).filter(isIndexed),
    }));
    await db.query(
      `insert into audio_article.article_words (article, updated_at, words)
       select a.name, taken.updated_at, taken.words
       from jsonb_to_recordset($1::jsonb) as taken (name text, updated_at timestamptz, words text[])
         join audio_article.article a on a.name = taken.name
       on conflict (article) do update set updated_at = excluded.updated_at, words = excluded.words`,
      [JSON.stringify(taken)],
    );
    followed += rows.length;
    if (rows.length < AT_ONCE) return followed;
  }
}

/** What must stand in an article, if only as a part of a word, for the rule to hit anything. */
interface Needed {
  readonly whole: string[];
  readonly part: string[];
}

function neededFor({ word, match }: Rule): Needed {
  const atoms = atomsOf(word).filter(isIndexed);
  return match === 'part' || atoms.some((one) => spaceless.test(one))
    ? { whole: [], part: atoms }
    : { whole: atoms, part: [] };
}

/** Of so many rules each is asked for with all of its words; of more by the longest one. */
const FEW = 50;

/** Names of the articles in which the word of any of the rules can stand, those narrated last first. */
export async function articlesWith(db: Db, rules: readonly Rule[]): Promise<string[]> {
  await followArticles(db);
  const names = new Map<string, number>();
  const find = async (condition: string, values: readonly unknown[]): Promise<void> => {
    const { rows } = await db.query<{ name: string; narrated: number }>(
      `select a.name, coalesce(extract(epoch from a.narrated_at)::float8, 0) as narrated
       from audio_article.article_words w join audio_article.article a on a.name = w.article where ${condition}`,
      [...values],
    );
    for (const { name, narrated } of rows) names.set(name, narrated);
  };
  const needed = rules.map((rule) => ({ ...neededFor(rule), scope: rule.scope }));
  const many = needed.filter(({ whole }) => whole.length > 0 && rules.length > FEW);
  if (many.length > 0)
    await find('w.words && $1::text[]', [
      many.map(({ whole }) => whole.reduce((longest, one) => (one.length > longest.length ? one : longest))),
    ]);
  for (const { whole, part, scope } of needed) {
    if (whole.length > 0 && rules.length > FEW) continue;
    await find(
      `w.words @> $1::text[]
       and (cardinality($2::text[]) = 0 or (select bool_and(exists (select from unnest(w.words) word where position(part in word) > 0))
                                            from unnest($2::text[]) part))
       and ($3::text is null or lower(a.name) = lower($3))`,
      [whole, part, scope.kind === 'article' || scope.kind === 'occurrence' ? scope.article : null],
    );
  }
  return [...names].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([name]) => name);
}
