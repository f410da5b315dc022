import { brought, type LocaleTexts } from './brought-texts.js';
import { directionOf } from './direction.js';
import { languageFor } from './locales/languages.js';

export type { LocaleTexts } from './brought-texts.js';

/**
 * The player speaks this language from now on without loading anything for it. Also of a language that the package does
 * not have; English stays as it is. Call it before the player is on the page.
 * @param language BCP 47 without a region: all of its regions are meant
 */
export function bringTexts(language: string, texts: LocaleTexts): void {
  const before = brought.texts;
  brought.texts = (lang) => {
    const found = languageFor(lang) ?? { language: new Intl.Locale(lang).language, lang };
    if (found.language !== language) return before(lang);
    return { texts, lang: found.lang, dir: directionOf(found.lang) };
  };
}
