import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeTokens } from '../../../src/serve/feedback/time-token.js';

const now = 1_800_000_000_000;
const hour = 3_600_000;
const tokens = timeTokens('key');

test('a form that was open for a while is a person’s', () => {
  for (const age of [3000, 60_000, 23 * hour])
    assert.equal(tokens.judge(tokens.issue(now - age), now), 'ripe', `${age}`);
});

test('what comes faster than anybody types is not', () => {
  for (const age of [0, 2999, -hour])
    assert.equal(tokens.judge(tokens.issue(now - age), now), 'wrong', `${age}`);
});

test('none, or one that is older than a day, says nothing', () => {
  for (const token of [undefined, '', tokens.issue(now - 25 * hour)])
    assert.equal(tokens.judge(token, now), 'missing');
});

test('nobody but us can make one', () => {
  const [issued = '', signature = ''] = tokens.issue(now - hour).split('.');
  for (const token of [
    timeTokens('another key').issue(now - hour),
    `${(now - 2 * hour).toString(36)}.${signature}`,
    `${issued}.${signature.slice(1)}`,
    `${issued}.${'é'.repeat(22)}`,
    `${issued}.`,
    'x',
    7,
    null,
    ['x'],
    { toString: 'x' },
  ])
    assert.equal(tokens.judge(token, now), 'wrong', JSON.stringify(token));
});

test('servers that share the key take each other’s', () => {
  assert.equal(timeTokens('key').judge(tokens.issue(now - hour), now), 'ripe');
});
