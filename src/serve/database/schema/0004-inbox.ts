/** Reports of one word and problem are one card, which an editor decides. What the linter warns of is a card, too. */
export const inbox = `
create table audio_article.card (
  id uuid primary key,
  -- report, lint
  kind text not null,
  -- what makes two reports one card: kind, category, language and word; or the place, where there is no word
  key text not null unique,
  -- a report's category, a warning's kind
  category text not null,
  word text,
  lang text,
  -- open, accepted, rejected
  state text not null default 'open',
  -- of a rejection, for whoever has reported it
  reason text,
  reports integer not null default 0,
  first_at timestamptz not null default now(),
  newest_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text
);
-- what readers have reported comes before what only the linter doubts
create index card_newest on audio_article.card (state, kind, newest_at, id);
create index card_most on audio_article.card (state, kind, reports, newest_at, id);
-- no foreign key: hundreds who report one word at once would lock its card's row; a card is deleted only with its last report, undecided
alter table audio_article.feedback add column card uuid;
create index feedback_of_card on audio_article.feedback (card, id desc) where card is not null;
-- whether the card's number of reports counts it: counted when the inbox is read, so that no report waits for another
alter table audio_article.feedback add column counted boolean not null default false;
create index feedback_not_counted on audio_article.feedback (id) where card is not null and not counted;
-- where the word stands that a card without reports speaks of
create table audio_article.card_place (
  card uuid not null references audio_article.card on delete cascade,
  narration text not null,
  block integer not null,
  sentence integer not null,
  sentence_text text not null,
  word text not null,
  -- why it is doubted
  note text,
  -- core/lexicon's LexiconRule, as far as the linter knows one
  suggestion jsonb,
  primary key (card, narration, block, sentence)
);
create index card_place_of_article on audio_article.card_place (narration);
-- every decision, so that it can be undone
create table audio_article.decision (
  id uuid primary key,
  card uuid not null references audio_article.card on delete cascade,
  -- accepted, rejected, reopened
  decision text not null,
  rule uuid references audio_article.rule,
  reason text,
  decided_at timestamptz not null default now(),
  decided_by text not null,
  undone_at timestamptz
);
create index decision_of_card on audio_article.decision (card, id desc);
-- when the reader's word has been spoken anew: what the player tells whoever has reported it
alter table audio_article.feedback add column fixed_at timestamptz, add column fixed_revision text;`;
