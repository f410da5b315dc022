import { optionsStrings as de } from '../../locales/de/options.js';
import { optionsStrings as en } from '../../locales/en/options.js';
import type { Settings } from '../../settings.js';

/** Everything that the options dialog says. Times come in as words, formatted for the language. */
export interface OptionsStrings {
  readonly heading: string;
  /** Where one is and where one can go. */
  readonly place: { readonly heading: string };
  readonly sentences: { readonly heading: string };
  readonly listening: {
    readonly heading: string;
    readonly volume: string;
    readonly mute: string;
    /** A switch: music that the publisher has put under the voice. */
    readonly music: string;
  };
  readonly reading: {
    readonly heading: string;
    /** What is marked in the text. */
    readonly highlight: string;
    readonly highlights: Readonly<Record<Settings['highlight'], string>>;
    readonly follow: string;
    readonly clickToPlay: string;
    readonly textAfterPause: string;
    readonly textAfterPauseHint: string;
    readonly goToText: string;
    readonly playFromSelection: string;
    readonly playFromSelectionHint: string;
  };
}

const locales: Readonly<Record<string, OptionsStrings>> = { en, de };

/** @param lang of the dialog's other texts, BCP 47 */
export const optionsStrings = (lang: string): OptionsStrings =>
  locales[lang.toLowerCase().split('-')[0] ?? ''] ?? en;
