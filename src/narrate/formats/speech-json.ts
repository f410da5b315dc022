import { Type } from '@sinclair/typebox';
import {
  cueOfPieces,
  cuesOfPieces,
  msOf,
  shareOut,
  type TimedCue,
  type TimedPiece,
} from '../../core/formats/timed-text.js';
import { firstOf, has, type JsonFormat, jsonFormat, Ms, Seconds, spaced } from './json-format.js';
import { refuse } from './refuse.js';

/*
 * What speech services and recognisers answer with. Each keeps its own units: seconds, ms, ticks of 100 ns, bytes.
 * Fields that are not needed here may be there and are not looked at.
 */

const Word = Type.Object({ word: Type.String(), start: Seconds, end: Seconds });
type WhisperWord = (typeof Word)['static'];
const pieceOf = ({ word, start, end }: WhisperWord): TimedPiece => ({
  text: word,
  startMs: msOf(start),
  endMs: msOf(end),
});
/** OpenAI's own service leaves out the spaces that the program writes. */
const piecesOf = (words: readonly WhisperWord[]): TimedPiece[] =>
  words.some(({ word }) => /^\s/.test(word)) ? words.map(pieceOf) : spaced(words.map(pieceOf));

const whisper = jsonFormat(
  'whisper',
  (value) =>
    has(value, 'segments') && has(firstOf((value as { segments: unknown }).segments), 'start', 'text'),
  Type.Object({
    language: Type.Optional(Type.String()),
    segments: Type.Array(
      Type.Object({
        start: Seconds,
        end: Seconds,
        text: Type.String(),
        words: Type.Optional(Type.Array(Word)),
      }),
    ),
    words: Type.Optional(Type.Array(Word)),
  }),
  ({ segments, words: all = [], language }) => {
    const shared = shareOut(
      segments,
      ({ start, end }) => [start - 0.001, end],
      all,
      ({ start }) => start,
    );
    return {
      ...(language && { lang: language }),
      cues: segments.flatMap(({ start, end, text, words }, nth): TimedCue[] => {
        const times = { startMs: msOf(start), endMs: Math.max(msOf(end), msOf(start) + 1) };
        const own = words ?? shared[nth] ?? [];
        const cue = cueOfPieces(own.length > 0 ? piecesOf(own) : [{ text, ...times }], times);
        if (!cue) return [];
        return [own.length > 0 ? cue : { ...cue, words: [] }];
      }),
    };
  },
);

const whisperCpp = jsonFormat(
  'whisper.cpp',
  (value) => has(value, 'transcription'),
  Type.Object({
    result: Type.Optional(Type.Object({ language: Type.Optional(Type.String()) })),
    transcription: Type.Array(
      Type.Object({ offsets: Type.Object({ from: Ms, to: Ms }), text: Type.String() }),
    ),
  }),
  ({ transcription, result }) => ({
    ...(result?.language && { lang: result.language }),
    cues: transcription.flatMap(({ offsets: { from, to }, text }) => {
      const times = { startMs: Math.round(from), endMs: Math.max(Math.round(to), Math.round(from) + 1) };
      const cue = cueOfPieces([{ text, ...times }], times);
      return cue ? { ...cue, words: [] } : [];
    }),
  }),
);

const openAiWords = jsonFormat(
  'openai-words',
  (value) => has(value, 'words') && has(firstOf((value as { words: unknown }).words), 'word', 'start', 'end'),
  Type.Object({ language: Type.Optional(Type.String()), words: Type.Array(Word) }),
  ({ words }, _name, lang) => ({ cues: cuesOfPieces(piecesOf(words), lang) }),
);

const Alignment = Type.Object({
  characters: Type.Array(Type.String()),
  character_start_times_seconds: Type.Array(Seconds),
  character_end_times_seconds: Type.Array(Seconds),
});

const elevenLabs = jsonFormat(
  'elevenlabs',
  (value) => has(value, 'alignment') || has(value, 'characters', 'character_start_times_seconds'),
  Type.Union([Type.Object({ alignment: Alignment }), Alignment]),
  (value, name, lang) => {
    const {
      characters,
      character_start_times_seconds: starts,
      character_end_times_seconds: ends,
    } = 'alignment' in value ? value.alignment : value;
    if (starts.length !== characters.length || ends.length !== characters.length)
      throw refuse(
        name,
        `has ${characters.length} characters, ${starts.length} starts and ${ends.length} ends`,
      );
    return { cues: cuesOfPieces(wordsOfCharacters(characters, starts, ends), lang) };
  },
);

