/**
 * oEmbed asks by the address of the publisher's page: where the article was fetched, or what the article itself gives. By
 * hash, because addresses may be longer than what a B-tree takes.
 */
export const articlePage = `
drop index audio_article.article_address;
create index article_page on audio_article.article
  using hash ((coalesce(source ->> 'url', article ->> 'source')));`;
