import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assumptions, reckon, scaleTables } from '../../bench/scale.js';

test('the page about scale says what its assumptions come to', async () => {
  const page = await readFile(new URL('../../docs/scale.md', import.meta.url), 'utf8');
  for (const table of scaleTables()) assert.ok(page.includes(table), `not in docs/scale.md:\n${table}`);
});

test('storage and egress are those of the audio', () => {
  const { storedGb, egressGb, audioMb } = reckon();
  const { articles, plays, heard } = assumptions;
  assert.ok(storedGb * 1000 > articles.value * audioMb);
  assert.ok(egressGb * 1000 > plays.value * heard.value * audioMb);
});
