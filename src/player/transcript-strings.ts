import { brought } from './brought-texts.js';
import { directionOf } from './direction.js';
import { transcriptStrings as en } from './locales/en/transcript.js';

/** `invalid`: what came is no narration; `no-player`: no `<audio-article src>` with that id. */
export type TranscriptFailure = 'network' | 'invalid' | 'no-player';

export interface TranscriptStrings {
  readonly loading: string;
  readonly failed: Readonly<Record<TranscriptFailure, string>>;
  readonly tryAgain: string;
}

export interface TranscriptTexts {
  readonly strings: TranscriptStrings;
  /** BCP 47 */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
}

const english = (lang: string): TranscriptTexts => ({ strings: en, lang, dir: 'ltr' });

/** English is there at once, and stands in for what is not known or cannot be loaded. */
export function transcriptTexts(lang: string): TranscriptTexts | Promise<TranscriptTexts> {
  if (/^en\b/i.test(lang)) return english(lang);
  const here = brought.texts(lang);
  if (here) return { ...here, strings: here.texts.transcriptStrings };
  return load(lang).catch(() => english('en'));
}

async function load(lang: string): Promise<TranscriptTexts> {
  const { transcriptTexts: textsFor } = await import('./locales/transcript-texts.js');
  const found = await textsFor(lang);
  return found ? { ...found, dir: directionOf(found.lang) } : english('en');
}
