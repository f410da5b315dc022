import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Block } from '../../../src/core/narration/schema.js';
import { timelineOf } from '../../../src/core/timeline.js';
import { firstOf, type Found, placesIn } from '../../../src/player/dialogs/jump/places.js';
import { sampleNarration } from '../../core/narration/sample.js';

const sample = sampleNarration();

let ms = 0;
function block(kind: Block['kind'], text: string, more: Partial<Block> = {}): Block {
  const sentences = [...text.matchAll(/[^.。]+[.。]?\s*/g)].map(({ 0: found, index }) => {
    const startMs = (ms += 100);
    const end = index + found.trimEnd().length;
    return { start: index, end, startMs, endMs: startMs + 50, words: [] };
  });
  return { kind, text, sha256: 'a'.repeat(64), sentences, ...more };
}

const search = (blocks: Block[]): ((typed: string) => Found) => {
  const narration = { ...sample, blocks };
  return placesIn(narration, timelineOf(narration));
};
const sentencesOf = ({ groups }: Found): (readonly [string | undefined, ...string[]])[] =>
  groups.map(({ heading, sentences }) => [heading?.text, ...sentences.map(({ text }) => text)]);

describe('the places to jump to', () => {
  const blocks = [
    block('paragraph', 'Before all. And more.'),
    block('heading', 'Café Zürich', { level: 2 }),
    block('paragraph', 'The café opens. Nobody comes.'),
    block('heading', '灯台', { level: 3, lang: 'ja' }),
    block('quote', '猫である。名前はまだ無い。', { lang: 'ja' }),
  ];
  const find = search(blocks);

  test('are all headings, with their levels and languages, and all sentences under their headings', () => {
    const all = find('');
    assert.deepEqual(
      all.headings.map(({ text, level, lang }) => [text, level, lang]),
      [
        ['Café Zürich', 2, sample.lang],
        ['灯台', 3, 'ja'],
      ],
    );
    assert.deepEqual(sentencesOf(all), [
      [undefined, 'Before all.', 'And more.'],
      ['Café Zürich', 'The café opens.', 'Nobody comes.'],
      ['灯台', '猫である。', '名前はまだ無い。'],
    ]);
    assert.equal(all.count, 8);
    assert.deepEqual(find('  '), all, 'nothing was typed');
  });

  test('are found without accents and capitals, in any script, by any part of them', () => {
    assert.equal(find('CAFE').count, 2);
    assert.equal(find('cafe zurich').headings.length, 1);
    assert.deepEqual(sentencesOf(find('前は')), [['灯台', '名前はまだ無い。']]);
    assert.deepEqual(sentencesOf(find('ody comes')), [['Café Zürich', 'Nobody comes.']]);
    assert.equal(find('xyz').count, 0);
  });

  test('are found as typed: what is no letter has no meaning of its own', () => {
    assert.equal(find('.*').count, 0);
    assert.equal(find('opens. n').count, 0, 'a sentence ends at its end');
    assert.equal(find('opens.').count, 1);
  });

  test('begin when they are spoken', () => {
    const spoken = find('nobody').groups[0]?.sentences[0]?.startMs;
    assert.equal(spoken, blocks[2]?.sentences[1]?.startMs);
  });

  test('of the 5,000 of a long article only the first are shown, and the rest are counted', () => {
    const long = search(
      Array.from({ length: 100 }, (_, i) => [
        block('heading', `Part ${i}`),
        block('paragraph', Array.from({ length: 50 }, (_, j) => `Sentence ${i} ${j}.`).join(' ')),
      ]).flat(),
    );
    const all = long('');
    assert.equal(all.count, 5100);
    const shown = (limit: number): number => {
      const { headings, groups, count } = firstOf(all, limit);
      const found = headings.length + groups.reduce((sum, { sentences }) => sum + sentences.length, 0);
      assert.equal(found, count);
      return found;
    };
    assert.deepEqual([50, 100, 101, 170, 9999].map(shown), [50, 100, 101, 170, 5100]);
    assert.deepEqual(firstOf(long('sentence 99 49'), 50).count, 1);
  });
});
