import { AudioArticleError } from '../core/errors.js';
import { primaryLanguage } from '../core/text/language.js';
import { defaultVoice, findVoice, speaks, voiceFor } from './voice/voices.js';
import type { AvailableVoice } from './voice/voice.js';

/** Who speaks: the article's voice, and for passages of other languages a voice of theirs where one is there. */
export interface Cast {
  readonly main: AvailableVoice;
  /** Finds the voices of these languages. */
  learn(langs: Iterable<string>): Promise<void>;
  /** Of a language that was learnt; the article's voice where no other speaks it. */
  voiceFor(lang: string): AvailableVoice;
  /** Whether the article's voice reads a language that it does not speak, for want of another. */
  lacks(lang: string): boolean;
}

/**
 * @param lang BCP 47, of the article
 * @param asked one voice a language, the article's first; default: what each language has without network and money
 * @throws AudioArticleError AA_E_VOICE_UNKNOWN, AA_E_VOICE_LANGUAGE, AA_E_VOICE_UNAVAILABLE
 */
export async function castFor(lang: string, asked: readonly string[]): Promise<Cast> {
  const main = await voiceFor(lang, asked[0]);
  const others: AvailableVoice[] = [];
  for (const id of asked.slice(1)) {
    const voice = await findVoice(id);
    const same = [main, ...others].find(
      (other) => primaryLanguage(other.lang) === primaryLanguage(voice.lang),
    );
    if (same)
      throw new AudioArticleError(
        'AA_E_VOICE_LANGUAGE',
        `${same.id} and ${voice.id} are of the same language: nobody can tell which is to speak it.`,
        'Give one voice for each language; the first is that of the article.',
      );
    others.push(voice);
  }
  const known = new Map<string, AvailableVoice>();
  const find = async (other: string): Promise<AvailableVoice> => {
    if (primaryLanguage(other) === primaryLanguage(lang) || speaks(main, other)) return main;
    return others.find((voice) => speaks(voice, other)) ?? (await defaultVoice(other)) ?? main;
  };
  return {
    main,
    async learn(langs) {
      for (const other of langs) if (!known.has(other)) known.set(other, await find(other));
    },
    voiceFor: (other) => known.get(other) ?? main,
    lacks: (other) =>
      known.get(other) === main && primaryLanguage(other) !== primaryLanguage(lang) && !speaks(main, other),
  };
}
