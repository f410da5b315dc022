/** No browser was seen to be further behind. */
const MOST_BEHIND_MS = 50;
/** After so many looks it is not worth the time: it stalls, or does not begin. */
const MOST_LOOKS = 25;

export type PlayingMedia = Pick<HTMLMediaElement, 'currentTime' | 'playbackRate' | 'paused' | 'seeking'>;

/**
 * In ms. Seconds are not exact: a word that begins at 1001 ms would be told at 1000.9999999999999, when the word before it
 * is being said.
 */
export const msOf = ({ currentTime }: Pick<PlayingMedia, 'currentTime'>): number =>
  Math.round(currentTime * 1e6) / 1e3;

export interface SteadyPosition {
  /** Where the media is, in ms, asked in one of its events or between them. */
  at(event?: Pick<Event, 'type'>): number;
  /** Whether to ask again soon, because it is not known yet how fresh what the media tells is. */
  readonly isUnsure: boolean;
}

/**
 * Firefox tells the position in steps of 40 ms: 20 ms too little on average, which is heard before it is seen (measured).
 * Fresh it is when it has just changed, and with timeupdate. From there the time that has gone by is counted on.
 */
export function steadyPosition(media: PlayingMedia, now = (): number => performance.now()): SteadyPosition {
  /** Where the media would have been at 0 of `now`, in ms. */
  let origin = -Infinity;
  let looks = MOST_LOOKS;
  let before = -1;
  return {
    at(event) {
      const told = msOf(media);
      const gone = now() * media.playbackRate;
      const isFresh = event ? event.type === 'timeupdate' : looks > 0 && told !== before;
      // Any other event may be a jump, a stop or another speed.
      if (event) [origin, looks] = [-Infinity, isFresh ? 0 : MOST_LOOKS];
      if (isFresh && !media.paused && !media.seeking) [origin, looks] = [told - gone, 0];
      else looks--;
      before = told;
      return Math.min(Math.max(told, origin + gone), told + MOST_BEHIND_MS);
    },
    get isUnsure() {
      return looks > 0;
    },
  };
}
