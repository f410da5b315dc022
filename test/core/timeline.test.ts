import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  lastAtMost,
  nextBoundary,
  placeOfSentence,
  sentenceAt,
  sentenceOfWord,
  timelineOf,
  wordAt,
  wordAtOffset,
} from '../../src/core/timeline.js';
import { sampleNarration } from './narration/sample.js';

const narration = sampleNarration();
const timeline = timelineOf(narration);

/** The words as written, in the order of the audio. */
const written = narration.blocks.flatMap((block) =>
  block.sentences.flatMap(({ words }) => words.map(([start, end]) => block.text.slice(start, end))),
);

describe('A timeline', () => {
  it('holds every word and sentence in the order of the audio', () => {
    assert.equal(timeline.wordStartMs.length, written.length);
    assert.deepEqual(
      written.map((_, word) => sentenceOfWord(timeline, word)),
      [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
    );
    assert.deepEqual([...timeline.sentenceBlock], [0, 1, 1]);
    assert.deepEqual([...timeline.sentenceWord], [0, 2, 7, 12]);
    assert.deepEqual([...timeline.blockSentence], [0, 1, 3]);
  });

  const wordAtTime = (ms: number): string | undefined => written[wordAt(timeline, ms)];

  it('knows the word from the ms in which it begins', () => {
    assert.equal(wordAtTime(99), undefined);
    assert.equal(wordAtTime(100), 'The');
    assert.equal(wordAtTime(299), 'The');
    assert.equal(wordAtTime(300), 'lighthouse');
  });

  it('stays with a word through the pause after it', () => {
    assert.equal(wordAtTime(1900), 'lighthouse');
    assert.equal(wordAtTime(2000), 'It');
    assert.equal(wordAtTime(9e9), 'on');
  });

  it('passes over a word that takes no time', () => {
    assert.equal(wordAtTime(4000), '<b>');
  });

  it('knows the sentence', () => {
    assert.deepEqual(
      [0, 100, 1999, 2000, 3999, 4000].map((ms) => sentenceAt(timeline, ms)),
      [-1, 0, 0, 1, 1, 2],
    );
  });

  it('knows which of its block’s sentences each is', () => {
    assert.deepEqual(
      [0, 1, 2].map((sentence) => placeOfSentence(timeline, sentence)),
      [
        { block: 0, sentence: 0 },
        { block: 1, sentence: 0 },
        { block: 1, sentence: 1 },
      ],
    );
  });

  it('knows when the next word or sentence begins', () => {
    assert.equal(nextBoundary(timeline, 0), 100);
    assert.equal(nextBoundary(timeline, 100), 300);
    assert.equal(nextBoundary(timeline, 300), 2000);
    assert.equal(nextBoundary(timeline, 4800), Infinity);
  });

  it('finds the word that stands at an offset of a block', () => {
    const at = (offset: number): string | undefined => written[wordAtOffset(timeline, 1, offset)];
    assert.equal(at(0), 'It');
    assert.equal(at(2), 'It', 'the caret behind its last letter');
    assert.equal(at(3), 'cost');
    assert.equal(at(10), '$5');
    assert.equal(at(18), 'more', 'the full stop belongs to the word before it');
    assert.equal(at(19), 'A');
    assert.equal(at(999), 'on');
  });

  it('takes the first word for what stands before it', () => {
    const late = sampleNarration();
    const sentence = late.blocks[0]!.sentences[0]!;
    sentence.words.shift();
    assert.equal(wordAtOffset(timelineOf(late), 0, 0), 0);
  });

  it('has no word in a block without words', () => {
    const silent = sampleNarration();
    silent.blocks[0]!.sentences[0]!.words = [];
    assert.equal(wordAtOffset(timelineOf(silent), 0, 3), -1);
    assert.equal(sentenceAt(timelineOf(silent), 150), 0);
  });
});

describe('The search', () => {
  it('finds what a walk through the list finds, with any hint', () => {
    const cases = fc.record({
      gaps: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 30 }),
      value: fc.integer({ min: -3, max: 60 }),
      hint: fc.integer({ min: -3, max: 33 }),
      cut: fc.tuple(fc.nat(30), fc.nat(30)),
    });
    fc.assert(
      fc.property(cases, ({ gaps, value, hint, cut }) => {
        let sum = 0;
        const starts = Int32Array.from(gaps, (gap) => (sum += gap));
        const [from, to] = cut.map((at) => Math.min(at, starts.length)).sort((a, b) => a - b) as [
          number,
          number,
        ];
        let walked = from - 1;
        for (let i = from; i < to && starts[i]! <= value; i++) walked = i;
        assert.equal(lastAtMost(starts, value, hint, from, to), walked);
      }),
    );
  });
});
