import { type ExpectedSound, type Fit, force, type Forced } from './forced.js';

/* The first look at a sentence, of which nothing is known: to try every sound everywhere costs the square of its length. */

/** Frames up to which that is cheap: 15 s. */
const SHORT = 3000;
/** Frames of which one is made for a first, rough look at more: a sixteenth of the work. */
const STRIDE = 4;

/** One frame in the place of several, which fits as well as they all do. */
function coarse({ states, frames, values }: Fit): Fit {
  const fewer = Math.floor(frames / STRIDE);
  const sums = new Float32Array(fewer * states);
  for (let frame = 0; frame < fewer * STRIDE; frame++) {
    const to = Math.floor(frame / STRIDE) * states;
    for (let state = 0; state < states; state++)
      sums[to + state] = (sums[to + state] ?? 0) + (values[frame * states + state] ?? 0);
  }
  return { states, frames: fewer, values: sums };
}

/**
 * As `force`; a long sentence is first looked at roughly, and then near what was found.
 * @param within frames that a sound is at most from where the rough look has found it
 */
export function forceAnew(
  fit: Fit,
  words: readonly (readonly ExpectedSound[])[],
  within: number,
): Forced | undefined {
  if (fit.frames <= SHORT) return force(fit, words);
  const shorter = words.map((sounds) =>
    sounds.map(({ state, duration }) => ({ state, duration: duration / STRIDE })),
  );
  const rough = force(coarse(fit), shorter, { stride: STRIDE });
  const sounds = rough?.sounds.map((own) =>
    own.map(({ start, end }) => ({ start: start * STRIDE, end: end * STRIDE })),
  );
  return (sounds && force(fit, words, { near: { sounds, within } })) ?? force(fit, words);
}
