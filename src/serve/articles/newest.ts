import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Db } from '../database/transaction.js';

/** Of an article that has a narration. */
export interface Dated {
  readonly name: string;
  /** ISO 8601: the day on which it appeared, else when it was narrated. */
  readonly at: string;
}

/** By their days as text: of one day, those that tell no time come last. */
export const byAge = (one: Dated, other: Dated): number =>
  one.at < other.at ? 1 : one.at > other.at ? -1 : one.name < other.name ? -1 : 1;

/** The newest first. An article that is spoken anew because of a correction is no newer for it, where it says when it appeared. */
export async function newestArticles(db: Db, most: number): Promise<Dated[]> {
  const { rows } = await db.query<Dated>(
    `(select name, left(article ->> 'published', 40) as at from audio_article.article
      where revision is not null and article ->> 'published' is not null
      order by left(article ->> 'published', 40) collate "C" desc limit $1)
     union all
     (select name, to_char(narrated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MSZ') from audio_article.article
      where revision is not null and article ->> 'published' is null and narrated_at is not null
      order by narrated_at desc limit $1)`,
    [most],
  );
  return rows.sort(byAge).slice(0, most);
}

/** The same of a folder, where there are narrations that no article is kept of: those that people have read. */
export async function newestOfFolder(
  db: Db,
  folder: string,
  names: readonly string[],
  most: number,
): Promise<readonly string[]> {
  const there = new Set(names);
  const kept = await db.query<{ name: string }>(
    'select name from audio_article.article where name = any ($1) and revision is not null',
    [names],
  );
  const known = new Set(kept.rows.map(({ name }) => name));
  const others = await Promise.all(
    names
      .filter((name) => !known.has(name))
      .map(async (name): Promise<Dated[]> => {
        const found = await stat(join(folder, `${name}.json`)).catch(() => undefined);
        return found ? [{ name, at: found.mtime.toISOString() }] : [];
      }),
  );
  const articles = (await newestArticles(db, most)).filter(({ name }) => there.has(name));
  return [...articles, ...others.flat()]
    .sort(byAge)
    .slice(0, most)
    .map(({ name }) => name);
}
