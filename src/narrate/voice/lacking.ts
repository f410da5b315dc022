import { AudioArticleError } from '../../core/errors.js';
import type { VoiceDescription } from './voice.js';

/**
 * @param lacks what a voice needs and has not here, each with its remedy (`VoiceProvider.lacks`)
 * @throws AudioArticleError AA_E_VOICE_UNAVAILABLE with the first remedy
 */
export function refuseLacking({ id }: Pick<VoiceDescription, 'id'>, lacks: readonly string[]): void {
  const [remedy] = lacks;
  if (remedy !== undefined)
    throw new AudioArticleError('AA_E_VOICE_UNAVAILABLE', `The voice ${id} cannot speak.`, remedy);
}
