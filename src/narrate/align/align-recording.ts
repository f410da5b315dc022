import type { Utterance, Voice } from '../voice/voice.js';
import { fitOf, foreignSounds, priorOf, SCALE, silenceOf, tallyForced, withSilence } from './adapt.js';
import { type AlignedMark, confidenceOf } from './align-sentence.js';
import type { Features } from './features.js';
import { type ExpectedSound, type Fit, force, type Forced, SILENCE } from './forced.js';
import type { Heard } from './history.js';
import { type Lesson, learn } from './lesson.js';
import { search, STRIDE } from './search.js';
import { emptyTally, type Sounds, soundsFrom, type Tally } from './sounds.js';
import { HOP_MS } from './spectrum.js';
import { supportOf } from './support.js';

/*
 * A whole recording and the text that it is a reading of. First a search for what was said when, then each stretch
 * between pauses is aligned anew; in between the sounds are learnt from the reader.
 */

export interface RecordingToAlign {
  readonly features: Features;
  /** Hz: what is above cannot be heard in it (`highestOf`). */
  readonly highestHz: number;
  readonly sentences: readonly Utterance[];
  /** The first one's pronunciation counts. */
  readonly references: readonly Voice[];
  /** Told again and again what part of the work is done, 0..1; never less than before. */
  readonly progress?: (part: number) => void;
}

/** Frames of something else than silence between two words that part them into stretches. */
const PAUSE = 30;
const MOST_WORDS = 60;
/** Frames by which the search may be wrong. */
const WITHIN = 60;
/** What a frame costs that is neither silence nor of the text; more while the speaker is a stranger. */
const OTHER = 1.5;
const OTHER_AT_FIRST = 2.5;
const ROUNDS = 2;
/** Search and alignment, first with the sounds of the references, then with the reader's. */
const PASSES = 2;
/** Parts of the time that an hour takes: to learn, of all; to search, of a pass. */
const LEARNING = 0.3;
const SEARCHING = 0.6;

/** What is aligned at once: words that were heard one after the other. */
interface Piece {
  readonly from: number;
  readonly to: number;
  readonly heard: readonly Heard[];
}

function piecesOf(heard: readonly Heard[], frames: number): Piece[] {
  const pieces: Piece[] = [];
  let own: Heard[] = [];
  let from = 0;
  heard.forEach((word, i) => {
    own.push(word);
    const next = heard[i + 1];
    const pause = next ? next.start - word.end : Infinity;
    if (pause < PAUSE && !(own.length >= MOST_WORDS && pause > 4)) return;
    const middle = next ? Math.round((word.end + next.start) / 2) : frames;
    // Not more than two seconds of waiting on each side.
    const first = own[0]?.start ?? 0;
    const start = Math.max(from, first - 400);
    pieces.push({ from: start, to: Math.min(middle, word.end + 400), heard: own });
    from = middle;
    own = [];
  });
  return pieces;
}

interface PieceForced extends Piece {
  readonly forced: Forced;
  /** Of each word. How its frames fit is not kept: that takes 100 kB a second. */
  readonly confidence: readonly number[];
}

const gapOf = ({ values, states, frames }: Fit): Float32Array =>
  Float32Array.from({ length: frames }, (_, frame) =>
    Math.max(values[frame * states + SILENCE] ?? 0, -OTHER),
  );

function forcePiece(
  piece: Piece,
  features: Features,
  sounds: Sounds,
  words: readonly (readonly ExpectedSound[])[],
): PieceForced | undefined {
  const fit = fitOf(sounds, features, piece);
  const near = piece.heard.map(({ start, end }) => ({ start: start - piece.from, end: end - piece.from }));
  const own = piece.heard.map(({ word }) => words[word] ?? []);
  const forced = force(fit, own, {
    gap: gapOf(fit),
    near: { sounds: near.map((word, i) => (own[i] ?? []).map(() => word)), within: WITHIN },
  });
  return (
    forced && {
      ...{ ...piece, forced },
      confidence: own.map((sounds, i) => confidenceOf(fit, forced.sounds[i] ?? [], sounds)),
    }
  );
}

/**
 * Of what was heard the words that make up the text: in its order, as many as possible, of a word that was said again
 * the last time (the longest increasing subsequence, Schensted 1961).
 */
