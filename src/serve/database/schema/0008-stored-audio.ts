/** Audio that runs have put into the storage, noted before it is put there, so that none is left that nobody knows of. */
export const storedAudio = `
create table audio_article.stored_audio (
  key text primary key,
  -- no foreign key: what is left of an article that was deleted is removed, too
  article text not null,
  -- null: its article's narration names it
  unnamed_since timestamptz default now()
);
create index stored_audio_of_article on audio_article.stored_audio (article);
create index stored_audio_unnamed on audio_article.stored_audio (article, unnamed_since) where unnamed_since is not null;
-- whether it is named is looked up before anything is removed
insert into audio_article.stored_audio (key, article) select distinct unnest(published), article from audio_article.run
  on conflict do nothing;`;
