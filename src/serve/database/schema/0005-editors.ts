export const editors = `
-- the token that was made at the first start, as a scrypt hash
create table audio_article.secret (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);
create table audio_article.session (
  -- sha256 of what the cookie holds
  id text primary key,
  -- who decides: shown in histories
  editor text not null,
  -- editor, admin
  role text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_expiry on audio_article.session (expires_at);`;
