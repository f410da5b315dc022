export { AudioArticle } from './audio-article.js';
export type { PositionRestore, SentenceChange, WordChange } from './events.js';
export type { KeptPlace, PositionStore } from './position-store.js';
export { AudioArticleTranscript } from './transcript.js';
