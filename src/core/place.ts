import type { Narration } from './narration/schema.js';
import { sentenceAt, type Timeline, wordAt } from './timeline.js';

/*
 * A position as a place in the text. A time would be wrong as soon as another voice reads the article, a
 * pronunciation is mended or a paragraph is added; the sentence that was being read is still that sentence.
 */

export interface Place {
  /** Hash of the sentence's text. */
  readonly sentence: number;
  /** Which of the sentences with this text, from 0, and how many there were. */
  readonly occurrence: number;
  readonly of: number;
  /** Hashes of the sentences around it, nearest first: they tell sentences with the same text apart. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Earlier sentences whose text stood there once, nearest first: where to go when the sentence is gone. */
  readonly earlier: readonly number[];
  /** Index of the word in the sentence; −1 before its first. */
  readonly word: number;
  /** Since the word began, or the sentence where `word` is −1. */
  readonly offsetMs: number;
}

/** Of something that was stored, perhaps by another version or by somebody else. */
export function isPlace(value: unknown): value is Place {
  const place = (value ?? {}) as Readonly<Record<string, unknown>>;
  const areHashes = (list: unknown): boolean => Array.isArray(list) && list.every(Number.isSafeInteger);
  return (
    ['sentence', 'occurrence', 'of', 'word', 'offsetMs'].every((name) => Number.isSafeInteger(place[name])) &&
    ['before', 'after', 'earlier'].every((name) => areHashes(place[name]))
  );
}

/** As many sentences around it are kept. */
const BEFORE = 32;
const AFTER = 12;
/** Among as many next to it, one must be where it was, or two. */
const NEXT = 3;
const ALIKE = 0.4;
/** As many earlier sentences are kept one by one; farther back only every 2nd, 4th, 8th … of that distance. */
const NEAR_EARLIER = 32;

/**
 * cyrb53 (public domain, github.com/bryc): 53 bits, so that among 10,000 sentences two share a hash once in
 * 180 million articles. crypto.subtle is asynchronous, and a page that is being left has no time for it.
 */
export function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

interface Sentences {
  readonly hashes: readonly number[];
  /** Where each text stands, ascending. */
  readonly places: ReadonlyMap<number, readonly number[]>;
}

const known = new WeakMap<Narration, Sentences>();

function sentencesOf(narration: Narration): Sentences {
  let sentences = known.get(narration);
  if (!sentences) {
    const places = new Map<number, number[]>();
    const hashes = narration.blocks.flatMap((block) =>
      block.sentences.map(({ start, end }) => hashOf(block.text.slice(start, end))),
    );
    hashes.forEach((hash, i) => {
      const list = places.get(hash);
      if (list) list.push(i);
      else places.set(hash, [i]);
    });
    sentences = { hashes, places };
    known.set(narration, sentences);
  }
  return sentences;
}

/** Undefined before the first sentence. */
export function placeAt(narration: Narration, timeline: Timeline, ms: number): Place | undefined {
  const s = sentenceAt(timeline, ms);
  if (s < 0) return undefined;
  const { hashes, places } = sentencesOf(narration);
  const sentence = Number(hashes[s]);
  const same = places.get(sentence) ?? [];
  const firstWord = Number(timeline.sentenceWord[s]);
  const word = Math.max(firstWord - 1, wordAt(timeline, ms));
  const begins = word < firstWord ? timeline.sentenceStartMs[s] : timeline.wordStartMs[word];
  return {
    sentence,
    occurrence: same.indexOf(s),
    of: same.length,
    before: before(s, hashes),
    after: after(s, hashes),
    earlier: earlierThan(s, hashes, places),
    word: word - firstWord,
    offsetMs: Math.round(ms - Number(begins)),
  };
}

