import { STATES } from './sounds.js';

/*
 * Forced alignment: the likeliest times of a known sequence of sounds. A segmental model (Ostendorf et al. 1996): a
 * sound is scored as a whole, with how long it takes, so that none can be squeezed to nothing to please its neighbours.
 */

/** Silence is a state like others, and the first. */
export const SILENCE = 0;
/** A gap lasts at least so many frames. */
const GAP = 8;
/** What to begin a gap costs: the closure of a plosive is none. */
const GAP_COST = 3;
/** Deviation of the logarithm of a sound's duration, from one speaker to another. */
const SPREAD = 0.3;
/** What the duration says beside what the sound says. */
const DURATION_WEIGHT = 1;
const SHORTEST = 3;
const LONGEST = 160;

const shortestOf = (duration: number, stride: number): number =>
  Math.max(Math.ceil(SHORTEST / stride), Math.floor(duration * 0.3));

/** How well each state fits each frame: 0 best, less the worse; `states` values a frame. */
export interface Fit {
  readonly states: number;
  readonly frames: number;
  readonly values: Float32Array;
}

/** A sound as it is expected. */
export interface ExpectedSound {
  /** The first of its `STATES` states. */
  readonly state: number;
  /** Frames. */
  readonly duration: number;
}

export interface Stretch {
  /** First frame, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

export interface Forced {
  readonly words: readonly Stretch[];
  /** Of each word. */
  readonly sounds: readonly (readonly Stretch[])[];
  /** Of all frames, a frame on average. */
  readonly score: number;
}

/** Sums of each state's fit over the frames before, so that any stretch's is a difference. */
function cumulative({ states, frames, values }: Fit, state: number): Float64Array {
  const sums = new Float64Array(frames + 1);
  for (let frame = 0; frame < frames; frame++)
    sums[frame + 1] = (sums[frame] ?? 0) + (values[frame * states + state] ?? 0);
  return sums;
}

function difference(these: Float64Array, those: Float64Array): Float64Array {
  const out = new Float64Array(these.length);
  for (let at = 0; at < out.length; at++) out[at] = (these[at] ?? 0) - (those[at] ?? 0);
  return out;
}

/** Boundaries that are looked at together: what is known of them stays at hand for all lengths. */
const BLOCK = 512;

export interface ForceOptions {
  /** How well each frame fits a gap; default: how well it fits silence. */
  readonly gap?: Float32Array;
  /** About when each sound of each word is, and by how many frames that may be wrong. */
  readonly near?: { readonly sounds: readonly (readonly Stretch[])[]; readonly within: number };
  /** For how many frames each of the fit stands, and each of the durations; default 1. */
  readonly stride?: number;
}

/**
 * @param words the sounds of each word in order; none empty
 * @returns undefined if the words do not fit into the frames
 */
