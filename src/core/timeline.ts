import type { Narration, Sentence, Word } from './narration/schema.js';

/*
 * When each word and sentence is spoken, flat: 100,000 words are a few arrays of numbers, and finding one is a
 * binary search. Times are integer ms of the audio, offsets UTF-16 code units of the block's text.
 */

export interface Timeline {
  /** Per word, in the order of the audio. */
  readonly wordStartMs: Int32Array;
  readonly wordStart: Int32Array;
  readonly wordEnd: Int32Array;

  /** Per sentence of the whole narration. */
  readonly sentenceStartMs: Int32Array;
  readonly sentenceBlock: Int32Array;
  /** The sentence's first word; one entry more than there are sentences. */
  readonly sentenceWord: Int32Array;

  /** Per block: its first sentence; one entry more than there are blocks. */
  readonly blockSentence: Int32Array;
}

export function timelineOf({ blocks }: Narration): Timeline {
  let words = 0;
  let sentences = 0;
  for (const block of blocks) {
    sentences += block.sentences.length;
    for (const sentence of block.sentences) words += sentence.words.length;
  }
  const wordStartMs = new Int32Array(words);
  const wordStart = new Int32Array(words);
  const wordEnd = new Int32Array(words);
  const sentenceStartMs = new Int32Array(sentences);
  const sentenceBlock = new Int32Array(sentences);
  const sentenceWord = new Int32Array(sentences + 1);
  const blockSentence = new Int32Array(blocks.length + 1);
  let w = 0;
  let s = 0;
  // Plain loops: cold code runs here, once, and iterators take three times as long.
  for (let b = 0; b < blocks.length; b++) {
    const inBlock = blocks[b]?.sentences ?? [];
    for (let i = 0; i < inBlock.length; i++) {
      const sentence = inBlock[i] as Sentence;
      sentenceStartMs[s] = sentence.startMs;
      sentenceBlock[s] = b;
      const inSentence = sentence.words;
      for (let j = 0; j < inSentence.length; j++) {
        const word = inSentence[j] as Word;
        wordStart[w] = word[0];
        wordEnd[w] = word[1];
        wordStartMs[w] = word[2];
        w++;
      }
      sentenceWord[++s] = w;
    }
    blockSentence[b + 1] = s;
  }
  return {
    wordStartMs,
    wordStart,
    wordEnd,
    sentenceStartMs,
    sentenceBlock,
    sentenceWord,
    blockSentence,
  };
}

/**
 * The last index in `[from, to)` whose value is at most `value`; `from − 1` where there is none.
 * @param starts ascending
 * @param hint tried first, and the one after it: playback asks for the same or the next
 */
export function lastAtMost(
  starts: Int32Array,
  value: number,
  hint = -1,
  from = 0,
  to = starts.length,
): number {
  const at = (index: number): number =>
    index < from ? -Infinity : index < to ? Number(starts[index]) : Infinity;
  for (let near = hint; near <= hint + 1; near++)
    if (near >= from - 1 && at(near) <= value && value < at(near + 1)) return near;
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The word that was last begun at `ms`, −1 before the first. It stays until the next one begins. */
export function wordAt(timeline: Timeline, ms: number, hint?: number): number {
  return lastAtMost(timeline.wordStartMs, ms, hint);
}

/** The sentence of the whole narration that a word is in. */
export function sentenceOfWord({ sentenceWord }: Timeline, word: number, hint?: number): number {
  return lastAtMost(sentenceWord, word, hint);
}

/** Where a sentence of the whole narration stands: its block, and which of the block's sentences it is. */
export function placeOfSentence(
  { sentenceBlock, blockSentence }: Timeline,
  sentence: number,
): { readonly block: number; readonly sentence: number } {
  const block = Number(sentenceBlock[sentence]);
  return { block, sentence: sentence - Number(blockSentence[block]) };
}

/** The sentence that was last begun at `ms`, −1 before the first. */
export function sentenceAt(timeline: Timeline, ms: number, hint?: number): number {
  return lastAtMost(timeline.sentenceStartMs, ms, hint);
}

/** When the next word or sentence begins after `ms`; Infinity after the last. */
export function nextBoundary(
  timeline: Timeline,
  ms: number,
  wordHint?: number,
  sentenceHint?: number,
): number {
  const { wordStartMs, sentenceStartMs } = timeline;
  const word = wordStartMs[wordAt(timeline, ms, wordHint) + 1] ?? Infinity;
  const sentence = sentenceStartMs[sentenceAt(timeline, ms, sentenceHint) + 1] ?? Infinity;
  return Math.min(word, sentence);
}

/**
 * The word of `block` at `offset` in its text: the one that stands there or ended last before it, else the block's
 * first. −1 in a block without words.
 */
export function wordAtOffset(timeline: Timeline, block: number, offset: number): number {
  const { blockSentence, sentenceWord, wordStart } = timeline;
  const from = Number(sentenceWord[Number(blockSentence[block])]);
  const to = Number(sentenceWord[Number(blockSentence[block + 1])]);
  if (from === to) return -1;
  return Math.max(from, lastAtMost(wordStart, offset, -1, from, to));
}
