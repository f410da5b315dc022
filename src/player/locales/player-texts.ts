import { directionOf } from '../direction.js';
import type { PlayerStrings, Spoken } from '../strings.js';
import { type Language, languageFor } from './languages.js';

/* One lazy chunk that knows where the texts of each language are. */

const files: Readonly<Record<Language, () => Promise<{ readonly playerStrings: PlayerStrings }>>> = {
  de: () => import('./de/player.js'),
};

/**
 * @param lang BCP 47, valid
 * @returns undefined: nobody has written them in this language
 */
export async function playerTexts(lang: string): Promise<Spoken | undefined> {
  const found = languageFor(lang);
  if (!found) return undefined;
  const { playerStrings } = await files[found.language]();
  return { strings: playerStrings, lang: found.lang, dir: directionOf(found.lang) };
}
