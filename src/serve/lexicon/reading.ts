import type { Surroundings } from '../../core/lexicon/scope.js';
import { castFor, type Cast } from '../../narrate/cast.js';
import { pathOf, type StoredArticle } from '../articles/store.js';

/** Who reads an article, as narrate would have it: which rules hold depends on it. */
export interface Reading {
  readonly lang: string;
  readonly around: Surroundings;
  /** Undefined where the voice is not here: a key is missing, or a program. */
  readonly cast: Cast | undefined;
}

export type ReadingOf = (stored: StoredArticle) => Promise<Reading>;

/** Articles of a site have a handful of voices: each is looked for once. */
export function readings(): ReadingOf {
  const casts = new Map<string, Promise<Cast | undefined>>();
  return async ({ name, article, options, source }) => {
    const lang = options.lang ?? article.lang;
    const asked = [options.voice ?? []].flat();
    const key = JSON.stringify([lang, asked]);
    const finding = casts.get(key) ?? castFor(lang, asked).catch(() => undefined);
    casts.set(key, finding);
    const cast = await finding;
    const id = asked[0] ?? '';
    const path = pathOf(source);
    return {
      ...{ lang, cast },
      around: {
        ...{ article: name, section: options.section },
        paths: [article.source, path].filter((one) => one !== undefined),
        voice: cast
          ? { id: cast.main.id, engine: cast.main.engine.name, phonemes: cast.main.phonemes }
          : { id, engine: id.replace(/[:-].*$/s, ''), phonemes: true },
      },
    };
  };
}
