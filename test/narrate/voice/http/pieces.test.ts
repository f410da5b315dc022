import fc from 'fast-check';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { join, split } from '../../../../src/narrate/voice/http/pieces.js';
import type { UtteranceToken } from '../../../../src/narrate/voice/voice.js';
import { utteranceOf } from '../utterance.js';
import { services } from './services.js';
import { finding } from './voice.js';

const upTo =
  (most: number) =>
  (tokens: readonly UtteranceToken[]): boolean =>
    tokens.map(({ text }) => text).join(' ').length <= most;
const textsOf = (pieces: ReturnType<typeof split>) =>
  pieces?.map((piece) => piece.map(({ text }) => text).join(' '));

test('a sentence that fits is one piece', () => {
  assert.deepEqual(textsOf(split(utteranceOf('He went, and she stayed.').tokens, upTo(24))), [
    'He went, and she stayed.',
  ]);
});

test('one that is too long is split at the last end of a clause that fits', () => {
  const { tokens } = utteranceOf('He went up, counted (all of “them,”) and she stayed below; it rained.');
  assert.deepEqual(textsOf(split(tokens, upTo(36))), [
    'He went up, counted (all of “them,”)',
    'and she stayed below; it rained.',
  ]);
  assert.deepEqual(textsOf(split(tokens, upTo(35))), [
    'He went up,',
    'counted (all of “them,”)',
    'and she stayed below; it rained.',
  ]);
});

test('without a clause it is split between words, and a word is never split', () => {
  const { tokens } = utteranceOf('one two three four');
  assert.deepEqual(textsOf(split(tokens, upTo(8))), ['one two', 'three', 'four']);
  assert.equal(split(utteranceOf('one lighthouse two').tokens, upTo(8)), undefined);
});

test('any sentence: all tokens in order, each piece fits', () => {
  const word = fc.stringMatching(/^[a-z]{1,9}[,.]?$/);
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 60 }),
      fc.integer({ min: 10, max: 50 }),
      (words, most) => {
        const tokens = words.map((text) => ({ text }));
        const pieces = split(tokens, upTo(most)) ?? [];
        assert.deepEqual(pieces.flat(), tokens);
        for (const piece of pieces) assert.ok(piece.length > 0 && upTo(most)(piece));
      },
    ),
  );
});

test('joined, each word is where its sound is, and the silence where pieces meet is short', () => {
  const rate = 1000;
  // 300 ms of silence, a word with samples of its own number, 500 ms of silence.
  const piece = (n: number) => ({
    pcm: Int16Array.from({ length: 1000 }, (_, i) => (i >= 300 && i < 500 ? n : 0)),
    marks: [
      { startMs: 300, endMs: 400 },
      { startMs: 400, endMs: 500 },
    ],
  });
  const { pcm, marks } = join([piece(1), piece(2), piece(3)], rate);
  assert.equal(marks.length, 6);
  marks.forEach(({ startMs, endMs }, i) => {
    assert.deepEqual([...new Set(pcm.subarray(startMs, endMs))], [Math.floor(i / 2) + 1]);
  });
  assert.equal(pcm.length, 300 + 200 + 120 + 40 + 200 + 120 + 40 + 200 + 500);
});

for (const { service, start, asked } of services.filter(
  ({ service: { id } }) => id === 'google' || id === 'polly',
))
  test(`${service.name}: a sentence beyond its limit is said in several requests, with right marks`, async () => {
    const standIn = await start();
    after(() => standIn.close());
    const voice = (await finding(service, standIn)(asked)).open();
    after(() => voice.close());
    const words = Array.from(
      { length: 640 },
      (_, i) => ['the', 'keeper', 'counted', 'the', 'steps,'][i % 5],
    ).join(' ');
    const { marks, pcm } = await voice.speak(utteranceOf(words));
    assert.ok(new Set(standIn.paid).size >= 2, `${standIn.paid.length} requests`);
    assert.equal(marks.length, 640);
    marks.forEach(({ startMs, endMs }, i) => {
      assert.ok(endMs > startMs && startMs >= (marks[i - 1]?.endMs ?? 0), `word ${i} at ${startMs}–${endMs}`);
      const heard = pcm.subarray((startMs * voice.sampleRate) / 1000, (endMs * voice.sampleRate) / 1000);
      assert.ok(
        heard.some((sample) => Math.abs(sample) > 500),
        `word ${i} is heard`,
      );
    });
    const long = await voice
      .speak(utteranceOf(`A ${'lighthouse'.repeat(700)} fell.`))
      .catch((error: unknown) => error);
    assert.ok(long instanceof Error && /longer than/.test(long.message));
  });
