import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Card } from '../../src/core/inbox.js';
import { addressOf, neighbourOf, readAddress } from '../../src/inbox/place-in-list.js';

test('the address says what is shown, and what is as usual is left out', () => {
  assert.equal(addressOf({ state: 'open', order: 'newest', card: undefined }), '/inbox');
  for (const state of ['open', 'accepted', 'rejected'] as const)
    for (const order of ['newest', 'most'] as const)
      for (const card of [undefined, '01a20967-df56-7037-9b46-6ae5a2ee71ab']) {
        const shown = { state, order, card };
        assert.deepEqual(readAddress(new URL(addressOf(shown), 'http://here').search), shown);
      }
});

test('an address that somebody made up shows what is open', () => {
  assert.deepEqual(readAddress('?state=<b>&order=1'), { state: 'open', order: 'newest', card: undefined });
});

test('after a card comes the next, after the last the one before', () => {
  const cards = ['a', 'b', 'c'].map((id) => ({ id }) as Card);
  assert.equal(neighbourOf(cards, 'a')?.id, 'b');
  assert.equal(neighbourOf(cards, 'c')?.id, 'b');
  assert.equal(neighbourOf(cards, 'gone')?.id, 'a');
  assert.equal(neighbourOf([], 'a'), undefined);
});
