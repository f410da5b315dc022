import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainClasses, unicodePattern } from '../../../src/core/text/unicode-pattern.js';

/** ASCII, dashes, quotes, bullets, ellipsis. */
const plain = [[0, 0x7f] as const, [0x2010, 0x2027] as const].flatMap(([first, last]) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)),
);

for (const flags of ['u', 'iu'])
  test(`a class has in plain text the characters that Unicode gives it, with the flags ${flags}`, () => {
    for (const name of Object.keys(plainClasses))
      for (const source of [
        ...[`^\\p{${name}}$`, `^[\\p{${name}}]$`, `^[^\\p{${name}}]$`],
        ...(flags === 'u' ? [`^\\P{${name}}$`] : []),
      ]) {
        const pattern = unicodePattern(source, flags);
        const whole = new RegExp(source, flags);
        for (const character of plain) {
          assert.notEqual(pattern.of(character).source, source);
          assert.equal(
            pattern.test(character),
            whole.test(character),
            `${source} ${JSON.stringify(character)}`,
          );
        }
      }
  });

test('any other character brings the whole pattern back', () => {
  const pattern = unicodePattern(String.raw`^\p{Lu}\p{Ll}+$`);
  for (const name of ['Émile', 'Ñandú', 'Жанна', 'Ωmega']) {
    assert.equal(pattern.of(name).source, String.raw`^\p{Lu}\p{Ll}+$`);
    assert.equal(pattern.test(name), true, name);
  }
  assert.equal(pattern.test('Emil'), true);
  assert.equal(pattern.test('emil'), false);
  assert.equal(pattern.test('émil'), false);
});

test('what stands between the classes is left as it is: brackets, escapes, look-around, groups', () => {
  const source = String.raw`(?<=[\p{Ll}\p{N}]{2})[.!?\]\[]+(?<next>\s\p{Lu})|\[\d{1,3}\]`;
  const text = 'It is so]. And 12[! But [13] no. o. N';
  const found = (pattern: RegExp): unknown[] =>
    Array.from(text.matchAll(pattern), (match) => [match.index, match[0], match.groups?.['next']]);
  const expected = found(new RegExp(source, 'gu'));
  assert.equal(expected.length, 3);
  assert.deepEqual(found(unicodePattern(source, 'gu').of(text)), expected);
});

test('a global pattern begins at the beginning each time it is asked', () => {
  const pattern = unicodePattern(String.raw`\p{N}`, 'gu');
  assert.deepEqual(
    [pattern.test('a1'), pattern.test('a1'), pattern.test('é1'), pattern.test('é1')],
    [true, true, true, true],
  );
});

test('a class that is not known here is refused, and a complement where case is ignored', () => {
  assert.throws(() => unicodePattern(String.raw`\P{Lu}`, 'iu').test('a'), /no plain counterpart/);
  assert.throws(() => unicodePattern(String.raw`\p{Script=Cherokee}`).test('a'), /no plain counterpart/);
});
