import assert from 'node:assert/strict';
import { test } from 'node:test';
import { slowDown } from '../../../src/serve/sign-in/slow-down.js';

const clock = () => {
  let now = 1_000_000;
  return { now: () => now, pass: (ms: number) => (now += ms) };
};

test('ten wrong tokens are free, then each doubles the wait up to five minutes', () => {
  const { now, pass } = clock();
  const slow = slowDown(now);
  const waits: number[] = [];
  for (let i = 0; i < 22; i++) {
    const ms = slow.wait('reader');
    waits.push(ms);
    pass(ms);
    slow.tried('reader');
  }
  assert.deepEqual(waits.slice(0, 10), Array(10).fill(0));
  assert.deepEqual(waits.slice(10, 14), [1000, 2000, 4000, 8000]);
  assert.equal(waits.at(-1), 5 * 60_000);
  assert.equal(slow.wait('another'), 0, 'others do not wait');
});

test('a right one is the end of waiting', () => {
  const { now } = clock();
  const slow = slowDown(now);
  for (let i = 0; i < 9; i++) slow.tried('reader');
  slow.tried('reader');
  slow.right('reader');
  assert.equal(slow.wait('reader'), 0);
});

test('many addresses together try 300 in a minute', () => {
  const { now, pass } = clock();
  const slow = slowDown(now);
  for (let i = 0; i < 300; i++) slow.tried(`reader ${i}`);
  assert.equal(slow.wait('one more'), 60_000);
  pass(60_000);
  assert.equal(slow.wait('one more'), 0);
});

test('what was wrong an hour ago is forgotten', () => {
  const { now, pass } = clock();
  const slow = slowDown(now);
  for (let i = 0; i < 12; i++) slow.tried('reader');
  pass(61 * 60_000);
  assert.equal(slow.wait('reader'), 0);
  slow.tried('reader');
  assert.equal(slow.wait('reader'), 0, 'nor does it count');
});
