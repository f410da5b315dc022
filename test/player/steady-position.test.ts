import assert from 'node:assert/strict';
import { test } from 'node:test';
import { steadyPosition } from '../../src/player/steady-position.js';

/** A browser that tells the position in steps, as Firefox does. */
function media(stepMs: number) {
  let [clock, from] = [0, 0];
  let isStalled = false;
  const told = { currentTime: 0, playbackRate: 1, paused: false, seeking: false };
  return {
    told,
    now: () => clock,
    truth: () => from + clock * told.playbackRate,
    stall: () => {
      isStalled = true;
    },
    pass(ms: number) {
      clock += ms;
      const truth = from + clock * told.playbackRate;
      if (!isStalled) told.currentTime = (Math.floor(truth / stepMs) * stepMs) / 1000;
    },
    jump(ms: number) {
      from += ms;
      this.pass(0);
    },
  };
}

test('a position that is told in steps of 40 ms is known to 8 ms once it has changed', () => {
  const { told, now, truth, pass } = media(40);
  const position = steadyPosition(told, now);
  position.at({ type: 'playing' });
  assert.ok(position.isUnsure);
  for (let n = 0; n < 6; n++) {
    pass(7);
    position.at();
  }
  assert.ok(!position.isUnsure);
  for (let n = 0; n < 200; n++) {
    pass(7);
    const behind = truth() - position.at();
    assert.ok(behind >= 0 && behind < 8, `${behind} ms behind`);
  }
});

test('a timeupdate tells it at once, at any speed', () => {
  const { told, now, truth, pass } = media(40);
  told.playbackRate = 2;
  const position = steadyPosition(told, now);
  pass(60);
  position.at({ type: 'timeupdate' });
  pass(15);
  assert.equal(position.at(), truth());
});

test('after a jump only what is told counts', () => {
  const browser = media(40);
  const position = steadyPosition(browser.told, browser.now);
  browser.pass(80);
  position.at({ type: 'timeupdate' });
  browser.jump(-60);
  assert.equal(position.at({ type: 'seeked' }), browser.told.currentTime * 1000);
  assert.ok(position.isUnsure);
});

test('a clock that stands still is not followed for longer than 50 ms, nor looked at for ever', () => {
  const { told, now, pass, stall } = media(40);
  const position = steadyPosition(told, now);
  pass(80);
  position.at({ type: 'timeupdate' });
  stall();
  pass(5000);
  assert.equal(position.at(), 130);
  position.at({ type: 'waiting' });
  for (let n = 0; n < 30; n++) position.at();
  assert.ok(!position.isUnsure);
});

test('a position that is told exactly stays as it is', () => {
  const { told, now, truth, pass } = media(1);
  const position = steadyPosition(told, now);
  position.at({ type: 'playing' });
  for (let n = 0; n < 50; n++) {
    pass(9);
    assert.ok(Math.abs(position.at() - truth()) < 1e-6);
  }
});
