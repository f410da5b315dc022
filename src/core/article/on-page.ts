import { type Fragment, fragmentsOf } from './fragments.js';
import { matchBlocks } from './match.js';

/*
 * Where the page says what the narration says. Most blocks are the same; where some are not, what they share is found
 * piece by piece, so that an edited sentence takes the mark from itself alone.
 */

/** A run of a narrated block's text that stands on the page, word for word. In UTF-16 code units. */
export interface Stretch {
  readonly block: number;
  /** `[start, end)` of the narrated block's text. */
  readonly start: number;
  readonly end: number;
  /** The page's block, and how much later in its text the run begins there than in the narrated one. */
  readonly at: number;
  readonly shift: number;
}

/**
 * What became of a run of text that the page does not hold: other words stand there now; it was taken out between
 * others that are still there; or the page never was as long, or begins elsewhere.
 */
export type Fate = 'changed' | 'removed' | 'absent';

export interface Lost extends Fragment {
  readonly fate: Fate;
}

export interface OnPage {
  /** For each narrated block, in order. */
  readonly stretches: readonly (readonly Stretch[])[];
  /** For each narrated block, in order; none for a block that is on the page as it was. */
  readonly lost: readonly (readonly Lost[])[];
}

interface Piece extends Fragment {
  /** Index of its block. */
  readonly of: number;
  readonly text: string;
}

/**
 * Of how many of their words two runs must be the same for one to be an edited version of the other, where the
 * article's beginning or end does not tell (0 to 1, Sørensen and Dice).
 */
const ALIKE = 0.4;

/** Takes time in the length of what is not the same block by block. */
export function findOnPage(narrated: readonly string[], page: readonly string[]): OnPage {
  const matches = matchBlocks(narrated, page);
  const stretches: Stretch[][] = narrated.map(() => []);
  const lost: Lost[][] = narrated.map(() => []);
  for (let block = 0, at = -1; block < narrated.length; block++) {
    const match = Number(matches[block]);
    if (match >= 0) {
      stretches[block] = [{ block, start: 0, end: (narrated[block] ?? '').length, at: match, shift: 0 }];
      at = match;
      continue;
    }
    let end = block + 1;
    while (Number(matches[end]) < 0) end++;
    const here = piecesOf(narrated, block, end);
    const there = piecesOf(page, at + 1, matches[end] ?? page.length);
    findBetween(here, there, block > 0, end < narrated.length, stretches, lost);
    block = end - 1;
  }
  return { stretches, lost };
}

function piecesOf(texts: readonly string[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  for (let of = from; of < to; of++) {
    const text = texts[of] ?? '';
    for (const { start, end } of fragmentsOf(text))
      pieces.push({ of, start, end, text: text.slice(start, end) });
  }
  return pieces;
}

/** @param seen that something before, or after, is on the page */
function findBetween(
  here: readonly Piece[],
  there: readonly Piece[],
  seenBefore: boolean,
  seenAfter: boolean,
  stretches: Stretch[][],
  lost: Lost[][],
): void {
  const matches = matchBlocks(
    here.map(({ text }) => text),
    there.map(({ text }) => text),
  );
  let at = -1;
  for (let i = 0; i < here.length;) {
    const piece = here[i] as Piece;
    const match = Number(matches[i]);
    if (match >= 0) {
      extend(stretches[piece.of] ?? [], piece, there[match] as Piece);
      at = match;
      i++;
      continue;
    }
    let end = i + 1;
    while (Number(matches[end]) < 0) end++;
    const run = here.slice(i, end);
    const instead = there.slice(at + 1, matches[end]);
    // Where a run ends, what comes next is on the page.
    const isWithin = (seenBefore || i > 0) && (seenAfter || end < here.length);
    const fate = fateOf(run, instead, isWithin);
    for (const { of, start, end } of run) lost[of]?.push({ start, end, fate });
    i = end;
  }
}

/** The next piece of the same run lengthens it. */
function extend(stretches: Stretch[], { of: block, start, end }: Piece, there: Piece): void {
  const [at, shift] = [there.of, there.start - start];
  const before = stretches.at(-1);
  if (before?.at === at && before.shift === shift && start - before.end <= 1)
    stretches[stretches.length - 1] = { ...before, end };
  else stretches.push({ block, start, end, at, shift });
}

function fateOf(run: readonly Piece[], instead: readonly Piece[], isWithin: boolean): Fate {
  if (isWithin) return instead.length ? 'changed' : 'removed';
  return likeness(run, instead) >= ALIKE ? 'changed' : 'absent';
}

/** Each letter of the scripts that part no words, each word of all others. */
const words =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]|[\p{L}\p{M}\p{N}]+/gu;

function likeness(one: readonly Piece[], other: readonly Piece[]): number {
  const counts = new Map<string, number>();
  let [all, shared] = [0, 0];
  for (const { text } of one)
    for (const [word] of text.matchAll(words)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      all++;
    }
  for (const { text } of other)
    for (const [word] of text.matchAll(words)) {
      const left = counts.get(word) ?? 0;
      if (left > 0) shared++;
      counts.set(word, left - 1);
      all++;
    }
  return all ? (2 * shared) / all : 0;
}
