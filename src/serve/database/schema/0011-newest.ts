/**
 * A feed tells the newest: by the day on which an article appeared, and where that is not told, by when it was narrated. The
 * day is text of the article's own, which might be of any length.
 */
export const newest = `
create index article_appeared on audio_article.article ((left(article ->> 'published', 40)) collate "C" desc)
  where revision is not null and article ->> 'published' is not null;
create index article_narrated on audio_article.article (narrated_at desc)
  where revision is not null and article ->> 'published' is null;`;
