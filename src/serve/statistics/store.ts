import type { Visit } from '../../core/visit.js';
import type { Db } from '../database/transaction.js';

/** Of one article, in a number of days. There are sums in it and nothing else. */
export interface ArticleStatistics {
  readonly narration: string;
  readonly title: string;
  readonly plays: number;
  /** How many of them reached 10, 20, … 100 % of the audio. */
  readonly deciles: readonly number[];
  /** What readers have reported, without spam. */
  readonly reports: number;
}

/** What was heard again by so many visits, most first; sentences of fewer than `REPLAYED_BY` are not told of. */
export interface ReplayedSentence {
  readonly block: number;
  readonly sentence: number;
  readonly count: number;
}

/** Fewer could be told from one another. */
export const REPLAYED_BY = 5;

/** @param known whether the revision is the one that its listeners get: only its sentences are counted */
export async function countVisit(
  db: Db,
  visit: Visit,
  known: readonly (readonly [number, number])[],
): Promise<void> {
  const reached = Array.from({ length: 10 }, (_, i) => (i >= visit.from && i < visit.to ? 1 : 0));
  await db.query(
    `with counted as (
       insert into audio_article.listening as l (narration, day, plays, deciles)
       values ($1, (now() at time zone 'utc')::date, $2, $3::int[])
       on conflict (narration, day) do update set plays = l.plays + excluded.plays, deciles = array(
         select before + more from unnest(l.deciles, excluded.deciles) with ordinality as sums (before, more, nth) order by nth
       )
     )
     insert into audio_article.replay as r (narration, revision, block, sentence, count)
     select $1, $4, block, sentence, 1 from unnest($5::int[], $6::int[]) as again (block, sentence)
     on conflict (narration, revision, block, sentence) do update set count = r.count + 1`,
    [
      visit.narration,
      visit.began ? 1 : 0,
      reached,
      visit.revision,
      known.map(([block]) => block),
      known.map(([, sentence]) => sentence),
    ],
  );
}

/** All articles that were begun or reported, most plays first. @param narration only this one */
export async function readStatistics(db: Db, days: number, narration?: string): Promise<ArticleStatistics[]> {
  const { rows } = await db.query<ArticleStatistics>(
    `with played as (
       select narration, sum(plays)::int as plays, array[${Array.from({ length: 10 }, (_, i) => `sum(deciles[${i + 1}])::int`).join(', ')}] as deciles
       from audio_article.listening where day > (now() at time zone 'utc')::date - $1::int group by narration
     ), reported as (
       select narration, count(*)::int as reports from audio_article.feedback
       where state <> 'spam' and created_at > now() - make_interval(days => $1) group by narration
     )
     select narration, coalesce(title, narration) as title, coalesce(plays, 0) as plays,
       coalesce(deciles, '{0,0,0,0,0,0,0,0,0,0}') as deciles, coalesce(reports, 0) as reports
     from played full join reported using (narration) left join audio_article.article on name = narration
     where $2::text is null or narration = $2
     order by plays desc, narration limit 1000`,
    [days, narration ?? null],
  );
  return rows;
}

/** Of the revision that listeners get. */
export async function readReplayed(db: Db, narration: string, revision: string): Promise<ReplayedSentence[]> {
  const { rows } = await db.query<ReplayedSentence>(
    `select block, sentence, count from audio_article.replay
     where narration = $1 and revision = $2 and count >= $3 order by count desc, block, sentence limit 20`,
    [narration, revision, REPLAYED_BY],
  );
  return rows;
}
