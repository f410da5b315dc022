import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FeedbackReport } from '../../../src/core/feedback.js';
import type { Narration } from '../../../src/core/narration/schema.js';
import { holds, placer } from '../../../src/serve/feedback/placed.js';
import { sampleNarration } from '../../core/narration/sample.js';

const reported = (word: string, sentence = 0, more: Partial<FeedbackReport> = {}): FeedbackReport => ({
  narration: 'lighthouse',
  revision: 'a'.repeat(64),
  category: 'mispronounced',
  place: { block: 1, sentence, word, text: 'It cost $5 & more.', timeMs: 2100 },
  ...more,
});

/** A server's narrations, of which one may be replaced. */
const shelf = (now: () => Narration | undefined) => {
  let reads = 0;
  return {
    place: placer((name) => {
      reads++;
      return Promise.resolve(name === 'lighthouse' ? now() : undefined);
    }),
    reads: () => reads,
  };
};

test('a word is found as a whole, in any case, composed or not', () => {
  for (const [sentence, word] of [
    ['It cost $5 & more.', 'cost'],
    ['It cost $5 & more.', 'COST'],
    ['It cost $5 & more.', '$5'],
    ['It cost $5 & more.', 'cost  $5'],
    ['Im Cafe\u0301 war es still.', 'Caf\u00e9'],
    ['我喜欢灯塔。', '灯塔'],
    ['The café’s light', 'café’s'],
    ['A well-known (tall) light/house', 'well-known (tall) light/house'],
  ] as const)
    assert.ok(holds(sentence, word), word);
  for (const [sentence, word] of [
    ['It cost $5 & more.', 'cos'],
    ['It cost $5 & more.', 'ore'],
    ['It cost $5 & more.', 'lighthouse'],
    ['It cost $5 & more.', ' '],
    ['Cafe\u0301 noir', 'Cafe'],
  ] as const)
    assert.ok(!holds(sentence, word), word);
});

test('a word that stands in its sentence is placed there', async () => {
  const { place } = shelf(sampleNarration);
  const placing = await place(reported('cost'));
  assert.ok(placing.is === 'placed' && placing.place?.sentence === 0 && placing.lang === 'en');
});

test('one that stands in the sentence before or after is placed there', async () => {
  const { place } = shelf(sampleNarration);
  const placing = await place(reported('cost', 1));
  assert.ok(placing.is === 'placed' && placing.place?.sentence === 0);
  assert.equal(placing.place.text, 'It cost $5 & more.');
});

test('one that is said nowhere there is told apart, whatever sentence came with it', async () => {
  const { place } = shelf(sampleNarration);
  const lie = reported('casino');
  lie.place = { ...lie.place!, text: 'Visit the casino.' };
  assert.equal((await place(lie)).is, 'elsewhere');
});

test('a report of the revision before last is compared with that one', async () => {
  const edited = sampleNarration();
  edited.revision = 'b'.repeat(64);
  edited.blocks[1]!.text = 'Xx xxxx $5 & more. A <b> light came on.';
  let now = sampleNarration();
  const { place } = shelf(() => now);
  await place(reported('cost'));
  now = edited;
  assert.equal((await place(reported('cost'))).is, 'placed');
});

test('of a revision that is gone, and of a narration that is not here, the reported sentence tells', async () => {
  const { place } = shelf(sampleNarration);
  for (const more of [{ revision: 'c'.repeat(64) }, { narration: 'elsewhere' }]) {
    assert.equal((await place(reported('cost', 0, more))).is, 'placed');
    assert.equal((await place(reported('casino', 0, more))).is, 'elsewhere');
  }
});

test('nothing can be said against a report without a word', async () => {
  const { place, reads } = shelf(sampleNarration);
  assert.equal((await place({ narration: 'lighthouse', category: 'other', comment: 'x' })).is, 'placed');
  assert.equal(reads(), 0);
  assert.equal((await place(reported(' '))).is, 'placed');
});

test('a flood of reports reads the narration once, and so does one of revisions that never were', async () => {
  const { place, reads } = shelf(sampleNarration);
  await Promise.all(
    Array.from({ length: 500 }, (_, i) =>
      place(reported('cost', 0, { revision: i.toString(16).padStart(64, '0') })),
    ),
  );
  assert.equal(reads(), 1);
});
