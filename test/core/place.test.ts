import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf, placeAt, timeOf } from '../../src/core/place.js';
import type { Narration } from '../../src/core/narration/schema.js';
import { sentenceAt, timelineOf, wordAt } from '../../src/core/timeline.js';
import { sampleNarration } from './narration/sample.js';

/** A sentence of an article as its author knows it: it is the same one wherever it is moved. */
interface Line {
  readonly id: number;
  readonly text: string;
}

/** Reads the lines aloud: `msPerLetter` is the voice. Three sentences a paragraph. */
function narrate(lines: readonly Line[], msPerLetter: number): Narration {
  const narration = sampleNarration();
  narration.blocks = [];
  let ms = 0;
  for (let first = 0; first < lines.length; first += 3) {
    const paragraph = lines.slice(first, first + 3);
    let offset = 0;
    const sentences = paragraph.map(({ text }) => {
      const start = offset;
      const startMs = (ms += 400);
      const words = text.split(' ').map((word): [number, number, number, number] => {
        const at = offset;
        offset += word.length + 1;
        const from = ms;
        ms += word.length * msPerLetter;
        return [at, at + word.length, from, ms];
      });
      return { start, end: start + text.length, startMs, endMs: ms, words };
    });
    const text = paragraph.map((line) => line.text).join(' ');
    narration.blocks.push({ kind: 'paragraph', text, sha256: 'a'.repeat(64), sentences });
  }
  return narration;
}

const words = 'the tide watch clock sold right time river London hand morning Arnold bell carried'.split(' ');
const common = ['Yes.', 'She nodded.', 'And then?'];

/** Small and repeatable: fast-check draws the seed, so a failure is printed with it. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

let ids = 0;
/** One line in twelve is one that articles say more than once. */
function newLine(roll: (sides: number) => number): Line {
  const text =
    roll(12) === 0
      ? common[roll(common.length)]!
      : Array.from({ length: 4 + roll(9) }, () => words[roll(words.length)]).join(' ') + '.';
  return { id: ids++, text };
}

function edit(lines: readonly Line[], roll: (sides: number) => number, how: readonly string[]): Line[] {
  const edited = [...lines];
  for (const kind of how) {
    const at = roll(edited.length + 1);
    if (kind === 'insert') edited.splice(at, 0, newLine(roll));
    if (kind === 'delete' && edited.length > 1) edited.splice(at, 1);
    if (kind === 'rewrite' && at < edited.length) edited[at] = newLine(roll);
    if (kind === 'reorder') edited.splice(roll(edited.length), 0, ...edited.splice(at, 1 + roll(4)));
  }
  return edited;
}

const edits = fc.record({
  seed: fc.integer(),
  length: fc.integer({ min: 1, max: 120 }),
  how: fc.array(fc.constantFrom('insert', 'delete', 'rewrite', 'reorder'), { maxLength: 20 }),
  msPerLetter: fc.integer({ min: 30, max: 110 }),
  listened: fc.double({ min: 0, max: 1, noNaN: true }),
});

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

  it('survives edits and another voice: 99 in 100 land in the right sentence, none lands past it', () => {
    let right = 0;
    let all = 0;
    fc.assert(
      fc.property(edits, ({ seed, length, how, msPerLetter, listened }) => {
        const roll = dice(seed);
        const before = Array.from({ length }, () => newLine(roll));
        const after = edit(before, roll, how);
        if (after.length === 0) return;
        const old = narrate(before, 60);
        const oldTimeline = timelineOf(old);
        const end = old.blocks.at(-1)!.sentences.at(-1)!.endMs;
        const place = placeAt(old, oldTimeline, 400 + listened * (end - 401))!;
        const heard = sentenceAt(oldTimeline, 400 + listened * (end - 401));
        const spoken = narrate(after, msPerLetter);
        const spokenTimeline = timelineOf(spoken);
        const ms = timeOf(spoken, spokenTimeline, place);
        const landed = after[sentenceAt(spokenTimeline, ms)];

        const isKept = after.includes(before[heard]!);
        const kept = before.slice(0, heard + 1).findLast((line) => after.includes(line));
        const wanted = isKept ? before[heard] : kept;
        all++;
        // Sentences with the same text, side by side or both moved, cannot be told apart by anybody.
        if (landed === wanted || (wanted === undefined && ms === 0)) right++;
        if (isKept && landed === wanted)
          assert.equal(
            wordAt(spokenTimeline, ms) - Number(spokenTimeline.sentenceWord[after.indexOf(landed!)]),
            place.word,
            'the right sentence, at another word',
          );
        const at = landed ? before.findIndex(({ text }) => text === landed.text) : -1;
        assert.ok(ms === 0 || (at >= 0 && at <= heard), 'past the place, or where nobody has been');
      }),
      { numRuns: 2000 },
    );
    assert.ok(right / all >= 0.99, `${right} of ${all}`);
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
