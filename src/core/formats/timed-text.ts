import type { Block, BlockKind, Narration, Word } from '../narration/schema.js';
import { splitSentences } from '../text/sentences.js';

/*
 * What transcripts and captions have in common, whatever their format: who says what, when. Times are integer ms of
 * the audio, offsets UTF-16 code units of the cue's text.
 */

export interface TimedText {
  readonly title?: string | undefined;
  /** BCP 47. */
  readonly lang?: string | undefined;
  /** The audio's address, relative to the file that names it. */
  readonly audio?: string | undefined;
  readonly cues: readonly TimedCue[];
}

/** A sentence, a caption, a phrase: what is shown and said in one go. */
export interface TimedCue {
  readonly startMs: number;
  readonly endMs: number;
  /** Whitespace collapsed, trimmed, never empty. */
  readonly text: string;
  /** `[start, end, startMs, endMs]`, in order; empty where only the cue has times. */
  readonly words: readonly Word[];
  readonly speaker?: string | undefined;
  /** On the first cue of a block of the text. */
  readonly begins?: Pick<Block, 'level' | 'lang'> & { readonly kind: BlockKind };
}

/** Without those that last no time: in no format are they cues. */
export const lastingCues = <T extends Pick<TimedCue, 'startMs' | 'endMs'>>(cues: readonly T[]): T[] =>
  cues.filter(({ startMs, endMs }) => endMs > startMs);

/** A cue for each sentence of a narration. */
export function timedTextOf({ title, lang, audio, blocks }: Narration): TimedText {
  return {
    title,
    lang,
    audio: audio[0]?.src,
    cues: blocks.flatMap(({ kind, level, lang, text, sentences }) =>
      sentences.map(({ start, end, startMs, endMs, words }, nth) => ({
        startMs,
        endMs,
        text: text.slice(start, end),
        words: words.map(([from, to, ...times]): Word => [from - start, to - start, ...times]),
        ...(nth === 0 && { begins: { kind, ...(level && { level }), ...(lang && { lang }) } }),
      })),
    ),
  };
}

/** A stretch of text with its own time; several may make up one word, and several words one of it. */
export interface TimedPiece {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/**
 * The cue that pieces of text make when they are written one after the other, their own spaces included; undefined
 * if they hold no text.
 */
export function cueOfPieces(
  pieces: readonly TimedPiece[],
  more: Pick<TimedCue, 'speaker' | 'begins'> & { readonly startMs?: number; readonly endMs?: number } = {},
): TimedCue | undefined {
  let text = '';
  const words: Word[] = [];
  for (const piece of pieces) {
    const isParted = /^\s/.test(piece.text) || /\s$/.test(text);
    const said = piece.text.replace(/\s+/g, ' ').trim();
    text = text.trimEnd();
    if (said) {
      if (isParted && text) text += ' ';
      words.push([
        text.length,
        text.length + said.length,
        piece.startMs,
        Math.max(piece.startMs, piece.endMs),
      ]);
      text += said;
    }
    // Kept until the next piece tells whether it parts two words.
    if (/\s$/.test(piece.text)) text += ' ';
  }
  text = text.trimEnd();
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  const { speaker, begins, startMs = first[2], endMs = Math.max(last[3], startMs + 1) } = more;
  return { startMs, endMs, text, words, ...(speaker && { speaker }), ...(begins && { begins }) };
}

/** The same, a cue for each sentence: for formats that know words only. */
export function cuesOfPieces(
  pieces: readonly TimedPiece[],
  lang: string,
  more: Pick<TimedCue, 'speaker' | 'begins'> = {},
): TimedCue[] {
  const whole = cueOfPieces(pieces, more);
  if (!whole) return [];
  return splitSentences(whole.text, lang).flatMap(({ start, end }, nth) => {
    const words = whole.words
      .filter(([from]) => from >= start && from < end)
      .map(([from, to, ...times]): Word => [from - start, Math.min(to, end) - start, ...times]);
    const [first, last] = [words[0], words.at(-1)];
    if (!first || !last) return [];
    return {
      startMs: first[2],
      endMs: Math.max(last[3], first[2] + 1),
      text: whole.text.slice(start, end),
      words,
      ...(whole.speaker && { speaker: whole.speaker }),
      ...(nth === 0 && whole.begins && { begins: whole.begins }),
    };
  });
}

/** Seconds of a file as integer ms. */
export const msOf = (seconds: number): number => Math.round(seconds * 1000);
