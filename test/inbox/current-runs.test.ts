import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Run } from '../../src/core/inbox.js';
import { currentRuns } from '../../src/inbox/current-runs.js';

const run = (id: string, article: string, state: Run['state']): Run => ({
  ...{ id, article, state, title: article, reason: 'asked', done: 0 },
  createdAt: '2026-11-26T20:00:00Z',
});

test('of each article the last run is told, and all that go on', () => {
  const runs = [
    run('6', 'harbour', 'queued'),
    run('5', 'harbour', 'running'),
    run('4', 'market', 'done'),
    run('3', 'harbour', 'failed'),
    run('2', 'market', 'failed'),
    run('1', 'river', 'failed'),
  ];
  assert.deepEqual(
    currentRuns(runs).map(({ id }) => id),
    ['6', '5', '4', '1'],
  );
});
