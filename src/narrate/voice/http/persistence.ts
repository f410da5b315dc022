import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from './failure.js';

/** How long to try, and how. */
export interface Patience {
  /** Requests for one answer, the first included. */
  readonly attempts: number;
  /** Ms that one may take, from connecting to the last byte. */
  readonly timeoutMs: number;
  /** Ms that are waited before the second; each further wait is up to twice as long. */
  readonly firstWaitMs: number;
  /** The longest wait; a service that asks for more is not waited for. */
  readonly longestWaitMs: number;
}

export const patience: Patience = {
  attempts: 6,
  timeoutMs: 120_000,
  firstWaitMs: 500,
  longestWaitMs: 60_000,
};

/** An answer that was not what it should be may have been paid for. */
const MOST_GARBLED = 2;

/**
 * Tries until it is answered. Waits grow exponentially with full jitter, so that many who were refused at once do not
 * come back at once (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 * @throws Failure the last one
 */
export async function persist<T>(
  attempt: () => Promise<T>,
  { attempts, firstWaitMs, longestWaitMs }: Patience,
  signal: AbortSignal,
): Promise<T> {
  let garbled = 0;
  for (let tried = 1; ; tried++) {
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.kind === 'refused' || failure.kind === 'shut')
        throw failure;
      if (failure.kind === 'garbled' && ++garbled === MOST_GARBLED) throw failure;
      const asked = failure.retryAfterMs;
      if (tried === attempts || (asked !== undefined && asked > longestWaitMs)) throw failure;
      const wait = Math.min(longestWaitMs, firstWaitMs * 2 ** (tried - 1));
      await delay(asked ?? Math.random() * wait, undefined, { signal });
    }
  }
}

/** So many at once, in the order in which they came. */
export interface Gate {
  pass<T>(work: () => Promise<T>): Promise<T>;
}

export function gate(most: number): Gate {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return {
    async pass(work) {
      if (inside === most) await new Promise<void>((enter) => waiting.push(enter));
      else inside++;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else inside--;
      }
    },
  };
}
