import type { ChangedSentence } from './page-text.js';
import type { Settings } from './settings.js';
import type { Triggered } from './trigger.js';

/** The word that begins to be spoken. */
export interface WordChange extends Triggered {
  /** As written on the page. */
  readonly word: string;
  /** Index into the narration's blocks. */
  readonly block: number;
  /** Index into the block's sentences. */
  readonly sentence: number;
  /** `[start, end)` in UTF-16 code units of the block's text. */
  readonly start: number;
  readonly end: number;
}

/** The sentence that begins to be spoken. */
export type SentenceChange = Pick<WordChange, 'block' | 'sentence' | 'trigger'>;

/** The listener went on where they had stopped last time. */
export interface PositionRestore extends Triggered {
  /** Seconds, as `currentTime`. */
  readonly currentTime: number;
}

/** The page says other sentences than the voice: it was edited after the narration was made, or is edited now. */
export interface TextChange extends Triggered {
  /** All of them, in the order of the narration; none: the page says everything again. */
  readonly sentences: readonly ChangedSentence[];
}

/** The listener has set something, in any player of the site. Told of once somebody has shown interest in this one. */
export interface SettingsChange extends Triggered {
  readonly settings: Settings;
}

/** The server has taken a report. */
export interface FeedbackSent extends Triggered {
  /** As the server calls it, if it says so. */
  readonly receipt: string | undefined;
}

/** What `<audio-article>` dispatches besides an HTMLMediaElement's events, which it has under their own names. */
export interface OwnEventMap {
  wordchange: CustomEvent<WordChange>;
  sentencechange: CustomEvent<SentenceChange>;
  textchange: CustomEvent<TextChange>;
  positionrestore: CustomEvent<PositionRestore>;
  settingschange: CustomEvent<SettingsChange>;
  feedbacksent: CustomEvent<FeedbackSent>;
  /** A sentence is played over and over, or is no more. */
  sentenceloopchange: CustomEvent<Triggered>;
}

declare global {
  interface HTMLElementEventMap extends OwnEventMap {}
}

type WordsOf<List extends string> = List extends `${infer First} ${infer Rest}`
  ? First | WordsOf<Rest>
  : List;

const ofMedia =
  'play playing pause timeupdate seeking seeked ratechange volumechange waiting ended error emptied loadstart progress stalled loadeddata canplay canplaythrough';

/** Of the media element, told on by the player. `loadedmetadata` and `durationchange` come with the narration. */
export const mediaEvents: readonly string[] = ofMedia.split(' ');

/** All of an HTMLMediaElement's that the player has. */
export type MediaEvent = WordsOf<typeof ofMedia> | 'loadedmetadata' | 'durationchange';
