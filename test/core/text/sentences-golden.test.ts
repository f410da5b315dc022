import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { splitSentences } from '../../../src/core/text/sentences.js';
import { type Example, examples, languageOf } from './fixtures.js';
import { sentences } from './said.js';

/*
 * How good the sentences are, as counts that may not fall. What misses is known: line breaks that a block does not have,
 * pragmatic_segmenter's wish to cut no quotation however long it is, and an Arabic one to cut at commas.
 */

/** Of so many examples so many have exactly the sentences that a reader would see. */
const reached: Readonly<Record<string, readonly [right: number, of: number]>> = {
  'en rules': [50, 52],
  en: [88, 100],
  am: [1, 1],
  ar: [2, 5],
  bg: [4, 4],
  da: [46, 49],
  de: [31, 32],
  el: [0, 1],
  es: [33, 33],
  fa: [1, 1],
  fr: [5, 5],
  hi: [1, 1],
  hy: [22, 22],
  it: [33, 34],
  ja: [7, 7],
  kk: [11, 13],
  mr: [5, 5],
  my: [1, 1],
  nl: [3, 3],
  pl: [1, 1],
  ru: [36, 37],
  sk: [4, 5],
  uk: [3, 3],
  ur: [1, 1],
  zh: [2, 2],
};

function rightOnes(section: readonly Example[], lang: string): number {
  return section.filter(
    ({ text, sentences: expected }) => sentences(text, lang).join('|') === expected.join('|'),
  ).length;
}

describe('the golden rules', () => {
  const sections = examples('golden-rules.txt');
  for (const [name, section] of sections) {
    const [right, of] = reached[name] ?? [Infinity, 0];
    it(`${name}: at least ${right} of ${of}`, () => {
      assert.equal(section.length, of);
      const found = rightOnes(section, languageOf(name));
      assert.ok(found >= right, `${found} of ${of}`);
    });
  }
});

/** Harmonic mean of precision and recall of the boundaries between the sentences of a block. */
function f1(section: readonly Example[], lang: string): number {
  let [right, found, there] = [0, 0, 0];
  for (const { text, sentences: expected } of section) {
    let at = 0;
    const ends = new Set(expected.map((sentence) => (at = text.indexOf(sentence, at) + sentence.length)));
    const ours = splitSentences(text, lang).map(({ end }) => end);
    right += ours.slice(0, -1).filter((end) => ends.has(end)).length;
    found += ours.length - 1;
    there += expected.length - 1;
  }
  return (2 * right) / (found + there);
}

describe('German prose', () => {
  for (const [name, section] of examples('prose.txt'))
    it(`${name}: F1 of the boundaries is at least .99`, () => {
      assert.ok(f1(section, languageOf(name)) >= 0.99, String(f1(section, languageOf(name))));
    });
});
