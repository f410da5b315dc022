/**
 * Who or what has made something happen, in `detail.trigger` of every event of the player:
 * - `user`: the listener, by a control, a key, a click in the text, a dialog, or a setting that holds in all players;
 * - `media-session`: the listener, by the lock screen, a headset or a media key;
 * - `page`: a script that called a method or set a property;
 * - `other-player`: another player of the page has begun to speak;
 * - `other-tab`: one in another frame or tab has;
 * - `playback`: the audio itself went on, ended, waited or failed.
 */
export type Trigger = 'user' | 'media-session' | 'page' | 'other-player' | 'other-tab' | 'playback';

/** What every event of the player tells at least. */
export interface Triggered {
  readonly trigger: Trigger;
}

/** Remembers why a media element was told something until it tells of it. Knows no DOM. */
export interface Triggers {
  /** Of what is being done. */
  readonly now: Trigger;
  /** What `act` does at once, it does because of `trigger`. */
  run<T>(trigger: Trigger, act: () => T): T;
  /** An event of this type is about to come. */
  expect(type: string, trigger?: Trigger): void;
  /** Of an event that comes. */
  of(type: string): Trigger;
  /** Of a position that has changed just now. */
  readonly ofPosition: Trigger;
}

/** Told of in two steps: why is asked at both. */
const begins: Readonly<Record<string, string>> = { playing: 'play', seeked: 'seeking' };

export function createTriggers(): Triggers {
  // Who does not say so calls from outside.
  let now: Trigger = 'page';
  /** In the order in which their events will come. */
  const expected: Record<string, Trigger[]> = {};
  return {
    get now() {
      return now;
    },
    get ofPosition() {
      return expected['seeking']?.at(-1) ?? 'playback';
    },
    run(trigger, act) {
      const before = now;
      now = trigger;
      try {
        return act();
      } finally {
        now = before;
      }
    },
    expect(type, trigger = now) {
      (expected[type] ??= []).push(trigger);
    },
    of(type) {
      const first = begins[type];
      const waiting = expected[first ?? type] ?? [];
      const isFirst = type === 'play' || type === 'seeking';
      // Several seeks at once end as one.
      const trigger = first || isFirst ? waiting.at(-1) : waiting.shift();
      if (first) waiting.length = 0;
      // Settings hold in all players at once, whichever the listener has used.
      return trigger ?? (/^(rate|vol)/.test(type) ? 'user' : 'playback');
    },
  };
}
