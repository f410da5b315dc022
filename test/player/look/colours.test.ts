import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contrast, pairs } from '../../../src/player/look/colours.js';

describe('The colours that are offered for the text', () => {
  it('G27, G20: have a contrast of 7:1 and more, links too', () => {
    for (const [name, { ink, paper, link }] of Object.entries(pairs)) {
      assert.ok(contrast(ink, paper) >= 7, `${name}: ${contrast(ink, paper)}`);
      assert.ok(contrast(link, paper) >= 7, `link of ${name}: ${contrast(link, paper)}`);
    }
  });

  it('are measured as WCAG does', () => {
    assert.equal(contrast('#000000', '#ffffff'), 21);
    assert.equal(contrast('#777777', '#ffffff').toFixed(2), '4.48');
    assert.equal(contrast('#123456', '#123456'), 1);
  });
});
