/** A rule is never changed: another takes its place, so that what was once said can be told and undone. */
export const lexicon = `
create table audio_article.rule (
  id uuid primary key,
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
create index rule_holding on audio_article.rule (id) where ended_at is null;
create index rule_word on audio_article.rule (lower(word));`;
