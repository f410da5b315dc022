/** A rule is never changed: another takes its place, so that what was once said can be told and undone. */
export const lexicon = `
create table audio_article.rule (
  id uuid primary key,
  -- what only one rule at a time is for: word, match, case, scope, language, voice, and whether it tells phonemes
  key text not null,
  word text not null,
  -- core/lexicon's Saying and Scope
  say jsonb not null,
  scope jsonb not null,
  match text not null default 'whole',
  letter_case text not null default 'smart',
  lang text,
  voice text,
  comment text,
  replaces uuid references audio_article.rule,
  created_at timestamptz not null default now(),
  created_by text not null,
  -- null: it holds
  ended_at timestamptz,
  ended_by text
);
create unique index rule_holding on audio_article.rule (key) where ended_at is null;
create index rule_word on audio_article.rule (word, id) where ended_at is null;
create index rule_replaced on audio_article.rule (replaces);
-- the words of each article in small letters, so that of thousands only those are read in which a rule's word can stand
create table audio_article.article_words (
  article text primary key references audio_article.article on delete cascade,
  -- the article as it was when they were taken from it
  updated_at timestamptz not null,
  words text[] not null,
  -- the article as it was when the linter has read it
  linted_at timestamptz
);
create index article_words_words on audio_article.article_words using gin (words);
-- of each narration what the lexicons changed: tells whether a reported word is said otherwise than when it was reported
create table audio_article.said (
  article text not null references audio_article.article on delete cascade,
  revision text not null,
  -- core/place's hashes of its sentences
  sentences jsonb not null,
  -- [hash of the sentence, start, end, core/lexicon's Saying]: UTF-16 units of the sentence
  changes jsonb not null,
  narrated_at timestamptz not null default now(),
  primary key (article, revision)
);`;
