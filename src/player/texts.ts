import type { ActionStrings } from './action-strings.js';
import { brought } from './brought-texts.js';
import type { JumpStrings } from './dialogs/jump/strings.js';
import type { OptionsStrings } from './dialogs/options/strings.js';
import type { DialogStrings } from './dialogs/strings.js';
import type { TroubleStrings } from './trouble/strings.js';

/*
 * What is said once somebody acts. English travels with the code that says it and stands in until the texts of the
 * listener's language have come, and where they cannot be had; all others are loaded one at a time.
 */

/** Of one language: its `more.ts`. */
export interface Texts {
  readonly actionStrings: ActionStrings;
  readonly dialogStrings: DialogStrings;
  readonly jumpStrings: JumpStrings;
  readonly optionsStrings: OptionsStrings;
  readonly troubleStrings: TroubleStrings;
}

const loaded = new Map<string, Texts>();

const isEnglish = (lang: string): boolean => /^en\b/i.test(lang);

/**
 * Before anything is said. Where the network fails, the next call tries again.
 * @param lang of the player's own texts, BCP 47
 */
export async function loadTexts(lang: string): Promise<void> {
  if (isEnglish(lang) || loaded.has(lang)) return;
  try {
    const texts =
      brought.texts(lang)?.texts ?? (await (await import('./locales/more-texts.js')).moreTexts(lang));
    if (texts) loaded.set(lang, texts);
  } catch {
    // English is there.
  }
}

/** Undefined: English stands in. */
export const textsIn = (lang: string): Texts | undefined => loaded.get(lang);

/** The language in which the texts are really said: for `lang` and `dir`. */
export const langOfTexts = (lang: string): string => (isEnglish(lang) || loaded.has(lang) ? lang : 'en');
