export { extractArticle } from './extract/extract.js';
export type { Article, ArticleBlock, ArticleFormat, ArticleInput } from './extract/article.js';
export { readInput } from './extract/input.js';
export { narrate, type NarrateOptions, type NarrateResult } from './narrate.js';
export { checkNarration, type CheckResult } from './check.js';
export { providers } from './voice/providers.js';
export { defaultVoice, findVoice, voiceFor } from './voice/voices.js';
export type {
  AvailableVoice,
  Speech,
  Utterance,
  UtteranceToken,
  Voice,
  VoiceDescription,
  VoiceProvider,
} from './voice/voice.js';
export {
  ruleOf,
  type LetterCase,
  type Lexicon,
  type LexiconEntry,
  type LexiconRule,
  type Match,
  type Saying,
  type Scope,
} from '../core/lexicon/rule.js';
export type { LexiconReport, RuleHit, RuleHits } from './lexicon/apply.js';
export { writeCsv } from './lexicon/csv.js';
export { readLexicon, readLexiconFile } from './lexicon/files.js';
export type { Note, ReadLexicon } from './lexicon/pls.js';
export { writePls, type NotWritten, type WrittenPls } from './lexicon/write-pls.js';
