import { splitSentences } from '../../../src/core/text/sentences.js';
import { spokenForm } from '../../../src/core/text/spoken/spoken.js';
import { splitWords } from '../../../src/core/text/words.js';
import type { Speech, Utterance, Voice } from '../../../src/narrate/voice/voice.js';

/** Recordings as people make them, put together from what a voice says, so that the truth is known. */

export const RATE = 16_000;

export const utterancesOf = (text: string): Utterance[] =>
  splitSentences(text, 'en').map((sentence) => ({
    lang: 'en',
    tokens: spokenForm(text, sentence, splitWords(text, sentence, 'en'), 'en'),
  }));

export interface Spliced {
  readonly pcm: Float32Array;
  /** For each sentence the start of each token in ms; undefined where it was left out. */
  readonly truth: readonly (readonly (number | undefined)[])[];
}

const quiet = (seconds: number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, n) => Math.sin(n * 12.9898) * 2e-4);

/** A chord that comes and goes. */
const music = (seconds: number): Float32Array =>
  Float32Array.from({ length: Math.round(seconds * RATE) }, (_, n) => {
    const t = n / RATE;
    const chord =
      Math.sin(2 * Math.PI * 220 * t) + Math.sin(2 * Math.PI * 277 * t) + Math.sin(2 * Math.PI * 330 * t);
    return 0.08 * chord * (0.6 + 0.4 * Math.sin(2 * Math.PI * 2 * t));
  });

const samplesOf = ({ pcm }: Speech, fromMs = 0, toMs = Infinity): Float32Array =>
  Float32Array.from(
    pcm.subarray(Math.round((fromMs * RATE) / 1000), Math.round((Math.min(toMs, 1e7) * RATE) / 1000)),
    (sample) => sample / 32_768,
  );

/** Music, an introduction that the text lacks, a long silence, a restart, a repeated word, a skipped sentence, an outro. */
export async function splice(text: string, skipped: number, voice: Voice): Promise<Spliced> {
  const pieces: Float32Array[] = [];
  let length = 0;
  const put = (piece: Float32Array): void => {
    pieces.push(piece);
    length += piece.length;
  };
  const now = (): number => (length * 1000) / RATE;
  const say = async (words: string): Promise<void> => {
    for (const utterance of utterancesOf(words)) put(samplesOf(await voice.speak(utterance)));
  };
  put(music(4));
  await say(
    'Hello and welcome to another edition of our programme, my name is Edward and I read this for you.',
  );
  const truth: (number | undefined)[][] = [];
  for (const [i, utterance] of utterancesOf(text).entries()) {
    if (i === skipped) {
      truth.push(utterance.tokens.map(() => undefined));
      continue;
    }
    const speech = await voice.speak(utterance);
    const mark = (token: number): number => speech.marks[token]?.startMs ?? 0;
    put(quiet(i % 3 === 1 ? 2.5 : 0.3));
    // A restart of the first three words; a repeat of the fourth.
    if (i % 3 === 0) put(samplesOf(speech, 0, mark(3)));
    if (i % 3 === 2) {
      put(samplesOf(speech, 0, mark(4)));
      put(quiet(0.1));
      const shift = now() - mark(3);
      const before = truth.length;
      truth.push(speech.marks.map(({ startMs }, token) => (token < 3 ? undefined : startMs + shift)));
      // The words before the repeat are where they were.
      const earlier = now() - 100 - mark(4);
      for (let token = 0; token < 3; token++) truth[before]![token] = mark(token) + earlier;
      put(samplesOf(speech, mark(3)));
      continue;
    }
    const shift = now();
    truth.push(speech.marks.map(({ startMs }) => startMs + shift));
    put(samplesOf(speech));
  }
  put(quiet(1));
  await say('This was all for today, thank you very much for listening, and goodbye until next week.');
  const pcm = new Float32Array(length);
  let at = 0;
  for (const piece of pieces) {
    pcm.set(piece, at);
    at += piece.length;
  }
  return { pcm, truth };
}

export const quantile = (values: readonly number[], q: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(q * values.length) - 1)] ?? NaN;
