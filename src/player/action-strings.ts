import { actionStrings as en } from './locales/en/actions.js';
import { textsIn } from './texts.js';

/** What can be done by a button that the listener brings into the bar, or by a key. */
export type ActionName =
  | 'playPause'
  | 'back'
  | 'forward'
  | 'previous'
  | 'repeat'
  | 'next'
  | 'loop'
  | 'slower'
  | 'faster'
  | 'mute'
  | 'jump'
  | 'where'
  | 'selection'
  | 'text'
  | 'current';

export interface ActionStrings {
  /** In a list, by itself. */
  readonly names: Readonly<Record<ActionName, string>>;
  /** On a button in the bar: what is seen, and what goes on from it for those who hear it. */
  readonly buttons: Readonly<
    Record<
      'previous' | 'repeat' | 'next' | 'loop' | 'jump' | 'where' | 'selection' | 'text' | 'mute',
      readonly [seen: string, heard: string]
    >
  >;
  /** Of the row of buttons that the listener has brought into the bar. */
  readonly group: string;
  /** @param section a heading of the article; undefined before the first */
  whereabouts(time: string, total: string, section: string | undefined): string;
  readonly isLastSentence: string;
  /** In answer to “Play from selection”, where nothing is selected. */
  readonly selectFirst: string;
  /** In answer to a key; a button says it by itself. */
  speedIs(rate: string): string;
  readonly loopIs: Readonly<Record<'on' | 'off', string>>;
  readonly muteIs: Readonly<Record<'on' | 'off', string>>;
}

/** @param lang BCP 47 */
export const actionStrings = (lang: string): ActionStrings => textsIn(lang)?.actionStrings ?? en;
