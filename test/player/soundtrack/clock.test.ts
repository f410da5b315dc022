import { ok } from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ContextClock, heardAtMs } from '../../../src/player/soundtrack/clock.js';

/** A context that has run for 5 s; `told` is its timestamp, as ms from now. */
const context = (contextTime: number, told: number, outputLatency?: number): ContextClock => ({
  currentTime: 5,
  getOutputTimestamp: () => ({ contextTime, performanceTime: performance.now() + told }),
  ...(outputLatency !== undefined && { outputLatency }),
});

/** ms until what the context makes now is heard, but for the time that asking takes. */
const latencyIn = (clock: ContextClock): number => heardAtMs(clock, 5) - performance.now();

describe('when the sound of a context is heard', () => {
  const near = (ms: number, expected: number): void => {
    // Of a machine that is busy between two looks at the clock.
    ok(ms <= expected + 1 && ms > expected - 100, `${ms} is not ${expected}`);
  };

  it('is what the browser says it has played, as Chromium does', () => {
    near(latencyIn(context(4.6, -200)), 200);
  });

  it('is later by the latency where the timestamp forgets it, as in Firefox', () => {
    near(latencyIn(context(4.5, -500, 0.4)), 400);
  });

  it('is not asked of a timestamp in the future, as that of WebKitGTK', () => {
    near(latencyIn(context(4.997, 4997, 0)), 10);
  });

  it('is soon where nothing is known', () => {
    near(latencyIn(context(0, 0)), 10);
  });
});
