import type { TranscriptStrings } from '../transcript-strings.js';
import { type Found, type Language, languageFor } from './languages.js';

/* One lazy chunk that knows where the texts of each language are. */

const files: Readonly<Record<Language, () => Promise<{ readonly transcriptStrings: TranscriptStrings }>>> = {
  ar: () => import('./ar/transcript.js'),
  cs: () => import('./cs/transcript.js'),
  da: () => import('./da/transcript.js'),
  de: () => import('./de/transcript.js'),
  el: () => import('./el/transcript.js'),
  es: () => import('./es/transcript.js'),
  fa: () => import('./fa/transcript.js'),
  fi: () => import('./fi/transcript.js'),
  fr: () => import('./fr/transcript.js'),
  he: () => import('./he/transcript.js'),
  hi: () => import('./hi/transcript.js'),
  hu: () => import('./hu/transcript.js'),
  id: () => import('./id/transcript.js'),
  it: () => import('./it/transcript.js'),
  ja: () => import('./ja/transcript.js'),
  ko: () => import('./ko/transcript.js'),
  nb: () => import('./nb/transcript.js'),
  nl: () => import('./nl/transcript.js'),
  pl: () => import('./pl/transcript.js'),
  pt: () => import('./pt/transcript.js'),
  ro: () => import('./ro/transcript.js'),
  ru: () => import('./ru/transcript.js'),
  sv: () => import('./sv/transcript.js'),
  th: () => import('./th/transcript.js'),
  tr: () => import('./tr/transcript.js'),
  uk: () => import('./uk/transcript.js'),
  vi: () => import('./vi/transcript.js'),
  zh: () => import('./zh/transcript.js'),
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
