import { optionsStrings as en } from '../../locales/en/options.js';
import type { Settings } from '../../settings.js';
import { textsIn } from '../../texts.js';

/** Everything that the options dialog says. Times come in as words, formatted for the language. */
export interface OptionsStrings {
  readonly heading: string;
  /** Where one is and where one can go. */
  readonly place: { readonly heading: string };
  readonly sentences: { readonly heading: string };
  /** What the listener brings into the bar. */
  readonly bar: {
    readonly heading: string;
    readonly sentences: string;
    button(name: string): string;
  };
  readonly shortcuts: {
    readonly heading: string;
    readonly inPlayer: string;
    readonly onPage: string;
    readonly hint: string;
    /** Names the table. */
    readonly letters: string;
    readonly action: string;
    readonly letter: string;
    letterFor(action: string): string;
    readonly noLetter: string;
    browser(letter: string): string;
    taken(letter: string, action: string): string;
    readonly reset: string;
    readonly resetDone: string;
  };
  readonly listening: {
    readonly heading: string;
    readonly volume: string;
    readonly mute: string;
    /** A switch: music that the publisher has put under the voice. */
    readonly music: string;
    /** A wait after a key or an assistive technology has asked for the voice. */
    readonly startDelay: string;
    readonly noStartDelay: string;
    readonly startDelayHint: string;
    /** A switch. */
    readonly lowerWhileUsed: string;
    readonly lowerWhileUsedHint: string;
    /** A switch: the mini player. */
    readonly mini: string;
  };
  /** The sleep timer. */
  readonly sleep: {
    readonly label: string;
    readonly off: string;
    readonly section: string;
    /** Ahead of a time: when the dialog is opened, and said when it is set. */
    stopsIn(time: string): string;
    readonly stopsAfterSection: string;
    readonly isOff: string;
    extend(time: string): string;
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
  readonly link: {
    readonly heading: string;
    readonly copy: string;
    readonly share: string;
    readonly copied: string;
    /** The browser would not copy it; a field with the link follows. */
    readonly byHand: string;
    readonly link: string;
  };
  /** The article is kept on the device, where the publisher offers it. Sizes come with their unit. */
  readonly offline: {
    readonly heading: string;
    about(size: string): string;
    readonly download: string;
    readonly stop: string;
    progress(done: string, total: string): string;
    readonly loading: string;
    readonly done: string;
    kept(size: string): string;
    readonly remove: string;
    readonly removed: string;
    readonly failed: string;
    full(size: string): string;
  };
  /** How the text of the article looks. */
  readonly look: {
    readonly heading: string;
    /** A choice of each: as the page has it. */
    readonly asOnPage: string;
    readonly textSize: string;
    readonly lineHeight: string;
    lines(number: string): string;
    readonly paragraphGap: string;
    readonly lineLength: string;
    characters(number: string): string;
    readonly align: string;
    readonly alignStart: string;
    readonly colours: string;
    readonly pairs: Readonly<Record<Exclude<Settings['colours'], 'page'>, string>>;
    readonly ink: string;
    readonly paper: string;
    /** @param grade whether people can read it: 7 and more, 4.5 and more, less */
    contrast(ratio: string, grade: 'good' | 'enough' | 'low'): string;
    readonly ruler: string;
    readonly rulers: Readonly<Record<Settings['ruler'], string>>;
    readonly reset: string;
  };
}

/** @param lang of the dialog's other texts, BCP 47 */
export const optionsStrings = (lang: string): OptionsStrings => textsIn(lang)?.optionsStrings ?? en;
