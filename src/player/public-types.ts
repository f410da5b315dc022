/* What the element tells and takes, for whoever imports it with or without its registration. */
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
