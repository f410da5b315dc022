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

/** One line, as long as before; no file of text may hold the character 0. */
const plain = (text: string): string => text.replace(/\s/g, ' ').replaceAll('\0', '\uFFFD');

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
        text: plain(text.slice(start, end)),
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

const collapsed = (text: string): string => plain(text).replace(/ +/g, ' ').trim();

/**
 * The cue that pieces of text make when they are written one after the other, their own spaces included; undefined
 * if they hold no text.
 */
export function cueOfPieces(
  pieces: readonly TimedPiece[],
  more: Pick<TimedCue, 'speaker' | 'begins'> & { readonly startMs?: number; readonly endMs?: number } = {},
): TimedCue | undefined {
  let text = '';
  let isParted = false;
  const words: Word[] = [];
  for (const piece of pieces) {
    const said = collapsed(piece.text);
    isParted ||= /^\s/.test(piece.text);
    if (said) {
      if (isParted && text) text += ' ';
      const { length } = text;
      words.push([length, length + said.length, piece.startMs, Math.max(piece.startMs, piece.endMs)]);
      text += said;
      isParted = /\s$/.test(piece.text);
    }
  }
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return undefined;
  const { begins, startMs = first[2], endMs = Math.max(last[3], startMs + 1) } = more;
  const speaker = more.speaker && collapsed(more.speaker);
  return {
    startMs,
    endMs: Math.max(startMs, endMs),
    text,
    words,
    ...(speaker && { speaker }),
    ...(begins && { begins }),
  };
}

/** The same, a cue for each sentence: for formats that know words only. */
export function cuesOfPieces(
  pieces: readonly TimedPiece[],
  lang: string,
  more: Pick<TimedCue, 'speaker' | 'begins'> = {},
): TimedCue[] {
  const whole = cueOfPieces(pieces, more);
  if (!whole) return [];
  const sentences = splitSentences(whole.text, lang);
  const shared = shareOut(
    sentences,
    ({ start, end }) => [start, end],
    whole.words,
    ([from]) => from,
  );
  return sentences.flatMap(({ start, end }, nth) => {
    const words = (shared[nth] ?? []).map(([from, to, ...times]): Word => [
      from - start,
      Math.min(to, end) - start,
      ...times,
    ]);
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

/**
 * For each stretch the items that begin in it, in their order. One that begins in several belongs to the first of them:
 * stretches that overlap do not multiply what is in them.
 * @param rangeOf `[from, to)`
 */
export function shareOut<Stretch, Item>(
  stretches: readonly Stretch[],
  rangeOf: (stretch: Stretch) => readonly [from: number, to: number],
  items: readonly Item[],
  startOf: (item: Item) => number,
): Item[][] {
  const waiting = [...items].sort((a, b) => startOf(a) - startOf(b));
  const shared = stretches.map((): Item[] => []);
  const inOrder = stretches
    .map((stretch, nth) => ({ range: rangeOf(stretch), nth }))
    .sort((a, b) => a.range[0] - b.range[0]);
  let next = 0;
  for (const { range, nth } of inOrder)
    for (let item = waiting[next]; item !== undefined && startOf(item) < range[1]; item = waiting[++next])
      if (startOf(item) >= range[0]) shared[nth]?.push(item);
  return shared;
}

/** Seconds of a file as integer ms. */
export const msOf = (seconds: number): number => Math.round(seconds * 1000);
