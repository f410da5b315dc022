import { AudioArticleError } from '../../core/errors.js';
import { fliteVoices, openFlite } from './flite/flite.js';
import type { Voice, VoiceDescription } from './voice.js';

/** Every voice that can be asked for; the first of a language is its default. */
export const voices: readonly VoiceDescription[] = fliteVoices;

const primary = (lang: string): string => lang.toLowerCase().split('-')[0] ?? '';

const languageName = (lang: string): string => {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
};

/**
 * The voice that is asked for, or the default of the language.
 * @throws AudioArticleError AA_E_VOICE_UNKNOWN, AA_E_VOICE_LANGUAGE
 */
export function voiceFor(lang: string, id?: string): VoiceDescription {
  const known = voices.map((voice) => voice.id).join(', ');
  const asked = id === undefined ? undefined : voices.find((voice) => voice.id === id);
  if (id !== undefined && !asked)
    throw new AudioArticleError('AA_E_VOICE_UNKNOWN', `There is no voice “${id}”.`, `Voices: ${known}.`);
  const article = `the article is in ${languageName(lang)} (${lang})`;
  if (asked) {
    if (primary(asked.lang) === primary(lang)) return asked;
    throw new AudioArticleError(
      'AA_E_VOICE_LANGUAGE',
      `The voice ${asked.id} speaks ${languageName(primary(asked.lang))} (${asked.lang}), but ${article}.`,
      'Choose another voice, or give the article’s language with --lang if it is tagged wrongly.',
    );
  }
  const voice = voices.find((candidate) => primary(candidate.lang) === primary(lang));
  if (voice) return voice;
  throw new AudioArticleError(
    'AA_E_VOICE_LANGUAGE',
    `No voice speaks the language: ${article}.`,
    `Voices: ${known}. If the article is tagged wrongly, give its language with --lang.`,
  );
}

/** A voice ready to speak; close it when done. @param id of one of `voices` */
export function openVoice(id: string): Voice {
  const description = voices.find((voice) => voice.id === id);
  if (!description) throw new AudioArticleError('AA_E_VOICE_UNKNOWN', `There is no voice “${id}”.`);
  return openFlite(description);
}
