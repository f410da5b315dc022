import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { AudioArticleError } from '../core/errors.js';
import { parseSettings } from '../core/settings-file.js';
import { narrationName } from '../narrate/name.js';

/** What `narrate` does in a folder when it is given no article; `init` writes one. */
export const CONFIG = 'audio-article.json';

const Folder = Type.String({ minLength: 1, maxLength: 1000 });

/** Its names are those of narrate's options, which win over it. */
export const ConfigSchema = Type.Object(
  {
    articles: Type.Array(Type.String({ minLength: 1, maxLength: 1000 }), { minItems: 1, maxItems: 100_000 }),
    audio: Type.Optional(Folder),
    transcripts: Type.Optional(Folder),
    voice: Type.Optional(Type.Array(Type.String({ minLength: 1 }), { minItems: 1 })),
    lang: Type.Optional(Type.String()),
    read: Type.Optional(Type.String()),
    lexicon: Type.Optional(Type.Array(Folder)),
    section: Type.Optional(Type.String()),
    opus: Type.Optional(Type.Boolean()),
    'json-ld': Type.Optional(Type.Boolean()),
    'speak-disclosure': Type.Optional(Type.Boolean()),
    'heading-cue': Type.Optional(Type.Boolean()),
    'heading-louder': Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);

export type Config = Static<typeof ConfigSchema>;

const refuse = (message: string, remedy: string, cause?: unknown): AudioArticleError =>
  new AudioArticleError('AA_E_CONFIG', `${CONFIG} ${message}`, remedy, { cause });

/** @throws AudioArticleError AA_E_CONFIG */
export const parseConfig = (text: string): Config => parseSettings(ConfigSchema, text, CONFIG);

/** @returns undefined where there is none. @throws AudioArticleError AA_E_CONFIG */
export async function readConfig(): Promise<Config | undefined> {
  const text = await readFile(CONFIG, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw refuse('cannot be read.', 'Check its permissions.', error);
  });
  return text === undefined ? undefined : parseConfig(text);
}

/**
 * What a file's narration is called in a site: as narrate calls it, but a page that is named by its folder is called as
 * that (`posts/a-walk/index.md`: a-walk).
 * @param path relative to the site, with `/`
 */
export function siteName(path: string): string {
  const folder = posix.basename(posix.dirname(path));
  const isIndex = /^index\.[a-z]+$/i.test(posix.basename(path));
  return narrationName(isIndex && folder !== '' && folder !== '.' ? `${folder}.html` : path);
}

/** A path as a pattern that finds nothing else. */
export const asPattern = (path: string): string => path.replace(/[()[\]{}!*?\\]/g, '\\$&');

/** The articles that its patterns find, sorted. @throws AudioArticleError AA_E_CONFIG if there are none */
export async function articlesOf({ articles }: Config): Promise<string[]> {
  // Loaded for a whole site only.
  const { glob } = await import('tinyglobby');
  const found = await glob([...articles], { ignore: ['**/node_modules/**'], expandDirectories: false });
  if (found.length === 0)
    throw refuse(`finds no article: ${articles.join(', ')}.`, 'Its patterns are relative to this folder.');
  return found.sort();
}