/** Runs of characters up to the next space, which goes with the word before it. */
function wordsOfCharacters(
  characters: readonly string[],
  starts: readonly number[],
  ends: readonly number[],
): TimedPiece[] {
  const pieces: TimedPiece[] = [];
  let open: TimedPiece | undefined;
  for (const [i, character] of characters.entries()) {
    const [startMs, endMs] = [msOf(starts[i] ?? 0), msOf(ends[i] ?? 0)];
    const isSpace = /^\s*$/.test(character);
    if (open && !isSpace && /\s$/.test(open.text)) {
      pieces.push(open);
      open = undefined;
    }
    if (open) open = { ...open, text: open.text + character, endMs: isSpace ? open.endMs : endMs };
    else if (!isSpace) open = { text: character, startMs, endMs };
  }
  return open ? [...pieces, open] : pieces;
}

const azure = jsonFormat(
  'azure',
  (value) => has(firstOf(value), 'AudioOffset', 'Text') || has(firstOf(value), 'audioOffset', 'text'),
  Type.Union([
    Type.Array(Type.Object({ Text: Type.String(), AudioOffset: Ms, Duration: Ms })),
    Type.Array(Type.Object({ text: Type.String(), audioOffset: Ms, duration: Ms })),
  ]),
  (events, _name, lang) => ({
    cues: cuesOfPieces(
      spaced(
        events.map((event) => {
          // Batch synthesis counts ms, the SDK's events ticks of 100 ns.
          const [text, start, length] =
            'Text' in event
              ? [event.Text, event.AudioOffset, event.Duration]
              : [event.text, event.audioOffset / 10_000, event.duration / 10_000];
          return { text, startMs: Math.round(start), endMs: Math.round(start + length) };
        }),
      ),
      lang,
    ),
  }),
);

const SpeechMark = Type.Object({
  time: Ms,
  type: Type.String(),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  end: Type.Optional(Type.Integer({ minimum: 0 })),
  value: Type.String(),
});

/** Speech marks tell no ends: the next mark is one, and for the last word this is assumed. */
const LAST_WORD_MS = 500;

/** Amazon Polly's speech marks: a JSON object a line, `start` and `end` in bytes of the UTF-8 text that was sent. */
const polly = jsonFormat(
  'polly',
  (value) => has(firstOf(value), 'time', 'type', 'value'),
  Type.Array(SpeechMark),
  (marks, _name, lang) => {
    const spoken = marks.filter(({ type }) => type === 'word' || type === 'sentence');
    const words = spoken.filter(({ type }) => type === 'word');
    const endOf = (nth: number): number => words[nth + 1]?.time ?? (words[nth]?.time ?? 0) + LAST_WORD_MS;
    const timed = words.map((mark, nth) => ({
      ...mark,
      startMs: Math.round(mark.time),
      endMs: Math.round(endOf(nth)),
    }));
    const sentences = spoken.filter(({ type, start }) => type === 'sentence' && start !== undefined);
    if (sentences.length === 0)
      return { cues: cuesOfPieces(spaced(timed.map((mark) => ({ ...mark, text: mark.value }))), lang) };
    const shared = shareOut(
      sentences,
      ({ start = 0, end = 0 }) => [start, end],
      timed.filter((mark) => mark.start !== undefined),
      ({ start = 0 }) => start,
    );
    return {
      cues: sentences.flatMap(({ value, start = 0, end = 0 }, nth) => {
        const bytes = Buffer.from(value);
        const text = (from: number, to: number): string =>
          bytes.subarray(from - start, to - start).toString();
        const inside = (shared[nth] ?? []).filter((mark) => (mark.end ?? Infinity) <= end);
        const pieces = inside.map((mark, nth) => ({
          ...mark,
          // With what follows it, up to the next word; the first with what stands before it.
          text: text(nth === 0 ? start : (mark.start ?? 0), inside[nth + 1]?.start ?? end),
        }));
        return cueOfPieces(pieces) ?? [];
      }),
    };
  },
);

export const speechFormats: readonly JsonFormat[] = [
  whisper,
  whisperCpp,
  openAiWords,
  elevenLabs,
  azure,
  polly,
];
