import { readdir } from 'node:fs/promises';
import type { Block, Narration } from '../../core/narration/schema.js';
import type { Article, ArticleBlock } from '../../narrate/index.js';
import { madeWith } from '../../narrate/made-with.js';
import { readableKinds } from '../../core/article/left-out.js';
import type { Database } from '../database/database.js';
import { nameAudio } from '../narrations/old-audio.js';
import { keysOf, publishedNarration } from '../narrations/publish.js';
import type { Storage } from '../storage/storage.js';
import { registerArticle, type ArticleOptions } from './store.js';

/*
 * Narrations that somebody has made by hand are kept as articles, too, so that a rule of pronunciation reaches them. What a
 * person has read aloud is not: no rule changes it, and no machine shall take the person's place.
 */

// In the order in which extraction writes them: the revision goes by it.
const blockOf = ({ kind, level, text, lang, passages }: Block): ArticleBlock => ({
  kind,
  ...(level !== undefined && { level }),
  text,
  ...(lang !== undefined && { lang }),
  ...(passages && { passages: passages.map(({ start, end, lang: own }) => ({ start, end, lang: own })) }),
});

/** What was narrated, without what was not read aloud. */
export function articleOf(narration: Narration): Article {
  const { title, lang, byline, published, source, blocks, omitted } = narration;
  const read = readableKinds.filter((kind) => narration.read?.includes(kind));
  return {
    title,
    lang,
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    ...(source !== undefined && { source }),
    blocks: blocks.map(blockOf),
    omitted: omitted.map(({ kind, reason, count }) => ({ kind, reason, count })),
    ...(read.length > 0 && { read }),
  };
}

/** How it was narrated, as far as the narration tells. */
export function optionsOf(narration: Narration): ArticleOptions {
  const { voice, otherVoices = [], audio } = narration;
  if (!('id' in voice)) return {};
  const { headings, speakDisclosure, section } = madeWith(narration);
  const others = otherVoices.map(({ id }) => id);
  return {
    voice: others.length > 0 ? [voice.id, ...others] : voice.id,
    ...(audio.some(({ type }) => type.startsWith('audio/ogg')) && { opus: true }),
    ...(headings !== undefined && { headings }),
    ...(speakDisclosure !== undefined && { speakDisclosure }),
    ...(section !== undefined && { section }),
  };
}

/** @returns whether it is kept now and was not before */
export async function adoptNarration(
  { pool }: Pick<Database, 'pool'>,
  storage: Storage,
  name: string,
): Promise<boolean> {
  const narration = await publishedNarration(storage, name);
  if (narration?.id !== name || !('id' in narration.voice)) return false;
  const { rows } = await pool.query<{ revision: string | null }>(
    'select revision from audio_article.article where name = $1',
    [name],
  );
  if (rows[0] && (rows[0].revision === narration.revision || rows[0].revision === null)) return false;
  await registerArticle(pool, {
    ...{ name, source: { kind: 'folder' }, article: articleOf(narration) },
    ...{ options: optionsOf(narration), revision: narration.revision },
  });
  await nameAudio(pool, name, keysOf(narration, storage));
  return true;
}

/** All narrations of a folder that are not kept yet, or were narrated by hand since. @returns their names */
export async function adoptFolder(
  database: Pick<Database, 'pool'>,
  storage: Storage,
  transcriptsDir: string,
): Promise<string[]> {
  const adopted: string[] = [];
  for (const file of await readdir(transcriptsDir).catch(() => [])) {
    if (!file.endsWith('.json') || file.startsWith('.')) continue;
    const name = file.slice(0, -'.json'.length);
    if (await adoptNarration(database, storage, name)) adopted.push(name);
  }
  return adopted;
}
