import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { matchBlocks } from '../../../src/core/article/match.js';

const match = (narrated: string, page: string): number[] => [
  ...matchBlocks(Array.from(narrated), Array.from(page)),
];

describe('narrated blocks find their place in the page', () => {
  test('the same blocks match one to one', () => assert.deepEqual(match('abc', 'abc'), [0, 1, 2]));
  test('teasers and late paragraphs between are stepped over', () =>
    assert.deepEqual(match('abc', 'xaxbyc'), [1, 3, 5]));
  test('a block that the page has lost has no place', () => assert.deepEqual(match('abc', 'ac'), [0, -1, 1]));
  test('a repeated block matches its own occurrence', () =>
    assert.deepEqual(match('a*b*c', 'a*x*b*c'), [0, 1, 4, 5, 6]));
  test('of two blocks that changed places one stays', () =>
    assert.deepEqual(match('abcd', 'acbd').filter((at) => at >= 0).length, 3));
  test('nothing in common, nothing matched', () => assert.deepEqual(match('ab', 'cd'), [-1, -1]));
  test('empty sides are fine', () => {
    assert.deepEqual(match('', 'ab'), []);
    assert.deepEqual(match('ab', ''), [-1, -1]);
  });
});

const longest = (a: readonly string[], b: readonly string[]): number => {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = 1; i <= a.length; i++)
    for (let j = 1; j <= b.length; j++)
      table[i]![j] =
        a[i - 1] === b[j - 1] ? table[i - 1]![j - 1]! + 1 : Math.max(table[i - 1]![j]!, table[i]![j - 1]!);
  return table[a.length]![b.length]!;
};

const blocks = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), { maxLength: 16 });

test('matches are equal texts, never cross, and are as many as can be', () => {
  fc.assert(
    fc.property(blocks, blocks, (narrated, page) => {
      const matches = [...matchBlocks(narrated, page)];
      let last = -1;
      matches.forEach((at, block) => {
        if (at === -1) return;
        assert.equal(page[at], narrated[block]);
        assert.ok(at > last);
        last = at;
      });
      assert.equal(matches.filter((at) => at >= 0).length, longest(narrated, page));
    }),
    { numRuns: 500 },
  );
});

test('after insertions every block is found', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.boolean()), { maxLength: 60 }), (parts) => {
      const page = parts.map(([text, ad], i) => (ad ? `ad ${i} ${text}` : text));
      const narrated = parts.filter(([, ad]) => !ad).map(([text]) => text);
      const matches = [...matchBlocks(narrated, page)];
      assert.deepEqual(
        matches.map((at) => page[at]),
        narrated,
      );
    }),
  );
});

test('10,000 blocks of the same words are matched as well', () => {
  const same = new Array<string>(10_000).fill('* * *');
  const matches = matchBlocks(same, ['start', ...same.slice(1), 'end']);
  assert.equal(matches.filter((at) => at >= 0).length, 9_999);
});
