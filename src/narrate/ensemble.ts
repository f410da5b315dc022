import { splitSentences } from '../core/text/sentences.js';
import { spokenForm } from '../core/text/spoken/spoken.js';
import { splitWords } from '../core/text/words.js';
import { joinPieces, type Piece } from './audio/join.js';
import { loudnessOf } from './audio/loudness.js';
import { cachedVoice, heardOf, takeOf, type CachedVoice, type GivenTake, type HeardTake } from './cache.js';
import type { Cast } from './cast.js';
import type { Store } from './store.js';
import type { Studio } from './studio.js';
import type { AvailableVoice, Utterance } from './voice/voice.js';

/** The voices of a narration, speaking as one. */
export interface Ensemble {
  /** Hz: that of the article's voice. */
  readonly sampleRate: number;
  /** A sentence, or its parts, each in the voice of its language, as one clip; fresh where any of them is. */
  speak(utterances: readonly Utterance[]): Promise<GivenTake>;
  /** The same without the samples. */
  hear(utterances: readonly Utterance[]): Promise<HeardTake>;
  /** Begins with what will be spoken. @returns whether it does: not with what is kept */
  speakAhead(utterances: readonly Utterance[]): boolean;
  /** Gives back what the voices hold; to speak again opens them again. */
  rest(): Promise<void>;
}

/** As coarse as the gain of the whole: a level that is measured a little otherwise leaves a sentence as it is. */
const GAIN_STEP = 0.5;
const MOST_GAIN_DB = 24;

/** Numbers are read in every language, each in its own words. It is only measured, not heard. */
function sample(lang: string): Utterance {
  const text = '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12.';
  const tokens = splitSentences(text, lang).flatMap((range) =>
    spokenForm(text, range, splitWords(text, range, lang), lang).map((token) => ({ text: token.text })),
  );
  return { lang, tokens };
}

/** What the comma before another voice would have given. */
function pauseAfter({ tokens }: Utterance): number {
  const last = tokens.at(-1)?.text ?? '';
  return /[.?!]$/.test(last) ? 300 : /[,;:]$/.test(last) ? 150 : 0;
}

export function openEnsemble(cast: Cast, studio: Studio, store: Store): Ensemble {
  const { main } = cast;
  const cached = new Map<string, CachedVoice>();
  const levels = new Map<string, Promise<number>>();
  const opened = new Map<string, AvailableVoice>();

  function voice(asked: AvailableVoice): CachedVoice {
    const known = cached.get(asked.id) ?? cachedVoice(studio.voice(asked), store);
    cached.set(asked.id, known);
    opened.set(asked.id, asked);
    return known;
  }

  /** LUFS as the voice comes. Measured once, on the same words for all sentences, so that no sentence changes another. */
  function level(asked: AvailableVoice): Promise<number> {
    opened.set(asked.id, asked);
    const known =
      levels.get(asked.id) ??
      // Not counted: it is no sentence of the article.
      cachedVoice(studio.voice(asked), store)
        .speak(sample(asked.lang))
        .then(({ energies }) => loudnessOf(energies));
    levels.set(asked.id, known);
    return known;
  }

  async function gainOf(asked: AvailableVoice): Promise<number> {
    if (asked.id === main.id) return 0;
    const missing = (await level(main)) - (await level(asked));
    const limited = Math.max(-MOST_GAIN_DB, Math.min(MOST_GAIN_DB, missing));
    return Number.isFinite(missing) ? Math.round(limited / GAIN_STEP) * GAIN_STEP : 0;
  }

  async function piece(utterance: Utterance): Promise<Piece & { readonly fresh: boolean }> {
    const asked = cast.voiceFor(utterance.lang);
    const { pcm, marks, fresh } = await voice(asked).speak(utterance);
    return {
      ...{ pcm, marks, fresh, sampleRate: asked.sampleRate },
      gainDb: await gainOf(asked),
      pauseMs: pauseAfter(utterance),
    };
  }

  /** What the article's voice says alone. */
  function alone([first, ...more]: readonly Utterance[]): Utterance | undefined {
    return first && more.length === 0 && cast.voiceFor(first.lang).id === main.id ? first : undefined;
  }

  async function speak(utterances: readonly Utterance[]): Promise<GivenTake> {
    const only = alone(utterances);
    if (only) return voice(main).speak(only);
    const pieces: Awaited<ReturnType<typeof piece>>[] = [];
    for (const utterance of utterances) pieces.push(await piece(utterance));
    const take = takeOf(joinPieces(pieces, main.sampleRate), main.sampleRate);
    return { ...take, fresh: pieces.some(({ fresh }) => fresh) };
  }

  return {
    sampleRate: main.sampleRate,
    speakAhead(utterances) {
      const only = alone(utterances);
      return only !== undefined && studio.voice(main).warmUp !== undefined && voice(main).speakAhead(only);
    },
    speak,
    async hear(utterances) {
      const only = alone(utterances);
      return only ? voice(main).hear(only) : heardOf(await speak(utterances));
    },
    async rest() {
      await Promise.all([...opened.values()].map((asked) => studio.voice(asked).close()));
    },
  };
}
