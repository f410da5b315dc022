import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { durationOf } from '../../src/core/duration.js';

describe('A duration', () => {
  it('is written as a clock, said in words and read by machines', () => {
    assert.deepEqual(durationOf(200_000, 'en'), {
      text: '3:20',
      phrase: '3 minutes 20 seconds',
    });
  });

  it('has hours only when there are any', () => {
    assert.deepEqual(durationOf(3_725_000, 'en'), {
      text: '1:02:05',
      phrase: '1 hour 2 minutes 5 seconds',
    });
  });

  it('leaves out what is zero', () => {
    assert.equal(durationOf(3_600_000, 'en').phrase, '1 hour');
    assert.equal(durationOf(3_605_000, 'en').phrase, '1 hour 5 seconds');
    assert.equal(durationOf(60_000, 'en').phrase, '1 minute');
    assert.equal(durationOf(3_605_000, 'en').text, '1:00:05');
  });

  it('of nothing is said as well', () => {
    assert.deepEqual(durationOf(0, 'en'), { text: '0:00', phrase: '0 seconds' });
  });

  it('rounds down: a clock shows the second that has been reached', () => {
    assert.equal(durationOf(1999, 'en').text, '0:01');
  });

  for (const odd of [NaN, Infinity, -1])
    it(`of ${odd} is zero`, () => assert.equal(durationOf(odd, 'en').text, '0:00'));

  it('is said in the reader’s language, with its plurals', () => {
    assert.equal(durationOf(61_000, 'de').phrase, '1 Minute 1 Sekunde');
    assert.equal(durationOf(200_000, 'de').phrase, '3 Minuten 20 Sekunden');
    assert.match(durationOf(200_000, 'fr').phrase, /^3\sminutes (et )?20\ssecondes$/);
  });

  it('is never said with a colon', () => {
    for (const lang of ['en', 'de', 'fr', 'ar', 'ja'])
      for (const seconds of [5, 65, 3700]) assert.doesNotMatch(durationOf(seconds * 1000, lang).phrase, /:/);
  });
});
