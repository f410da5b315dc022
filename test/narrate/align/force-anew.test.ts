import assert from 'node:assert/strict';
import { test } from 'node:test';
import { forceAnew } from '../../../src/narrate/align/force-anew.js';
import { type ExpectedSound, type Fit, force } from '../../../src/narrate/align/forced.js';
import { STATES } from '../../../src/narrate/align/sounds.js';

const SOUNDS = 8;
const WITHIN = 200;

/** Words of three sounds, one after the other and now and then after a gap, and how well what was heard fits them. */
function said(words: number): { readonly fit: Fit; readonly words: readonly (readonly ExpectedSound[])[] } {
  const expected = Array.from({ length: words }, (_, word) =>
    Array.from({ length: 3 }, (__, i) => ({
      state: 1 + ((word * 5 + i * 3) % SOUNDS) * STATES,
      duration: 10 + ((word + i) % 7),
    })),
  );
  const heard: number[] = [];
  expected.forEach((sounds, word) => {
    if (word % 4 === 0) heard.push(...Array.from({ length: 30 }, () => 0));
    // Said more slowly than was expected, and not evenly.
    for (const { state, duration } of sounds)
      for (let state3 = 0; state3 < STATES; state3++)
        heard.push(...Array.from({ length: Math.round(duration / 2) + (word % 3) }, () => state + state3));
  });
  const states = 1 + SOUNDS * STATES;
  const values = Float32Array.from({ length: heard.length * states }, (_, at) => {
    const [frame, state] = [Math.floor(at / states), at % states];
    return heard[frame] === state ? 0 : -1 - ((frame * 31 + state * 17) % 13) / 10;
  });
  return { fit: { states, frames: heard.length, values }, words: expected };
}

test('a long sentence has the times that a search of all of it finds', () => {
  const { fit, words } = said(80);
  assert.ok(fit.frames > 3000, `${fit.frames} frames`);
  assert.deepEqual(forceAnew(fit, words, WITHIN), force(fit, words));
});

test('so has a short one', () => {
  const { fit, words } = said(8);
  assert.deepEqual(forceAnew(fit, words, WITHIN), force(fit, words));
});

test('more words than there is time for are not found', () => {
  const { fit, words } = said(80);
  const many = Array.from({ length: 20 }, () => words).flat();
  assert.equal(forceAnew(fit, many, WITHIN), undefined);
});
