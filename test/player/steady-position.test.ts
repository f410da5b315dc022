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

test('a position that is paused or being sought is what is told, however fresh', () => {
  for (const state of [{ paused: true }, { seeking: true }]) {
    const { told, now, pass } = media(40);
    Object.assign(told, state);
    const position = steadyPosition(told, now);
    pass(100);
    assert.equal(position.at({ type: 'timeupdate' }), 80);
    pass(15);
    told.currentTime = 0.08;
    assert.equal(position.at(), 80);
  }
});

test('before anything was told, the first look trusts what is there, and one that has not moved since is no fresher', () => {
  const { told, now, pass } = media(40);
  const position = steadyPosition(told, now);
  pass(50);
  assert.equal(position.at(), 40);
  assert.ok(!position.isUnsure, 'It has changed since the beginning');
  position.at({ type: 'seeked' });
  pass(10);
  assert.equal(position.at(), 40);
  assert.ok(position.isUnsure);
});

test('once it is known no change is taken for a fresh one: what is told late would set it back', () => {
  const { told, now, pass } = media(40);
  const position = steadyPosition(told, now);
  pass(80);
  position.at({ type: 'timeupdate' });
  pass(47);
  assert.equal(position.at(), 127);
  pass(1);
  assert.equal(position.at(), 128);
});

test('by the browser’s own clock where none is given', () => {
  const position = steadyPosition({ currentTime: 1, playbackRate: 1, paused: false, seeking: false });
  const at = position.at({ type: 'timeupdate' });
  assert.ok(at >= 1000 && position.at() >= at);
  assert.ok(position.at() <= 1050);
});

test('at the beginning of a word it is not before it: seconds are not exact', () => {
  const { told, now } = media(1);
  const position = steadyPosition(told, now);
  told.paused = true;
  for (let ms = 0; ms < 100_000; ms++) {
    told.currentTime = ms / 1000;
    assert.equal(position.at({ type: 'seeking' }), ms);
  }
});
