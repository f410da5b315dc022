export const watching = `
-- an RSS or Atom feed or a sitemap that keeps a site narrated
create table audio_article.watch (
  url text primary key,
  -- what the server said of it last, for conditional requests
  etag text,
  last_modified text,
  options jsonb not null default '{}',
  created_at timestamptz not null default now(),
  checked_at timestamptz,
  -- of the last look, in plain words
  error text
);
create table audio_article.watched_page (
  watch text not null references audio_article.watch on delete cascade,
  url text not null,
  -- what the feed says of its last change
  changed text,
  article text,
  seen_at timestamptz not null default now(),
  error text,
  primary key (watch, url)
);`;
