import { brought } from './brought-texts.js';
import { playerStrings as en } from './locales/en/player.js';
import type { Problem } from './store.js';

/** Everything that the player itself says. Times come in as words, formatted for the language. */
export interface PlayerStrings {
  /** The name of the whole: WCAG 1.2.1 asks that it is called what it is, a version of the article. */
  readonly region: string;
  /** That the voice is artificial. */
  readonly disclosure: string;
  /** Instead, of a person's recording. */
  readonly readByPerson: string;
  readonly moreInfo: string;
  /** Goes on from “More info”, for those who hear the button alone; so does the next one. */
  readonly moreInfoAbout: string;
  readonly moreInfoAboutRecording: string;
  readonly sendFeedback: string;
  readonly sendFeedbackAbout: string;
  readonly controls: string;
  readonly play: string;
  readonly pause: string;
  /** Seconds follow. */
  readonly back: string;
  readonly forward: string;
  readonly seconds: readonly [seen: string, heard: string];
  readonly speed: string;
  /** Opens the dialog with everything that is not needed each time. */
  readonly options: string;
  readonly position: string;
  positionOf(time: string, total: string): string;
  readonly hint: string;
  resumeFrom(time: string): string;
  readonly startOver: string;
  readonly backToSentence: string;
  readonly problems: Readonly<Record<Problem, string>>;
  /** A dialog's code did not arrive. */
  readonly notOpened: string;
  readonly tryAgain: string;
  readonly download: string;
}

export interface Spoken {
  readonly strings: PlayerStrings;
  /** BCP 47, for Intl and for the `lang` of what is rendered. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

/** There at once; it stands in for what is not known or cannot be loaded. */
export const english: Spoken = { strings: en, lang: 'en', dir: 'ltr' };

/**
 * @param lang BCP 47
 * @returns rejected if the texts cannot be loaded
 */
export function spoken(lang: string): Spoken | Promise<Spoken> {
  try {
    // Chromium on Linux may say “en-US@posix”, and a page anything.
    [lang = 'en'] = Intl.getCanonicalLocales(lang);
  } catch {
    return english;
  }
  if (/^en\b/.test(lang)) return { ...english, lang };
  const here = brought.texts(lang);
  if (here) return { ...here, strings: here.texts.playerStrings };
  return import('./locales/player-texts.js').then(
    async ({ playerTexts }) => (await playerTexts(lang)) ?? english,
  );
}

/** The language of the page around an element, through shadow roots; else the reader's own. */
export function langAround(element: Element): string {
  for (let node: Element | undefined = element; node; node = hostOf(node)) {
    const lang = node.closest('[lang]')?.getAttribute('lang');
    if (lang) return lang;
  }
  return navigator.language;
}

function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
