/*
 * audio-article: whoever imports it has the element. Its classes without that: audio-article/element.
 */
import './define.js';

export { AudioArticle } from './audio-article.js';
export type {
  FeedbackSent,
  PositionRestore,
  SentenceChange,
  SettingsChange,
  TextChange,
  WordChange,
} from './events.js';
export type { Trigger, Triggered } from './trigger.js';
export type { KeptPlace, PositionStore } from './position-store.js';
