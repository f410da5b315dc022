import type { Pool } from 'pg';

/** The narration that was made from the page at an address; undefined: none, or not yet. */
export const pageNamer =
  (pool: Pool) =>
  async (url: string): Promise<string | undefined> => {
    const { rows } = await pool.query<{ name: string }>(
      `select name from audio_article.article where coalesce(source ->> 'url', article ->> 'source') = $1 and revision is not null
       order by narrated_at desc limit 1`,
      [url.replaceAll('\0', '')],
    );
    return rows[0]?.name;
  };
