import type { Texts } from '../texts.js';
import { type Language, languageFor } from './languages.js';

/* One lazy chunk that knows where the texts of each language are. */

const files: Readonly<Record<Language, () => Promise<Texts>>> = {
  de: () => import('./de/more.js'),
};

/**
 * @param lang BCP 47, valid
 * @returns undefined: nobody has written them in this language
 */
export async function moreTexts(lang: string): Promise<Texts | undefined> {
  const found = languageFor(lang);
  return found && files[found.language]();
}
