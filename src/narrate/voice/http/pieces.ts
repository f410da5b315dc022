import type { Speech, UtteranceToken } from '../voice.js';

/** Where speech pauses anyway: punctuation at a token's end, quotes and brackets closed. */
const endsClause = ({ text }: UtteranceToken): boolean =>
  /[,;:.!?…—–،؛。、，；：！？][\p{Pe}\p{Pf}"']*$/u.test(text.trim());

/** A clause that ends before this part of what fits is not waited for: pieces would become many and short. */
const LEAST_PART = 1 / 3;

/**
 * Splits a sentence that is too long for one request: at the last end of a clause that fits, else between two tokens.
 * @param fits whether one request takes these tokens; holds for fewer whenever it holds for more
 * @returns undefined when a token alone does not fit
 */
export function split(
  tokens: readonly UtteranceToken[],
  fits: (tokens: readonly UtteranceToken[]) => boolean,
): (readonly UtteranceToken[])[] | undefined {
  const pieces: (readonly UtteranceToken[])[] = [];
  for (let start = 0; start < tokens.length;) {
    if (fits(tokens.slice(start))) {
      pieces.push(tokens.slice(start));
      break;
    }
    // The most tokens that fit, by halving.
    let [least, most] = [0, tokens.length - start];
    while (most - least > 1) {
      const middle = (least + most) >> 1;
      if (fits(tokens.slice(start, start + middle))) least = middle;
      else most = middle;
    }
    if (least === 0) return undefined;
    const fitting = tokens.slice(start, start + least);
    const clause = fitting.findLastIndex(endsClause) + 1;
    const taken = clause >= least * LEAST_PART ? clause : least;
    pieces.push(tokens.slice(start, start + taken));
    start += taken;
  }
  return pieces;
}

/** What stays of the silence where two pieces meet. */
const KEEP_AFTER_MS = 120;
const KEEP_BEFORE_MS = 40;

/** One after the other; the silence that each request adds before and after is cut where they meet. */
export function join(pieces: readonly Speech[], sampleRate: number): Speech {
  const [only] = pieces;
  if (only && pieces.length === 1) return only;
  const samples = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  const parts = pieces.map(({ pcm, marks }, i) => {
    const heard = marks.filter(({ startMs, endMs }) => endMs > startMs);
    const from = i === 0 ? 0 : Math.max(0, samples((heard[0]?.startMs ?? 0) - KEEP_BEFORE_MS));
    const to =
      i === pieces.length - 1 ? Infinity : samples((heard.at(-1)?.endMs ?? Infinity) + KEEP_AFTER_MS);
    return { from, part: pcm.subarray(from, to), marks };
  });
  const pcm = new Int16Array(parts.reduce((length, { part }) => length + part.length, 0));
  let at = 0;
  const marks = parts.flatMap(({ from, part, marks: own }) => {
    const offset = ((at - from) * 1000) / sampleRate;
    const [first, last] = [(at * 1000) / sampleRate, ((at + part.length) * 1000) / sampleRate];
    const within = (ms: number): number => Math.min(last, Math.max(first, ms + offset));
    pcm.set(part, at);
    at += part.length;
    return own.map(({ startMs, endMs }) => ({ startMs: within(startMs), endMs: within(endMs) }));
  });
  return { pcm, marks };
}
