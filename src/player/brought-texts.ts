import type { PlayerStrings } from './strings.js';
import type { Texts } from './texts.js';
import type { TranscriptStrings } from './transcript-strings.js';

/* Texts that the page's own script has imported (locales/NAME/index.ts): for them nothing is loaded and nobody waits. */

/** All that the player says in one language. */
export interface LocaleTexts extends Texts {
  readonly playerStrings: PlayerStrings;
  readonly transcriptStrings: TranscriptStrings;
}

export interface Brought {
  readonly texts: LocaleTexts;
  /** BCP 47, for Intl and for the `lang` of what is rendered. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** Nothing was brought; bring-texts.ts puts another in its place. */
export const brought: {
  /** @param lang BCP 47, valid */
  texts: (lang: string) => Brought | undefined;
} = { texts: () => undefined };
