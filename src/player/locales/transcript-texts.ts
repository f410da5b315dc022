import type { TranscriptStrings } from '../transcript-strings.js';
import { type Found, type Language, languageFor } from './languages.js';

/* One lazy chunk that knows where the texts of each language are. */

const files: Readonly<Record<Language, () => Promise<{ readonly transcriptStrings: TranscriptStrings }>>> = {
  de: () => import('./de/transcript.js'),
};

/**
 * @param lang BCP 47, valid
 * @returns undefined: nobody has written them in this language
 */
export async function transcriptTexts(
  lang: string,
): Promise<(Pick<Found, 'lang'> & { readonly strings: TranscriptStrings }) | undefined> {
  const found = languageFor(lang);
  return found && { strings: (await files[found.language]()).transcriptStrings, lang: found.lang };
}
