import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { collapseWhitespace, isCollapsible } from '../../../src/core/text/collapse.js';

test('a run of ASCII whitespace is one space, and none stands at the ends', () => {
  assert.equal(collapseWhitespace(' \n\tOne  two\r\n\fthree \n'), 'One two three');
  assert.equal(collapseWhitespace(' \n '), '');
  assert.equal(collapseWhitespace(' '), '');
  assert.equal(collapseWhitespace(''), '');
});

test('a no-break space and the other Unicode spaces stay as they are, also at the ends', () => {
  assert.equal(collapseWhitespace('\u00A05\u00A0€ \u2009'), '\u00A05\u00A0€ \u2009');
});

test('nothing but collapsible characters is lost, and once is enough', () => {
  const text = fc.string({
    unit: fc.constantFrom(' ', '\t', '\n', '\f', '\r', '\u00A0', '\u000b', 'a', '👍', '\ud800'),
  });
  fc.assert(
    fc.property(text, (raw) => {
      const collapsed = collapseWhitespace(raw);
      const solid = (s: string): string => s.replace(/[ \t\n\f\r]/g, '');
      assert.equal(solid(collapsed), solid(raw));
      assert.equal(collapseWhitespace(collapsed), collapsed);
      assert.doesNotMatch(collapsed, /^ | $|[\t\n\f\r]| {2}/);
    }),
  );
});

test('the rule for one character is the same as the rule for a text', () => {
  for (let code = 0; code <= 0xffff; code++)
    assert.equal(isCollapsible(code), collapseWhitespace(`a${String.fromCharCode(code)}b`) === 'a b');
});
