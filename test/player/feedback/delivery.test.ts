import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Answer, verdictOn } from '../../../src/player/feedback/delivery.js';

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
    assert.equal(notBefore('soon'), minute);
  });
});
