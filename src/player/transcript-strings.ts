import { transcriptStrings as de } from './locales/de/transcript.js';
import { transcriptStrings as en } from './locales/en/transcript.js';

/** `invalid`: what came is no narration; `no-player`: no `<audio-article src>` with that id. */
export type TranscriptFailure = 'network' | 'invalid' | 'no-player';

export interface TranscriptStrings {
  readonly loading: string;
  readonly failed: Readonly<Record<TranscriptFailure, string>>;
  readonly tryAgain: string;
}

/** In the language of the page around the element. */
export function transcriptStrings(element: Element): TranscriptStrings {
  const lang = element.closest('[lang]')?.getAttribute('lang') ?? navigator.language;
  return /^de\b/i.test(lang) ? de : en;
}
