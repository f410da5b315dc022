/*
 * Who guesses tokens waits: each reader after ten wrong ones, doubling from 1 s to 5 minutes, and all together after
 * 300 in a minute, so that many addresses do not help. In memory only. Sessions that are open go on.
 */

const FREE = 10;
const LONGEST_MS = 5 * 60_000;
const FORGOTTEN_MS = 60 * 60_000;
const ALL_PER_MINUTE = 300;

export interface SlowDown {
  /** ms to wait before another token is looked at; 0: none. */
  wait(reader: string): number;
  /** A token is looked at: it counts as wrong until it is `right`, so that a thousand at once are no way round. */
  tried(reader: string): void;
  right(reader: string): void;
}

export function slowDown(now: () => number = Date.now): SlowDown {
  const readers = new Map<string, { wrong: number; last: number }>();
  let minute = { began: now(), tries: 0 };

  const current = (): typeof minute => {
    if (now() - minute.began >= 60_000) {
      minute = { began: now(), tries: 0 };
      for (const [reader, { last }] of readers) if (now() - last > FORGOTTEN_MS) readers.delete(reader);
    }
    return minute;
  };

  return {
    wait(reader) {
      const { began, tries } = current();
      const all = tries >= ALL_PER_MINUTE ? began + 60_000 - now() : 0;
      const { wrong, last } = readers.get(reader) ?? { wrong: 0, last: 0 };
      const own = wrong < FREE ? 0 : last + Math.min(1000 * 2 ** (wrong - FREE), LONGEST_MS) - now();
      return Math.max(0, all, own);
    },
    tried(reader) {
      current().tries++;
      readers.set(reader, { wrong: (readers.get(reader)?.wrong ?? 0) + 1, last: now() });
    },
    right(reader) {
      const { tries } = current();
      minute.tries = Math.max(0, tries - 1);
      readers.delete(reader);
    },
  };
}