export function textOf(heard: readonly { readonly word: number }[]): number[] {
  const tails: number[] = [];
  const before = heard.map(() => -1);
  heard.forEach(({ word }, i) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((heard[tails[middle] ?? 0]?.word ?? 0) < word) low = middle + 1;
      else high = middle;
    }
    before[i] = tails[low - 1] ?? -1;
    tails[low] = i;
  });
  const chosen: number[] = [];
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) chosen.push(i);
  return chosen.reverse();
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** @returns for each sentence a mark per token; words that were not heard have confidence 0 and a time between their neighbours */
export async function alignRecording(recording: RecordingToAlign): Promise<AlignedMark[][]> {
  const { features, sentences, references, highestHz, progress = () => undefined } = recording;
  const lesson = await learn(sentences, references, highestHz, (part) => progress(part * LEARNING));
  const tokens = lesson.tokens.flatMap((own, sentence) =>
    own.map((sounds, token) => ({ sentence, token, sounds })),
  );
  const sounding = tokens.filter(({ sounds }) => sounds.length > 0);
  const words = sounding.map(({ sounds }) => sounds);
  const counts = sentences.map((_, i) => sounding.filter(({ sentence }) => sentence === i).length);

  const found = alignWords(features, lesson, counts, words, (part) =>
    progress(LEARNING + part * (1 - LEARNING)),
  );
  const byToken = new Map(sounding.map(({ sentence, token }, i) => [`${sentence} ${token}`, found[i]]));
  let last = 0;
  return sentences.map((utterance, sentence) =>
    utterance.tokens.map((_, token): AlignedMark => {
      const word = byToken.get(`${sentence} ${token}`);
      const startMs = Math.max(last, word ? (word.start - 0.5) * HOP_MS : last);
      const endMs = Math.max(startMs, word ? (word.end - 0.5) * HOP_MS : last);
      last = endMs;
      return { startMs, endMs, confidence: word?.confidence ?? 0 };
    }),
  );
}

function alignWords(
  features: Features,
  lesson: Lesson,
  counts: readonly number[],
  words: readonly (readonly ExpectedSound[])[],
  progress: (part: number) => void,
): Found[] {
  const silence: Tally = silenceOf(features);
  const foreign = foreignSounds(lesson, silence);
  const prior = priorOf(foreign);
  let sounds = foreign;
  let pieces: PieceForced[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const done = (part: number): void => progress((pass + part) / PASSES);
    const fits = (from: number, to: number): Fit => {
      done((SEARCHING * from) / features.frames);
      return fitOf(sounds, features, { from, to, stride: STRIDE }, SCALE.search);
    };
    const heard = search(features.frames, fits, counts, words, pass === 0 ? OTHER_AT_FIRST : OTHER);
    let found: readonly Piece[] = piecesOf(heard, features.frames);
    for (let round = 0; round < ROUNDS; round++) {
      done(SEARCHING + ((1 - SEARCHING) * round) / (ROUNDS + 1));
      pieces = found.flatMap((piece) => forcePiece(piece, features, sounds, words) ?? []);
      const own = emptyTally(lesson.states);
      for (const { forced, heard: said, from } of pieces)
        tallyForced(
          own,
          features,
          from,
          forced,
          said.map(({ word }) => words[word] ?? []),
        );
      sounds = soundsFrom([withSilence(own, silence)], 0.1, prior);
      found = pieces.map(({ from, to, heard: said, forced }) => ({
        ...{ from, to },
        heard: said.map(({ word }, i) => ({
          word,
          start: from + (forced.words[i]?.start ?? 0),
          end: from + (forced.words[i]?.end ?? 0),
        })),
      }));
    }
    pieces = found.flatMap((piece) => forcePiece(piece, features, sounds, words) ?? []);
    done(1);
  }
  return timesOf(pieces, words.length, features.frames);
}

function timesOf(pieces: readonly PieceForced[], words: number, frames: number): Found[] {
  const said = pieces.flatMap(({ from, heard, forced, confidence }) =>
    heard.map(({ word }, i) => ({
      word,
      start: from + (forced.words[i]?.start ?? 0),
      end: from + (forced.words[i]?.end ?? 0),
      confidence: confidence[i] ?? 0,
    })),
  );
  const found = new Map(textOf(said).flatMap((i) => (said[i] ? [[said[i].word, said[i]] as const] : [])));
  const all = Array.from({ length: words }, (_, word) => word);
  const support = supportOf(all.map((word) => found.has(word)));
  let last = 0;
  return all
    .map((word) => {
      const own = found.get(word);
      last = own?.end ?? last;
      if (!own) return { start: last, end: last, confidence: 0 };
      return { ...own, confidence: own.confidence * (support[word] ?? 0) };
    })
    .map((one) => ({ ...one, end: Math.min(one.end, frames) }));
}
