export const editors = `
-- what the server keeps to itself, by name
create table audio_article.secret (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);
-- what signs in: the administrator's, made at the first start, and those of editors
create table audio_article.token (
  -- 'admin', or what an editor's token begins with
  id text primary key,
  -- scrypt
  hash text not null,
  editor text not null,
  -- editor, admin
  role text not null,
  created_at timestamptz not null default now()
);
create table audio_article.session (
  -- sha256 of what the cookie holds
  id text primary key,
  -- who decides: shown in histories
  editor text not null,
  -- editor, admin
  role text not null,
  -- it ends with the token that opened it; null: the organisation's own sign-in did
  token text references audio_article.token on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_expiry on audio_article.session (expires_at);`;
