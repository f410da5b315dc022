import { AudioArticleError } from '../../../core/errors.js';
import { primaryLanguage } from '../../../core/text/language.js';
import type { AvailableVoice, Speech, UtteranceToken, Voice } from '../voice.js';

/** Finds the times of tokens in audio that says them (align/align-sentence.ts). */
export type Align = (sentence: {
  readonly pcm: Int16Array;
  readonly sampleRate: number;
  readonly tokens: readonly UtteranceToken[];
  readonly lang: string;
  readonly reference: Voice;
}) => Promise<Speech['marks']>;

/** For services that tell no times. Voices share it: what a reference voice has taught is not learnt twice. */
export interface Aligner {
  /**
   * The voice that teaches the aligner a language; asked for before anything is paid for.
   * @throws AudioArticleError AA_E_VOICE_UNAVAILABLE
   */
  reference(lang: string): Promise<Voice>;
  align(
    pcm: Int16Array,
    sampleRate: number,
    tokens: readonly UtteranceToken[],
    lang: string,
  ): Promise<Speech['marks']>;
  /** @returns to be called once, by who needs it no longer; with the last one the reference voices close */
  use(): () => Promise<void>;
}

export function openAligner(options: {
  readonly reference: (lang: string) => Promise<AvailableVoice | undefined>;
  /** Default: ours. */
  readonly align?: Align;
}): Aligner {
  const references = new Map<string, Promise<Voice>>();
  let users = 0;
  const find = async (lang: string): Promise<Voice> => {
    const found = await options.reference(lang);
    // Times that were themselves found teach nothing.
    if (found?.marks === 'engine') return found.open();
    throw new AudioArticleError(
      'AA_E_VOICE_UNAVAILABLE',
      `This voice does not tell when it says a word, and no voice is here from which that is learnt for ${lang}.`,
      'Choose a voice that tells it (elevenlabs, azure, google, polly), or install one for the language: audio-article voices lists them.',
    );
  };
  const reference = (lang: string): Promise<Voice> => {
    const primary = primaryLanguage(lang);
    const known = references.get(primary) ?? find(lang);
    references.set(primary, known);
    known.catch(() => references.delete(primary));
    return known;
  };
  return {
    reference,
    async align(pcm, sampleRate, tokens, lang) {
      const spoken = await reference(lang);
      // Loaded when a voice needs it.
      const align = options.align ?? (await import('../../align/align-sentence.js')).alignSentence;
      // The service has said them as they are written.
      const written = tokens.map(({ text }) => ({ text }));
      const marks = await align({ pcm, sampleRate, tokens: written, lang, reference: spoken });
      return marks.map(({ startMs, endMs }) => ({ startMs, endMs }));
    },
    use() {
      users++;
      return async () => {
        // A closed voice opens again when it is next asked.
        if (--users === 0)
          await Promise.all(
            Array.from(references.values(), (voice) =>
              voice.then((one) => one.close()).catch(() => undefined),
            ),
          );
      };
    },
  };
}
