export const feedback = `
create table audio_article.feedback (
  id uuid primary key,
  idempotency_key text not null unique,
  -- sha256 of the report, to tell the same report sent again from another one under the same key
  fingerprint text not null,
  narration text not null,
  revision text,
  category text not null,
  comment text,
  block integer,
  sentence integer,
  word text,
  sentence_text text,
  time_ms integer,
  state text not null default 'new',
  created_at timestamptz not null default now()
);
create index feedback_newest on audio_article.feedback (id desc);
-- apart, so that it can be deleted when the report is answered
create table audio_article.feedback_contact (
  feedback uuid primary key references audio_article.feedback on delete cascade,
  contact text not null
);`;