export function force(
  fit: Fit,
  words: readonly (readonly ExpectedSound[])[],
  { gap, near, stride = 1 }: ForceOptions = {},
): Forced | undefined {
  const { frames } = fit;
  const shortestGap = GAP / stride;
  const sums = new Map<number, Float64Array>();
  const sumsOf = (state: number): Float64Array => {
    const found = sums.get(state) ?? cumulative(fit, state);
    sums.set(state, found);
    return found;
  };
  const gapSums = gap ? new Float64Array(frames + 1) : sumsOf(SILENCE);
  gap?.forEach((value, frame) => (gapSums[frame + 1] = (gapSums[frame] ?? 0) + value));
  /** What is won by going from each state to the one after it, by boundary. */
  const turns = new Map<number, Float64Array>();
  const turnOf = (state: number): Float64Array => {
    const found = turns.get(state) ?? difference(sumsOf(state), sumsOf(state + 1));
    turns.set(state, found);
    return found;
  };

  /** Frames that what comes after takes at least. */
  let left = words.flat().reduce((sum, { duration }) => sum + shortestOf(duration, stride), 0);
  if (left > frames) return undefined;

  /** Boundary from which a gap that ends at each boundary began; −1: there is none. One for each word and one after the last. */
  const gapFrom: Int32Array[] = [];
  const durations: Uint8Array[][] = [];

  /** Of a sound that begins at each boundary. */
  const open = new Float64Array(frames + 1);

  /** Best score of all that ends at each boundary. */
  let before: Float64Array = new Float64Array(frames + 1).fill(-Infinity);
  before[0] = 0;

  function overGap(open: Float64Array): Float64Array {
    const from = new Int32Array(frames + 1).fill(-1);
    const scores = open.slice();
    let running = -Infinity;
    let began = -1;
    for (let at = shortestGap; at <= frames; at++) {
      running += (gapSums[at] ?? 0) - (gapSums[at - 1] ?? 0);
      const begin = at - shortestGap;
      const fresh = (open[begin] ?? 0) - GAP_COST + (gapSums[at] ?? 0) - (gapSums[begin] ?? 0);
      if (fresh > running) {
        running = fresh;
        began = begin;
      }
      if (running > (scores[at] ?? 0)) {
        scores[at] = running;
        from[at] = began;
      }
    }
    gapFrom.push(from);
    return scores;
  }

  words.forEach((sounds, word) => {
    before = overGap(before);
    const within = near?.within ?? 0;
    durations.push(
      sounds.map(({ state, duration }, sound) => {
        const window = near?.sounds[word]?.[sound];
        const low = window ? Math.max(0, window.start - within) : 0;
        const high = window ? Math.min(frames, window.end + within) : frames;
        const after = new Float64Array(frames + 1).fill(-Infinity);
        const taken = new Uint8Array(frames + 1);
        const [first, toSecond, toThird] = [sumsOf(state), turnOf(state), turnOf(state + 1)];
        const earliest = Math.max(low, before.findIndex(Number.isFinite));
        const shortest = shortestOf(duration, stride);
        left -= shortest;
        const last = Math.min(frames - left, high);
        const longest = Math.max(
          shortest,
          Math.min(LONGEST / stride, Math.ceil(duration * 3.5) + 4 / stride),
        );
        const logs = new Float64Array(longest + 1);
        for (let length = shortest; length <= longest; length++)
          logs[length] = (-DURATION_WEIGHT * (Math.log(length / duration) / SPREAD) ** 2) / 2;
        for (let start = earliest; start <= last - shortest; start++)
          open[start] = (before[start] ?? 0) - (first[start] ?? 0);
        for (let from = earliest; from <= last; from += BLOCK) {
          const to = Math.min(last, from + BLOCK - 1);
          for (let length = shortest; length <= longest; length++) {
            const third = Math.ceil(length / STATES);
            const thirds = Math.ceil((2 * length) / STATES);
            const log = logs[length] ?? 0;
            for (
              let start = Math.max(earliest, from - length), at = start + length;
              at <= to;
              start++, at++
            ) {
              const score =
                (open[start] ?? 0) + (toSecond[start + third] ?? 0) + (toThird[start + thirds] ?? 0) + log;
              if (score > (after[at] ?? 0)) {
                after[at] = score;
                taken[at] = length;
              }
            }
          }
        }
        const final = sumsOf(state + 2);
        for (let at = earliest; at <= last; at++) after[at] = (after[at] ?? 0) + (final[at] ?? 0);
        before = after;
        return taken;
      }),
    );
  });
  const final = overGap(before);
  const score = final[frames] ?? -Infinity;
  if (score === -Infinity) return undefined;

  const found: Stretch[][] = words.map(() => []);
  let at = frames;
  for (let word = words.length; ; word--) {
    const from = gapFrom[word]?.[at] ?? -1;
    if (from >= 0) at = from;
    if (word === 0) break;
    const lengths = durations[word - 1] ?? [];
    const own: Stretch[] = [];
    for (let sound = lengths.length - 1; sound >= 0; sound--) {
      const start = at - (lengths[sound]?.[at] ?? 0);
      own.unshift({ start, end: at });
      at = start;
    }
    found[word - 1] = own;
  }
  return {
    words: found.map((own) => ({ start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0 })),
    sounds: found,
    score: score / frames,
  };
}
