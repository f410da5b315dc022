import type { Narration } from '../../core/narration/schema.js';
import type { Db } from '../database/transaction.js';
import { captionsKey, narrationKey, type Storage } from '../storage/storage.js';
import { forgetAudio, notedAudio } from './old-audio.js';
import { keysOf, publishedNarration } from './publish.js';
import type { NarrationState } from './schema.js';

interface Row {
  name: string;
  title: string;
  lang: string;
  revision: string | null;
  narrated_at: Date | null;
  run: string | null;
  state: NonNullable<NarrationState['run']>['state'];
  done: number;
  total: number | null;
  spoken: number | null;
  error: string | null;
  created_at: Date;
  finished_at: Date | null;
}

/** What has become of a narration, and of its latest run. */
export async function narrationState(db: Db, name: string): Promise<NarrationState | undefined> {
  const { rows } = await db.query<Row>(
    `select a.name, a.title, a.lang, a.revision, a.narrated_at,
       r.id as run, r.state, r.done, r.total, r.spoken, r.error, r.created_at, r.finished_at
     from audio_article.article a
     left join lateral (select * from audio_article.run where article = a.name order by id desc limit 1) r on true
     where a.name = $1`,
    [name],
  );
  const [row] = rows;
  if (!row) return undefined;
  const path = encodeURIComponent(name);
  return {
    ...{ name, title: row.title, lang: row.lang },
    ...(row.revision !== null && {
      ...{ revision: row.revision, narration: `/transcripts/${path}.json`, page: `/articles/${path}` },
    }),
    ...(row.narrated_at && { narratedAt: row.narrated_at.toISOString() }),
    ...(row.run !== null && {
      run: {
        ...{ id: row.run, state: row.state, done: row.done, createdAt: row.created_at.toISOString() },
        ...(row.total !== null && { total: row.total }),
        ...(row.spoken !== null && { spoken: row.spoken }),
        ...(row.error !== null && { error: row.error }),
        ...(row.finished_at && { finishedAt: row.finished_at.toISOString() }),
      },
    }),
  };
}

/** Article, narration and all its audio. In a transaction. @returns whether there was one */
export async function removeNarration(db: Db, storage: Storage, name: string): Promise<boolean> {
  const { rowCount } = await db.query('select from audio_article.article where name = $1 for update', [name]);
  if (rowCount !== 1) return false;
  const noted = await notedAudio(db, name);
  const narration: Narration | undefined = await publishedNarration(storage, name);
  await db.query('delete from audio_article.article where name = $1', [name]);
  const keys = [...noted, ...(narration ? keysOf(narration, storage) : [])];
  // The narration first: nobody shall be told of audio that is gone.
  for (const key of [narrationKey(name), captionsKey(name), ...new Set(keys)]) await storage.remove(key);
  await forgetAudio(db, noted);
  return true;
}
