import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checks, nightly } from './acr/checks.js';
import { testsOf } from './acr/evidence.js';
import { testSources } from './acr/sources.js';

test('each of the 62 accessibility checks has a test that bears its number', async () => {
  assert.equal(checks.length, 62);
  const found = testsOf(await testSources());
  const without = [...found]
    .filter(([, tests]) => tests.length === 0)
    .map(([number]) => `G${number}: ${checks[number - 1]}`);
  assert.deepEqual(without, []);
  // What is shown in the night is shown there, and what is not, is not shown there alone.
  for (const [number, tests] of found) {
    const isByDay = tests.some(({ file }) => file.endsWith('.test.ts'));
    assert.equal(isByDay, !nightly.includes(number), `G${number}`);
  }
});

test('a number is found in a name, and nowhere else', () => {
  const found = testsOf({
    'a.test.ts':
      "it('G1, G28: is seen', go); test(`G9: ${x}; G8: then`, go); const g = 'G3: no'; it('about G20 and G7-Gipfel', go);",
  });
  const numbers = [...found].filter(([, tests]) => tests.length > 0).map(([number]) => number);
  assert.deepEqual(numbers, [1, 8, 9, 28]);
});
