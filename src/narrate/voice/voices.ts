import { AudioArticleError } from '../../core/errors.js';
import { primaryLanguage } from '../../core/text/language.js';
import { espeak } from './espeak/espeak.js';
import { flite } from './flite/flite.js';
import type { AvailableVoice, VoiceDescription, VoiceProvider } from './voice.js';

/** In the order in which they are asked for a language's default. */
export const localProviders: readonly VoiceProvider[] = [flite, espeak];

/** The services are loaded when a voice is asked for that is none of these. */
const all = async (): Promise<readonly VoiceProvider[]> => (await import('./providers.js')).providers;

const languageName = (lang: string): string => {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(lang) ?? lang;
  } catch {
    return lang;
  }
};

/** Whether the voice reads text of the language, whatever region either is of. */
export function speaks({ lang: own, alsoSpeaks }: VoiceDescription, lang: string): boolean {
  const primary = primaryLanguage(lang);
  return primaryLanguage(own) === primary || alsoSpeaks === 'any' || (alsoSpeaks?.includes(primary) ?? false);
}

/**
 * The voice that is asked for. It may still lack a key or a model (`VoiceProvider.lacks`).
 * @throws AudioArticleError AA_E_VOICE_UNKNOWN, AA_E_VOICE_UNAVAILABLE
 */
export async function findVoice(asked: string): Promise<AvailableVoice> {
  for (const provider of localProviders) {
    const voice = await provider.find(asked);
    if (voice) return voice;
  }
  const providers = await all();
  for (const provider of providers.slice(localProviders.length)) {
    const voice = await provider.find(asked);
    if (voice) return voice;
  }
  throw new AudioArticleError(
    'AA_E_VOICE_UNKNOWN',
    `There is no voice “${asked}”.`,
    `Voices: ${providers.map(({ usage }) => usage).join('; ')}.`,
  );
}

/** The voice that a language has without being told which, and without network and money. */
export async function defaultVoice(lang: string): Promise<AvailableVoice | undefined> {
  for (const provider of localProviders) {
    const voice = provider.forLanguage(lang);
    if (voice && (await provider.lacks()).length === 0) return voice;
  }
  return undefined;
}

/**
 * The voice that is asked for, or the default of the language.
 * @throws AudioArticleError AA_E_VOICE_UNKNOWN, AA_E_VOICE_LANGUAGE, AA_E_VOICE_UNAVAILABLE
 */
export async function voiceFor(lang: string, asked?: string): Promise<AvailableVoice> {
  // Said only when it is needed: the names of languages take long to load.
  const article = (): string => `the article is in ${languageName(lang)} (${lang})`;
  if (asked !== undefined) {
    const voice = await findVoice(asked);
    if (speaks(voice, lang)) return voice;
    throw new AudioArticleError(
      'AA_E_VOICE_LANGUAGE',
      `The voice ${voice.id} speaks ${languageName(primaryLanguage(voice.lang))} (${voice.lang}), but ${article()}.`,
      'Choose another voice, or give the article’s language with --lang if it is tagged wrongly.',
    );
  }
  const voice = await defaultVoice(lang);
  if (voice) return voice;
  throw new AudioArticleError(
    'AA_E_VOICE_LANGUAGE',
    `No voice that is here speaks the language: ${article()}.`,
    `${await whatWouldSpeak(lang)}If the article is tagged wrongly, give its language with --lang.`,
  );
}

/** What to do so that the language has a voice here. */
export async function voiceRemedy(lang: string): Promise<string> {
  for (const provider of localProviders)
    if (provider.forLanguage(lang)) return (await provider.lacks()).join(' ');
  return `Voices: ${(await all()).map(({ usage }) => usage).join('; ')}.`;
}

/** What to install so that the language has a voice, and which it would be. */
async function whatWouldSpeak(lang: string): Promise<string> {
  for (const provider of localProviders) {
    const voice = provider.forLanguage(lang);
    if (voice) return `${voice.id} would: ${await voiceRemedy(lang)} `;
  }
  return `${await voiceRemedy(lang)} `;
}
