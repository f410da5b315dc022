import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partLongSentence } from '../../../src/core/text/long-sentences.js';
import { splitSentences } from '../../../src/core/text/sentences.js';

const parts = (text: string, lang = 'en'): string[] =>
  splitSentences(text, lang).map(({ start, end }) => text.slice(start, end));

test('a sentence of 20,000 words is parted where clauses end, and all of it is there', () => {
  const text = `The storks ${'and the storks of the town, '.repeat(4000)}are back.`;
  const found = parts(text);
  assert.equal(found.join(' '), text);
  for (const [i, part] of found.entries()) {
    assert.ok(part.length <= 1500);
    if (i < found.length - 1) assert.match(part, /,$/);
  }
});

test('without clauses it is parted between words, in scripts without spaces at their commas', () => {
  assert.equal(parts('stork '.repeat(1000)).join(' '), 'stork '.repeat(1000).trim());
  assert.ok(parts('stork '.repeat(1000)).every((part) => /^stork.*stork$/.test(part)));
  assert.ok(parts('鸛が町に帰って来て、'.repeat(300), 'ja').every((part) => part.endsWith('、')));
});

test('what has no place to be parted stays whole, and so does what a person can follow', () => {
  assert.equal(parts('a'.repeat(50_000)).length, 1);
  assert.equal(parts(`The storks, ${'said she, '.repeat(100)}are back.`).length, 1);
});

test('parts are as long as can be, begin and end with no space, and none is of signs alone', () => {
  const partsOf = (text: string): string[] =>
    partLongSentence(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
  const words = 'stork '.repeat(248);
  assert.deepEqual(partsOf(`${words}storks stork`).length, 1, '1,500 units are not parted');
  assert.deepEqual(partsOf(`${words}storks storks 2`), [`${words}storks`, 'storks 2']);
  assert.deepEqual(partsOf(`${words}stork, \n ${words}stork`), [`${words}stork,`, `${words}stork`]);
  // After the last clause there is nothing to say.
  assert.deepEqual(partsOf(`${'a'.repeat(1000)}, ${'a'.repeat(490)}, ${'– '.repeat(1000)}`).length, 2);
});
