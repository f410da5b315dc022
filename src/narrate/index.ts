export { extractArticle } from './extract/extract.js';
export type { Article, ArticleBlock, ArticleFormat, ArticleInput } from './extract/article.js';
export { readInput } from './extract/input.js';
export { narrate, type NarrateOptions, type NarrateResult } from './narrate.js';
export { checkNarration, type CheckResult } from './check.js';
export { defaultVoice, findVoice, providers, voiceFor } from './voice/voices.js';
export type {
  AvailableVoice,
  Speech,
  Utterance,
  UtteranceToken,
  Voice,
  VoiceDescription,
  VoiceProvider,
} from './voice/voice.js';
