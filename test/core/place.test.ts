import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf, isPlace, placeAt, timeOf } from '../../src/core/place.js';
import { timelineOf } from '../../src/core/timeline.js';
import { sampleNarration } from './narration/sample.js';
import { type Line, narrate as narrateParagraphs } from './read-aloud.js';

const narrate = (lines: readonly Line[], msPerLetter: number) =>
  narrateParagraphs(inThrees(lines), () => msPerLetter);

const inThrees = (lines: readonly Line[]): Line[][] =>
  lines.length ? [lines.slice(0, 3), ...inThrees(lines.slice(3))] : [];

describe('A place in the text', () => {
  const narration = sampleNarration();
  const timeline = timelineOf(narration);

  it('is the same time in the same narration, to the ms', () => {
    for (let ms = 100; ms < 5200; ms += 7)
      assert.equal(timeOf(narration, timeline, placeAt(narration, timeline, ms)!), ms);
  });

  it('does not exist before the first sentence', () => {
    assert.equal(placeAt(narration, timeline, 99), undefined);
  });

  it('survives storage', () => {
    const place = placeAt(narration, timeline, 3000)!;
    assert.equal(timeOf(narration, timeline, structuredClone(place)), 3000);
  });

  it('is none when what was stored is damaged', () => {
    const place = placeAt(narration, timeline, 3000)!;
    assert.ok(isPlace(structuredClone(place)));
    for (const change of [
      { sentence: '1' },
      { before: 7 },
      { earlier: [1, null] },
      { word: NaN },
      { offsetMs: 0.5 },
    ])
      assert.ok(!isPlace({ ...place, ...change }), JSON.stringify(change));
    for (const value of [undefined, null, 3, 'place', []]) assert.ok(!isPlace(value));
  });

  it('finds its word when another voice reads', () => {
    const lines = ['The first of them all.', 'The second one is here.'].map((text, id) => ({ id, text }));
    const slow = narrate(lines, 100);
    const quick = narrate(lines, 20);
    const second = slow.blocks[0]!.sentences[1]!.words[2]!;
    const place = placeAt(slow, timelineOf(slow), second[2] + 250)!;
    const ms = timeOf(quick, timelineOf(quick), place);
    const [, , from, to] = quick.blocks[0]!.sentences[1]!.words[2]!;
    assert.ok(ms >= from && ms < to, 'inside the word, not past it');
  });

  it('goes to the nearest earlier sentence that is left, when its own is gone', () => {
    const lines = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'].map((text, id) => ({ id, text }));
    const old = narrate(lines, 50);
    const place = placeAt(old, timelineOf(old), old.blocks[1]!.sentences[0]!.startMs)!;
    const without = narrate([lines[0]!, lines[1]!, lines[4]!], 50);
    assert.equal(timeOf(without, timelineOf(without), place), without.blocks[0]!.sentences[1]!.startMs);
  });

  it('is the beginning when nothing earlier is left', () => {
    const old = narrate(
      [
        { id: 0, text: 'Once.' },
        { id: 1, text: 'Again.' },
      ],
      50,
    );
    const fresh = narrate([{ id: 2, text: 'Something else.' }], 50);
    assert.equal(timeOf(fresh, timelineOf(fresh), placeAt(old, timelineOf(old), 900)!), 0);
  });

  it('does not take another sentence with the same text for one that was deleted', () => {
    const texts = [
      'A one.',
      'Yes.',
      'A two.',
      'A three.',
      'A four.',
      'A five.',
      'A six.',
      'A seven.',
      'A eight.',
    ];
    const lines = [...texts, 'A nine.', 'B one.', 'Yes.', 'B two.'].map((text, id) => ({ id, text }));
    const old = narrate(lines, 50);
    const place = placeAt(old, timelineOf(old), old.blocks[0]!.sentences[1]!.startMs)!;
    const without = narrate([lines[0]!, ...lines.slice(8)], 50);
    assert.equal(timeOf(without, timelineOf(without), place), without.blocks[0]!.sentences[0]!.startMs);
  });
});

describe('The hash of a sentence', () => {
  it('tells sentences apart that differ in one letter', () => {
    const hashes = new Set(Array.from({ length: 20_000 }, (_, i) => hashOf(`Sentence number ${i}.`)));
    assert.equal(hashes.size, 20_000);
  });

  it('is the same everywhere and always: stored places rely on it', () => {
    assert.equal(hashOf('The right time.'), 5_707_904_651_718_644);
  });
});