function earlierThan(s: number, hashes: readonly number[], places: Sentences['places']): number[] {
  const earlier: number[] = [];
  let step = 1;
  for (let i = s - 1; i >= 0; i -= step) {
    const hash = Number(hashes[i]);
    if (places.get(hash)?.length === 1) earlier.push(hash);
    if (s - i >= NEAR_EARLIER * step) step *= 2;
  }
  return earlier;
}

const before = (s: number, hashes: readonly number[]): number[] =>
  hashes.slice(Math.max(0, s - BEFORE), s).reverse();

const after = (s: number, hashes: readonly number[]): number[] => hashes.slice(s + 1, s + 1 + AFTER);

/**
 * When `place` is spoken in this narration, in ms: in the same sentence if it is still there, else at the start of the
 * nearest earlier one that is, never past it; 0 where nothing earlier is left.
 */
export function timeOf(narration: Narration, timeline: Timeline, place: Place): number {
  const sentences = sentencesOf(narration);
  const s = sentenceOf(place, sentences);
  if (s !== undefined) return timeWithin(timeline, s, place);
  const earlier = earlierOf(place, sentences);
  return earlier === undefined ? 0 : Number(timeline.sentenceStartMs[earlier]);
}

function timeWithin(timeline: Timeline, s: number, { word, offsetMs }: Place): number {
  const first = Number(timeline.sentenceWord[s]);
  const words = Number(timeline.sentenceWord[s + 1]) - first;
  const w = first + Math.min(word, words - 1);
  const begins = Number(w < first ? timeline.sentenceStartMs[s] : timeline.wordStartMs[w]);
  // Another voice may be faster: the place stays before the next word.
  const next = Math.min(
    timeline.wordStartMs[Math.max(w, first - 1) + 1] ?? Infinity,
    timeline.sentenceStartMs[s + 1] ?? Infinity,
  );
  return Math.max(begins, Math.min(begins + offsetMs, next - 1));
}

/** What is known of a sentence that is looked for. */
type Sought = Pick<Place, 'sentence' | 'occurrence' | 'of' | 'before' | 'after'>;

/** Of sentences with the same text, the one whose neighbours are the same; undefined when it is gone. */
function sentenceOf(sought: Sought, { hashes, places }: Sentences): number | undefined {
  const candidates = places.get(sought.sentence) ?? [];
  if (sought.of === 1 && candidates.length === 1) return candidates[0];
  let best: number | undefined;
  let bestScore = -Infinity;
  candidates.forEach((at, nth) => {
    const [earlier, later] = [before(at, hashes), after(at, hashes)];
    // Another one stands for it only if what is next to it is the same.
    if (inCommon(sought.before, earlier, NEXT) + inCommon(sought.after, later, NEXT) < ALIKE) return;
    const alike = inCommon(sought.before, earlier) + inCommon(sought.after, later);
    const score = alike - Math.abs(nth - sought.occurrence) / 1000;
    if (score > bestScore) [best, bestScore] = [at, score];
  });
  return best;
}

/** The nearest earlier sentence that is left. */
function earlierOf(place: Place, sentences: Sentences): number | undefined {
  const single = new Set(place.earlier);
  const around = [...place.before].reverse();
  for (const [i, sentence] of place.before.entries()) {
    const at = sentenceOf(
      {
        sentence,
        before: place.before.slice(i + 1),
        after: [...around.slice(around.length - i), ...place.after],
        of: single.has(sentence) ? 1 : 2,
        occurrence: 0,
      },
      sentences,
    );
    if (at !== undefined) return at;
  }
  const left = place.earlier.find((sentence) => sentences.places.has(sentence));
  return left === undefined ? undefined : sentences.places.get(left)?.[0];
}

/** How much two rows of neighbours share; the nearer the neighbour, the more it counts. */
function inCommon(row: readonly number[], other: readonly number[], among = row.length): number {
  const near = other.slice(0, among);
  return row.slice(0, among).reduce((sum, hash, i) => {
    const at = near.indexOf(hash);
    return at < 0 ? sum : sum + 1 / (1 + i + Math.abs(at - i));
  }, 0);
}
