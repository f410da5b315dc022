import type { Narration } from '../core/narration/schema.js';
import type { Cause } from './exposed.js';
import type { Spoken } from './strings.js';

/*
 * The player's state. Views ask for something (requests.ts), that becomes a call on the media element, and what the
 * media element says comes back as state. Knows no DOM.
 */

export type Problem = 'narration-missing' | 'narration-invalid' | 'audio' | 'refused';

export interface PlayerState {
  /** Undefined until it has loaded. */
  readonly narration: Narration | undefined;
  readonly problem: Problem | undefined;
  /** In more words than the problem's own, where it is known. */
  readonly trouble: string | undefined;
  readonly paused: boolean;
  readonly rate: number;
  /** Where the listener stopped last time, in ms, until they have answered the offer. */
  readonly resumeMs: number | undefined;
  /** The status line: the answer to the last thing that the reader did. */
  readonly status: string;
  /** There is text in which a word can be clicked. */
  readonly hasText: boolean;
  /** The page lays the controls out elsewhere. */
  readonly isBare: boolean;
  /** The elements elsewhere on the page that show the controls, and the status line: the first of them is heard. */
  readonly controls: readonly object[];
  /** Those that say that the voice is artificial. */
  readonly disclosures: readonly object[];
  /** What the player says. Undefined until the language has loaded: the player's room is there already. */
  readonly spoken: Spoken | undefined;
}

/** Seconds, known before any audio is loaded; NaN until the narration is there. */
export const durationIn = ({ narration }: PlayerState): number =>
  Number(narration?.audio[0]?.duration) / 1000;

/** As much of HTMLMediaElement as state is read from. */
export interface MediaLike {
  readonly paused: boolean;
  readonly error: unknown;
  readonly playbackRate: number;
  addEventListener(type: string, listener: () => void, options: { readonly signal: AbortSignal }): void;
}

interface Row<T> {
  readonly initial: T;
  /** State that the media element owns: how it is read, and which events say that it may have changed. */
  readonly from?: {
    readonly read: (media: MediaLike, state: PlayerState) => T;
    readonly events: Readonly<Record<string, Cause>>;
  };
}

/** All state in one table: a new state is one entry. */
const table: { readonly [K in keyof PlayerState]: Row<PlayerState[K]> } = {
  narration: { initial: undefined },
  problem: {
    initial: undefined,
    from: {
      // “playing” may come late, when what was wrong has stopped the voice already.
      read: (media, state) => (media.error ? 'audio' : media.paused ? state.problem : undefined),
      events: { playing: 'action' },
    },
  },
  trouble: { initial: undefined },
  paused: {
    initial: true,
    from: {
      read: ({ paused }) => paused,
      events: { play: 'action', pause: 'pause', ended: 'end', emptied: 'load' },
    },
  },
  rate: {
    initial: 1,
    from: { read: ({ playbackRate }) => playbackRate, events: { ratechange: 'action' } },
  },
  resumeMs: { initial: undefined },
  status: { initial: '' },
  hasText: { initial: false },
  isBare: { initial: false },
  controls: { initial: [] },
  disclosures: { initial: [] },
  spoken: { initial: undefined },
};

export interface Store {
  readonly state: PlayerState;
  set(cause: Cause, change: Partial<PlayerState>): void;
  /** Keeps the media element's state until `signal` aborts. */
  connect(media: MediaLike, signal: AbortSignal): void;
  /** @param changed is called after each change, not for what stays the same, until `signal` aborts */
  onChange(changed: (cause: Cause) => void, signal?: AbortSignal): void;
}

export function createStore(): Store {
  const listeners = new Set<(cause: Cause) => void>();
  const initial = Object.entries(table).map(([name, row]) => [name, row.initial]);
  let state = Object.fromEntries(initial) as unknown as PlayerState;

  const set = (cause: Cause, changed: Partial<PlayerState>): void => {
    // What was said of a problem goes with it.
    const change = 'problem' in changed ? { trouble: undefined, ...changed } : changed;
    const names = Object.keys(change) as (keyof PlayerState)[];
    if (names.every((name) => Object.is(state[name], change[name]))) return;
    state = { ...state, ...change };
    for (const listener of [...listeners]) listener(cause);
  };

  return {
    get state() {
      return state;
    },
    set,
    onChange(changed, signal) {
      listeners.add(changed);
      signal?.addEventListener('abort', () => listeners.delete(changed));
    },
    connect(media, signal) {
      for (const [name, { from }] of Object.entries(table))
        if (from) {
          const read = (cause: Cause): void => set(cause, { [name]: from.read(media, state) });
          read('load');
          for (const [event, cause] of Object.entries(from.events))
            media.addEventListener(event, () => read(cause), { signal });
        }
    },
  };
}
