/*
 * Which block of the page is which block of the narration. The page may hold more (teasers, a paragraph added
 * since) or less; blocks are the same when their text is, and matches never cross.
 */

/** Candidates for the n-th block of a text are the page's occurrences n − REACH … n + REACH of it. */
const REACH = 16;

/**
 * The page's index for each narrated block, −1 where the page does not hold it: the longest alignment without
 * crossings (of a text that stands there dozens of times, only near occurrences are tried). Typically linear.
 */
export function matchBlocks(narrated: readonly string[], page: readonly string[]): Int32Array {
  const matches = new Int32Array(narrated.length).fill(-1);
  const shorter = Math.min(narrated.length, page.length);
  let head = 0;
  while (head < shorter && narrated[head] === page[head]) matches[head] = head++;
  let tail = 0;
  while (tail < shorter - head && narrated[narrated.length - 1 - tail] === page[page.length - 1 - tail]) {
    matches[narrated.length - 1 - tail] = page.length - 1 - tail;
    tail++;
  }
  alignBetween(narrated, page, head, tail, matches);
  return matches;
}

/**
 * Hunt and Szymanski (1977): the longest common subsequence is the longest increasing run of page indexes.
 * `ends[n]` is the smallest index in which a run of n + 1 matches can end, `links` lead back along each run.
 */
function alignBetween(
  narrated: readonly string[],
  page: readonly string[],
  head: number,
  tail: number,
  matches: Int32Array,
): void {
  const places = new Map<string, number[]>();
  for (let at = head; at < page.length - tail; at++) {
    const text = page[at] as string;
    const list = places.get(text);
    if (list) list.push(at);
    else places.set(text, [at]);
  }

  interface Link {
    readonly block: number;
    readonly at: number;
    readonly before: Link | undefined;
  }
  const ends: Link[] = [];
  const seen = new Map<string, number>();
  for (let block = head; block < narrated.length - tail; block++) {
    const text = narrated[block] as string;
    const found = places.get(text);
    if (!found) continue;
    const nth = seen.get(text) ?? 0;
    seen.set(text, nth + 1);
    const last = Math.min(found.length - 1, nth + REACH);
    // From the back, so that one block is not matched twice in one run.
    for (let i = last; i >= Math.max(0, nth - REACH); i--) {
      const at = found[i] as number;
      const length = countBelow(ends, at);
      ends[length] = { block, at, before: ends[length - 1] };
    }
  }
  for (let link = ends.at(-1); link; link = link.before) matches[link.block] = link.at;
}

/** How many of the ascending `ends` lie before page index `at`. */
function countBelow(ends: readonly { readonly at: number }[], at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle]?.at ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
