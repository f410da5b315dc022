import { directionOf } from '../direction.js';
import type { PlayerStrings, Spoken } from '../strings.js';
import { type Language, languageFor } from './languages.js';

/* One lazy chunk that knows where the texts of each language are. */

const files: Readonly<Record<Language, () => Promise<{ readonly playerStrings: PlayerStrings }>>> = {
  ar: () => import('./ar/player.js'),
  cs: () => import('./cs/player.js'),
  da: () => import('./da/player.js'),
  de: () => import('./de/player.js'),
  el: () => import('./el/player.js'),
  es: () => import('./es/player.js'),
  fa: () => import('./fa/player.js'),
  fi: () => import('./fi/player.js'),
  fr: () => import('./fr/player.js'),
  he: () => import('./he/player.js'),
  hi: () => import('./hi/player.js'),
  hu: () => import('./hu/player.js'),
  id: () => import('./id/player.js'),
  it: () => import('./it/player.js'),
  ja: () => import('./ja/player.js'),
  ko: () => import('./ko/player.js'),
  nb: () => import('./nb/player.js'),
  nl: () => import('./nl/player.js'),
  pl: () => import('./pl/player.js'),
  pt: () => import('./pt/player.js'),
  ro: () => import('./ro/player.js'),
  ru: () => import('./ru/player.js'),
  sv: () => import('./sv/player.js'),
  th: () => import('./th/player.js'),
  tr: () => import('./tr/player.js'),
  uk: () => import('./uk/player.js'),
  vi: () => import('./vi/player.js'),
  zh: () => import('./zh/player.js'),
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
