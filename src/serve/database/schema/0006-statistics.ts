/** Sums only: there is nothing in them that could be led back to somebody. */
export const statistics = `
create table audio_article.listening (
  narration text not null,
  day date not null,
  plays integer not null default 0,
  -- how many plays reached 10, 20, … 100 %
  deciles integer[] not null default '{0,0,0,0,0,0,0,0,0,0}',
  primary key (narration, day)
);
create table audio_article.replay (
  narration text not null,
  revision text not null,
  block integer not null,
  sentence integer not null,
  count integer not null default 0,
  primary key (narration, revision, block, sentence)
);`;
