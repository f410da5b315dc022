import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Answer, keptFor, verdictOn } from '../../../src/player/feedback/delivery.js';

const now = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
const answer = (status: number, more: Partial<Answer> = {}): Answer => ({
  status,
  retryAfter: null,
  type: 'application/json; charset=utf-8',
  body: '',
  ...more,
});

describe('what an answer means', () => {
  test('201 with an id: stored, and the id is the receipt', () => {
    const verdict = verdictOn(answer(201, { body: '{"id":"0199-ab"}' }), 1, now);
    assert.deepEqual(verdict, { is: 'accepted', receipt: '0199-ab' });
  });

  test('any other acknowledgement: stored, without a receipt', () => {
    for (const body of ['', 'ok', '[]', 'null', '{"id":7}', '{"id":""}'])
      assert.deepEqual(
        verdictOn(answer(200, { body }), 1, now),
        { is: 'accepted', receipt: undefined },
        body,
      );
    assert.equal(verdictOn(answer(204, { type: '' }), 1, now).is, 'accepted');
  });

  test('a page with status 200 is no acknowledgement: a hotel’s login page must not swallow a report', () => {
    assert.equal(verdictOn(answer(200, { type: 'text/html; charset=utf-8' }), 1, now).is, 'later');
  });

  test('a refusal is final, and gives the server’s reason', () => {
    for (const status of [400, 401, 403, 404, 413, 415, 422])
      assert.equal(verdictOn(answer(status), 1, now).is, 'refused', String(status));
    const body = JSON.stringify({ title: 'Unprocessable', detail: 'The comment is too long.' });
    assert.deepEqual(verdictOn(answer(422, { body, type: 'application/problem+json' }), 1, now), {
      is: 'refused',
      reason: 'The comment is too long.',
    });
    assert.deepEqual(verdictOn(answer(403, { body: '<h1>No</h1>' }), 1, now), {
      is: 'refused',
      reason: undefined,
    });
  });

  test('a reason without a detail is its title, and no reason is longer than a line or two', () => {
    const reason = (told: object): string | undefined => {
      const verdict = verdictOn(answer(400, { body: JSON.stringify(told) }), 1, now);
      return verdict.is === 'refused' ? verdict.reason : undefined;
    };
    assert.equal(reason({ title: 'Bad request' }), 'Bad request');
    assert.equal(reason({ detail: 'x'.repeat(300) }), 'x'.repeat(200));
    assert.equal(reason({ detail: 5, title: '' }), undefined);
  });

  test('what is neither stored nor refused is tried again: nothing below 200, no other place', () => {
    for (const status of [100, 300, 301, 304])
      assert.equal(verdictOn(answer(status), 1, now).is, 'later', String(status));
    assert.equal(verdictOn(answer(200, { type: 'multipart/text/html' }), 1, now).is, 'accepted');
    assert.equal(keptFor, 30 * 24 * 60 * minute);
  });

  test('no network: at the next occasion, whichever attempt it was', () => {
    assert.deepEqual(verdictOn(undefined, 9, now), { is: 'later', notBefore: now });
  });

  test('a server in trouble is spared: a minute, then twice as long each time, at most six hours', () => {
    for (const status of [408, 409, 425, 429, 500, 502, 503, 504])
      assert.deepEqual(verdictOn(answer(status), 1, now), { is: 'later', notBefore: now + minute });
    const waits = [1, 2, 3, 10, 60].map((attempts) => {
      const verdict = verdictOn(answer(503), attempts, now);
      assert.equal(verdict.is, 'later');
      return (verdict.notBefore - now) / minute;
    });
    assert.deepEqual(waits, [1, 2, 4, 360, 360]);
  });

  test('Retry-After is kept to, in seconds or as a date; nonsense is passed over', () => {
    const notBefore = (retryAfter: string): number => {
      const verdict = verdictOn(answer(429, { retryAfter }), 1, now);
      assert.equal(verdict.is, 'later');
      return verdict.notBefore - now;
    };
    assert.equal(notBefore('120'), 2 * minute);
    assert.equal(notBefore('Mon, 23 Nov 2026 12:30:00 GMT'), 30 * minute);
    assert.equal(notBefore(' 120 '), 2 * minute);
    for (const nonsense of ['soon', '', '120 s', 'in 120'])
      assert.equal(notBefore(nonsense), minute, nonsense);
  });
});
