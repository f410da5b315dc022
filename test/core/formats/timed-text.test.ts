import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  cueOfPieces,
  cuesOfPieces,
  lastingCues,
  msOf,
  shareOut,
  timedTextOf,
} from '../../../src/core/formats/timed-text.js';
import { sampleNarration } from '../narration/sample.js';

describe('a narration as cues', () => {
  it('has one for each sentence, the words counted within it, and tells where a block begins and what it is', () => {
    const narration = sampleNarration();
    Object.assign(narration.blocks[0]!, { kind: 'heading', level: 2, lang: 'fr' });
    const { title, lang, audio, cues } = timedTextOf(narration);
    assert.deepEqual([title, lang, audio], ['The lighthouse', 'en', '../audio/lighthouse.mp3']);
    assert.deepEqual(
      cues.map(({ text, startMs, endMs, begins }) => ({ text, startMs, endMs, begins })),
      [
        {
          text: 'The lighthouse',
          startMs: 100,
          endMs: 1200,
          begins: { kind: 'heading', level: 2, lang: 'fr' },
        },
        { text: 'It cost $5 & more.', startMs: 2000, endMs: 3600, begins: { kind: 'paragraph' } },
        { text: 'A <b> light came on.', startMs: 4000, endMs: 5200, begins: undefined },
      ],
    );
    assert.deepEqual(cues[2]!.words[0], [0, 1, 4000, 4000]);
    assert.equal(timedTextOf({ ...narration, audio: [] }).audio, undefined);
  });

  it('is of one line, as long as before, without the character that no text file holds', () => {
    const narration = sampleNarration();
    Object.assign(narration.blocks[0]!, { text: 'The\nlight\0ouse' });
    assert.equal(timedTextOf(narration).cues[0]!.text, 'The light\uFFFDouse');
  });

  it('holds no cue that lasts no time, where a format has none', () => {
    const cues = [
      { startMs: 0, endMs: 0 },
      { startMs: 1, endMs: 2 },
      { startMs: 3, endMs: 2 },
    ];
    assert.deepEqual(lastingCues(cues), [{ startMs: 1, endMs: 2 }]);
  });

  it('counts the seconds of a file in whole ms', () =>
    assert.deepEqual([1.2345, 0, 0.0004].map(msOf), [1235, 0, 0]));
});

describe('pieces that are written one after the other', () => {
  const piece = (text: string, startMs: number, endMs: number) => ({ text, startMs, endMs });

  it('are one text with their own spaces, each once, and each piece a word', () => {
    assert.deepEqual(
      cueOfPieces([piece(' The', 0, 100), piece('  white\n', 100, 200), piece(' \t', 150, 160), piece('sto', 200, 300), piece('rks  are', 300, 250)]),
      {
        startMs: 0,
        endMs: 300,
        text: 'The white storks are',
        words: [
          [0, 3, 0, 100],
          [4, 9, 100, 200],
          [10, 13, 200, 300],
          [13, 20, 300, 300],
        ],
      },
    );
  }); // prettier-ignore

  it('have the times, the speaker and the block that they are given, and last a moment at least', () => {
    const begins = { kind: 'paragraph' } as const;
    assert.deepEqual(cueOfPieces([piece('Yes', 5, 5)], { speaker: ' Ada\n Reader ', begins }), {
      startMs: 5,
      endMs: 6,
      text: 'Yes',
      words: [[0, 3, 5, 5]],
      speaker: 'Ada Reader',
      begins,
    });
    const { startMs, endMs } = cueOfPieces([piece('Yes', 5, 8)], { startMs: 9, endMs: 2 })!;
    assert.deepEqual([startMs, endMs], [9, 9]);
  });

  it('without any text are no cue', () => {
    assert.equal(cueOfPieces([piece(' ', 0, 1)]), undefined);
    assert.equal(cueOfPieces([]), undefined);
    assert.deepEqual(cuesOfPieces([piece('\n', 0, 1)], 'en'), []);
  });

  it('of several sentences are a cue for each; only the first one begins the block, all have the speaker', () => {
    const pieces = [
      piece('It', 0, 100),
      piece(' rained.', 100, 200),
      piece(' We', 300, 300),
      piece(' left.', 300, 300),
    ];
    assert.deepEqual(cuesOfPieces(pieces, 'en', { speaker: 'Ada', begins: { kind: 'quote' } }), [
      {
        startMs: 0,
        endMs: 200,
        text: 'It rained.',
        words: [
          [0, 2, 0, 100],
          [3, 10, 100, 200],
        ],
        speaker: 'Ada',
        begins: { kind: 'quote' },
      },
      {
        startMs: 300,
        endMs: 301,
        text: 'We left.',
        words: [
          [0, 2, 300, 300],
          [3, 8, 300, 300],
        ],
        speaker: 'Ada',
      },
    ]);
    assert.ok(cuesOfPieces(pieces, 'en').every((cue) => !('speaker' in cue) && !('begins' in cue)));
  });

  it('that reach over the end of a sentence are of the one in which they begin, and end with it', () => {
    const cues = cuesOfPieces([piece('It rained. We', 0, 900), piece(' left.', 900, 1000)], 'en');
    assert.deepEqual(
      cues.map(({ text, words, startMs }) => [text, words, startMs]),
      [
        ['It rained.', [[0, 10, 0, 900]], 0],
        ['We left.', [[3, 8, 900, 1000]], 900],
      ],
    );
  });
});

it('what is shared out belongs to the first stretch in which it begins, whatever the order of either', () => {
  const share = (stretches: readonly (readonly [number, number])[], items: readonly number[]): number[][] =>
    shareOut(stretches, (stretch) => stretch, items, (item) => item); // prettier-ignore
  assert.deepEqual(share([[10, 20], [0, 10]], [19, 10, 9, 0, 20]), [[10, 19], [0, 9]]); // prettier-ignore
  assert.deepEqual(share([[0, 10], [5, 15]], [5, 12, 7]), [[5, 7], [12]]); // prettier-ignore
  assert.deepEqual(share([[5, 10], [20, 30]], [1, 15, 6, 40]), [[6], []]); // prettier-ignore
  assert.deepEqual(share([], [1]), []);
});
