import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { abbreviationsOf } from '../../../src/core/text/abbreviations/abbreviations.js';

const languages =
  'ar bg cs da de el en es fa fi fr hi hr hu hy it kk mr nb nl pl pt ro ru sk sv tr uk ur'.split(' ');

describe('a table of abbreviations', () => {
  for (const lang of languages)
    it(`${lang}: says one thing of each, and no more than a reader would write`, () => {
      const known = abbreviationsOf(lang);
      assert.ok(known);
      const { opening, closing, ending, beforeNumber, alsoWords } = known;
      const all = [...opening, ...closing, ...ending];
      assert.deepEqual(
        all.filter((entry, i) => all.indexOf(entry) !== i),
        [],
        'in two lists',
      );
      const listed = new Set([...all, ...beforeNumber]);
      assert.deepEqual(
        [...alsoWords].filter((word) => !listed.has(word)),
        [],
        'a word that is no abbreviation',
      );
      for (const entry of listed) assert.match(entry, /^[^\s,;]*[^\s.,;]$/u);
    });
});
