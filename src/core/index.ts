export { AudioArticleError, type ErrorCode } from './errors.js';
export { parseNarration, readNarration } from './narration/read.js';
export type {
  AudioSource,
  Block,
  BlockKind,
  Music,
  Narration,
  Omission,
  Sentence,
  Soundtrack,
  Word,
} from './narration/schema.js';
export type { FeedbackCategory, FeedbackPlace, FeedbackReport } from './feedback.js';
export { writeWebVtt } from './formats/webvtt.js';
export { splitSentences } from './text/sentences.js';
export { splitWords } from './text/words.js';
export { spokenForm, type SpokenToken } from './text/spoken/spoken.js';
export type { TextRange } from './text/range.js';
