/**
 * Every refusal that ends up in front of a person. The code is stable (scripts and docs rely on it); the
 * message names the input and the place, the remedy says what to do.
 */
export class AudioArticleError extends Error {
  override readonly name = 'AudioArticleError';

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly remedy?: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** What each code means stands in the docs/errors.md. */
export type ErrorCode =
  | 'AA_E_USAGE'
  | 'AA_E_CONFIG'
  | 'AA_E_INPUT_MISSING'
  | 'AA_E_INPUT_ADDRESS'
  | 'AA_E_INPUT_EMPTY'
  | 'AA_E_INPUT_BINARY'
  | 'AA_E_INPUT_TOO_LARGE'
  | 'AA_E_INPUT_NO_ARTICLE'
  | 'AA_E_INPUT_AUDIO'
  | 'AA_E_TIMED_TEXT'
  | 'AA_E_VOICE_UNKNOWN'
  | 'AA_E_VOICE_LANGUAGE'
  | 'AA_E_VOICE_UNAVAILABLE'
  | 'AA_E_VOICE_FAILED'
  | 'AA_E_LEXICON'
  | 'AA_E_LINT'
  | 'AA_E_REPORTS'
  | 'AA_E_SOME_FAILED'
  | 'AA_E_OUTPUT'
  | 'AA_E_NARRATION_JSON'
  | 'AA_E_NARRATION_INVALID'
  | 'AA_E_AUDIO_MISSING'
  | 'AA_E_AUDIO_MISMATCH'
  | 'AA_E_AUDIO_LEVEL'
  | 'AA_E_PORT_IN_USE'
  | 'AA_E_DATABASE'
  | 'AA_E_STORAGE'
  | 'AA_E_BACKUP'
  | 'AA_E_NETWORK';
