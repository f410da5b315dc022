/*
 * Beats and bars of a piece of music, in seconds from its start. Pure arithmetic: no audio, no DOM.
 */

export interface Beats {
  /** Beats a minute. */
  readonly bpm: number;
  /** The first downbeat. */
  readonly first: number;
}

export interface Loop {
  readonly start: number;
  readonly end: number;
}

/** A bar line that is missed by less counts as met. */
const NEAR = 0.005;
/** A file whose end is as near to a beat was cut as a loop. */
const CUT_NEAR = 0.03;

export const barOf = ({ bpm }: Beats, beatsPerBar: number): number => (beatsPerBar * 60) / bpm;

/** The first downbeat at or after a time. */
export function downbeatFrom(beats: Beats, beatsPerBar: number, time: number): number {
  const bar = barOf(beats, beatsPerBar);
  return beats.first + Math.max(0, Math.ceil((time - NEAR - beats.first) / bar)) * bar;
}

/**
 * From which bar line to which a bed is repeated. A file that was cut as a loop is repeated to its end, in whatever
 * metre; one without beats, or without a whole bar, from end to end.
 */
export function loopOf(beats: Beats | undefined, beatsPerBar: number, duration: number): Loop {
  if (!beats) return { start: 0, end: duration };
  const { first, bpm } = beats;
  const beat = 60 / bpm;
  const whole = Math.round((duration - first) / beat);
  if (whole >= beatsPerBar && Math.abs(first + whole * beat - duration) < CUT_NEAR)
    return { start: first, end: Math.min(duration, first + whole * beat) };
  const bar = barOf(beats, beatsPerBar);
  const bars = Math.floor((duration - first + NEAR) / bar);
  return bars > 0
    ? { start: first, end: Math.min(duration, first + bars * bar) }
    : { start: 0, end: duration };
}

/**
 * Where in a loop to begin at `now`, so that the bar line `loop.start` falls on `downbeat`, before or after now.
 * @param now, downbeat seconds of one clock
 */
export function placeInLoop({ start, end }: Loop, now: number, downbeat: number): number {
  const length = end - start;
  return start + ((((now - downbeat) % length) + length) % length);
}
