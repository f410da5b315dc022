import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { barOf, downbeatFrom, loopOf, placeInLoop } from '../../../src/player/soundtrack/bars.js';

const near = (actual: number, expected: number): void =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is ${expected}`);

test('the voice enters on the first bar line after the sting, not before the first one', () => {
  const beats = { bpm: 120, first: 0.25 };
  near(downbeatFrom(beats, 4, 3.1), 4.25);
  near(downbeatFrom(beats, 3, 3.1), 3.25);
  near(downbeatFrom(beats, 4, 0), 0.25);
  // A sting that is cut at the bar line is not waited out for another bar.
  near(downbeatFrom(beats, 4, 4.253), 4.25);
});

test('a bed is repeated over as many whole bars as it holds', () => {
  // 8.4 bars of 2 s after the first downbeat.
  const loop = loopOf({ bpm: 120, first: 0.5 }, 4, 17.3);
  near(loop.start, 0.5);
  near(loop.end, 16.5);
});

test('a bed that was cut as a loop is repeated whole, in whatever metre', () => {
  // 30 beats: ten bars of three, seven and a half of four.
  const loop = loopOf({ bpm: 120, first: 0 }, 4, 15.002);
  near(loop.end, 15);
});

test('a bed without beats, or without a bar, is repeated from end to end', () => {
  assert.deepEqual(loopOf(undefined, 4, 12), { start: 0, end: 12 });
  assert.deepEqual(loopOf({ bpm: 60, first: 1 }, 4, 3.5), { start: 0, end: 3.5 });
});

test('a loop never leaves its file, and wherever it is begun the bar line falls on the downbeat', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 50, max: 200, noNaN: true }),
      fc.double({ min: 0, max: 2, noNaN: true }),
      fc.integer({ min: 1, max: 12 }),
      fc.double({ min: 2.5, max: 300, noNaN: true }),
      fc.double({ min: -1000, max: 1000, noNaN: true }),
      (bpm, first, perBar, duration, ago) => {
        const loop = loopOf({ bpm, first }, perBar, duration);
        assert.ok(loop.start >= 0 && loop.start < loop.end && loop.end <= duration);
        const place = placeInLoop(loop, 5000, 5000 - ago);
        assert.ok(place >= loop.start && place <= loop.end);
        const length = loop.end - loop.start;
        const off = (place - loop.start - ago) / length;
        assert.ok(Math.abs(off - Math.round(off)) * length < 1e-6);
      },
    ),
  );
  near(barOf({ bpm: 90, first: 0 }, 3), 2);
});
