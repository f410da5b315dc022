/**
 * What is narrated. The article is kept as it was extracted, so that a pronunciation can be mended on any machine and
 * without asking the publisher's site again.
 */
export const articles = `
create table audio_article.article (
  -- the narration's id
  name text primary key,
  -- where it came from: {"kind":"address","url"}, {"kind":"file","path"}, {"kind":"body"} or {"kind":"folder"} (found narrated)
  source jsonb not null,
  -- narrate's Article; json and not jsonb: the revision goes by the order of its members
  article json not null,
  -- how it is narrated: voice, section, headings, opus, …
  options jsonb not null default '{}',
  lang text not null,
  title text not null,
  section text,
  -- of the narration that listeners get; null: none yet
  revision text,
  narrated_at timestamptz,
  -- how often it was asked to be narrated: a run that began before the last time is followed by another
  asked integer not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- what an editor sees of a narration under way, and of those that failed
create table audio_article.run (
  id uuid primary key,
  article text not null references audio_article.article on delete cascade,
  -- new, edited, lexicon, asked
  reason text not null,
  -- queued, running, done, failed
  state text not null default 'queued',
  -- sentences
  done integer not null default 0,
  total integer,
  spoken integer,
  revision text,
  -- the audio that it has put into the storage; removed some time after other audio has taken its place
  published text[] not null default '{}',
  -- addresses that are told when it is over
  notify text[] not null default '{}',
  -- in plain words, for the editor
  error text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index run_of_article on audio_article.run (article, id desc);
create index run_under_way on audio_article.run (state) where state in ('queued', 'running', 'failed');`;
