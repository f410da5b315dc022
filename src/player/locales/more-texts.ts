import type { Texts } from '../texts.js';
import { type Language, languageFor } from './languages.js';

/* One lazy chunk that knows where the texts of each language are. */

const files: Readonly<Record<Language, () => Promise<Texts>>> = {
  ar: () => import('./ar/more.js'),
  cs: () => import('./cs/more.js'),
  da: () => import('./da/more.js'),
  de: () => import('./de/more.js'),
  el: () => import('./el/more.js'),
  es: () => import('./es/more.js'),
  fa: () => import('./fa/more.js'),
  fi: () => import('./fi/more.js'),
  fr: () => import('./fr/more.js'),
  he: () => import('./he/more.js'),
  hi: () => import('./hi/more.js'),
  hu: () => import('./hu/more.js'),
  id: () => import('./id/more.js'),
  it: () => import('./it/more.js'),
  ja: () => import('./ja/more.js'),
  ko: () => import('./ko/more.js'),
  nb: () => import('./nb/more.js'),
  nl: () => import('./nl/more.js'),
  pl: () => import('./pl/more.js'),
  pt: () => import('./pt/more.js'),
  ro: () => import('./ro/more.js'),
  ru: () => import('./ru/more.js'),
  sv: () => import('./sv/more.js'),
  th: () => import('./th/more.js'),
  tr: () => import('./tr/more.js'),
  uk: () => import('./uk/more.js'),
  vi: () => import('./vi/more.js'),
  zh: () => import('./zh/more.js'),
};

/**
 * @param lang BCP 47, valid
 * @returns undefined: nobody has written them in this language
 */
export async function moreTexts(lang: string): Promise<Texts | undefined> {
  const found = languageFor(lang);
  return found && files[found.language]();
}
