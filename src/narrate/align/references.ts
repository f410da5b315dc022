import { defaultVoice, localProviders, speaks, voiceFor } from '../voice/voices.js';
import type { AvailableVoice } from '../voice/voice.js';

/** More voices than that teach little more. */
const MOST = 4;

/**
 * The voices that the aligner learns a language's sounds from: the default of the language, which needs neither network
 * nor money, and others of its engine.
 * @throws AudioArticleError AA_E_VOICE_LANGUAGE where none is here
 */
export async function referencesFor(lang: string): Promise<readonly AvailableVoice[]> {
  const first = (await defaultVoice(lang)) ?? (await voiceFor(lang));
  const others = localProviders
    .flatMap((provider) => [...provider.voices()])
    .filter(
      ({ id, engine, marks }) => id !== first.id && engine.name === first.engine.name && marks === 'engine',
    )
    .filter((voice) => speaks(voice, lang));
  return [first, ...others].slice(0, MOST);
}
