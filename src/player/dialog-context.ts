import type { FeedbackPlace } from '../core/feedback.js';
import type { Narration } from '../core/narration/schema.js';
import type { AudioArticle } from './audio-article.js';
import type { Listening } from './listening.js';

/** What the player hands to a dialog that it opens. Dialogs are lazy: they import this as a type only. */
export interface DialogContext {
  /** The player's, for the dialog to stand in. */
  readonly root: ShadowRoot;
  readonly player: AudioArticle;
  /** Undefined where it could not be loaded. */
  readonly listening: Listening | undefined;
  /** Gets the focus back. */
  readonly invoker: HTMLElement;
  readonly narration: Narration;
  /** What `audio[].src` is relative to. */
  readonly narrationUrl: URL;
  /** Of the player's own texts, BCP 47. */
  readonly lang: string;
  /** Where reports are POSTed. */
  readonly endpoint: URL;
  /** The word at the player's position when the dialog was opened; undefined before the first word was heard. */
  readonly place: FeedbackPlace | undefined;
  isPlaying(): boolean;
  playPause(): void;
  /** Aborted when the player is taken out of the page: a dialog goes with it. */
  readonly removed: AbortSignal;
  /** One polite status message, in answer to what the reader did. */
  announce(text: string): void;
}
