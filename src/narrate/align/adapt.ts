import { DIMENSIONS, type Features, vectors } from './features.js';
import { type ExpectedSound, type Fit, type Forced, SILENCE } from './forced.js';
import type { Lesson } from './lesson.js';
import { count, emptyTally, likelihoods, type Sounds, soundsFrom, STATES, type Tally } from './sounds.js';

/*
 * From the sounds of the reference voices to those of the speaker at hand.
 */

/** Frames that are likely silence: the quietest of the recording. */
const QUIETEST = 0.08;

/** What silence is like in this recording. */
export function silenceOf(features: Features): Tally {
  const tally = emptyTally(1);
  const sorted = features.level.toSorted();
  const quiet = sorted[Math.floor(sorted.length * QUIETEST)] ?? 0;
  const most = Math.max(20, Math.min(4000, Math.ceil(features.frames * QUIETEST)));
  const stride = Math.max(1, Math.floor((features.frames * QUIETEST) / most));
  let seen = 0;
  for (let frame = 0; frame < features.frames; frame++) {
    if ((features.level[frame] ?? 0) > quiet || seen++ % stride !== 0) continue;
    count(tally, 0, vectors(features, frame, frame + 1), 0);
  }
  return tally;
}

export function withSilence(tally: Tally, silence: Tally): Tally {
  const mixed: Tally = {
    counts: tally.counts.slice(),
    sums: tally.sums.slice(),
    squares: tally.squares.slice(),
  };
  mixed.counts[SILENCE] = silence.counts[0] ?? 0;
  mixed.sums.set(silence.sums, SILENCE * DIMENSIONS);
  mixed.squares.set(silence.squares, SILENCE * DIMENSIONS);
  return mixed;
}

/** The reference voices' sounds with the recording's silence. */
export const foreignSounds = (lesson: Lesson, silence: Tally): Sounds =>
  soundsFrom(
    lesson.tallies.map((tally) => withSilence(tally, silence)),
    2.5,
  );

/** The mean of each state over the reference voices. */
export function priorOf({ states, width, means, constants }: Sounds): Float32Array {
  const prior = new Float32Array(states * DIMENSIONS);
  for (let state = 0; state < states; state++) {
    let heard = 0;
    for (let component = state * width; component < (state + 1) * width; component++) {
      if (constants[component] === -Infinity) continue;
      heard++;
      for (let d = 0; d < DIMENSIONS; d++) {
        const at = state * DIMENSIONS + d;
        const value = means[component * DIMENSIONS + d] ?? 0;
        prior[at] = (prior[at] ?? 0) + (value - (prior[at] ?? 0)) / heard;
      }
    }
  }
  return prior;
}

/**
 * What a frame's log likelihood counts: neighbouring frames and differences tell the same thing again and again. Where
 * the words are not known to have been said, it counts more; where only their times are open, how long sounds last is the
 * better witness.
 */
export const SCALE = { search: 0.25, force: 0.1 } as const;
/** In nats. However bad a frame fits, it costs no more: a cough must not move the words around it. */
const WORST = -48;

/** How well each state fits each frame, at most 0, in nats times the scale. */
export function fitOf(
  sounds: Sounds,
  features: Features,
  { from, to, stride = 1 }: { readonly from: number; readonly to: number; readonly stride?: number },
  scale: number = SCALE.force,
): Fit {
  const frames = vectors(features, from, to, stride);
  const values = likelihoods(sounds, frames, WORST);
  for (let at = 0; at < values.length; at++) values[at] = scale * (values[at] ?? 0);
  return { states: sounds.states, frames: frames.length / DIMENSIONS, values };
}

/** Adds the frames of sounds to the states that they were found to be. */
export function tallyForced(
  tally: Tally,
  features: Features,
  from: number,
  forced: Forced,
  words: readonly (readonly ExpectedSound[])[],
): void {
  forced.sounds.forEach((own, word) => {
    own.forEach(({ start, end }, sound) => {
      const frames = vectors(features, from + start, from + end);
      const first = words[word]?.[sound]?.state ?? 0;
      for (let frame = 0; frame < end - start; frame++)
        count(tally, first + Math.floor((frame * STATES) / (end - start)), frames, frame);
    });
  });
}
