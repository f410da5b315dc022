import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { alignRecording } from '../../../src/narrate/align/align-recording.js';
import { alignSentence, hear } from '../../../src/narrate/align/align-sentence.js';
import { highestOf } from '../../../src/narrate/align/spectrum.js';
import { findVoice } from '../../../src/narrate/voice/voices.js';
import { articles } from '../extract/languages.js';
import { quantile, RATE, splice, utterancesOf } from './spliced.js';

const text = articles['en']!.slice(1).join(' ');
const open = async (name: string) => (await findVoice(`flite-${name}`)).open();
const [slt, rms, awb, kal] = [await open('slt'), await open('rms'), await open('awb'), await open('kal16')];
after(() => Promise.all([slt, rms, awb, kal].map((voice) => voice.close())));

test('a sentence by the reference voice itself is found where that voice says it', async () => {
  const errors: number[] = [];
  for (const { tokens } of utterancesOf(text)) {
    const { pcm, marks } = await slt.speak({ tokens, lang: 'en' });
    const found = await alignSentence({ pcm, sampleRate: RATE, tokens, lang: 'en', reference: slt });
    assert.equal(found.length, tokens.length);
    found.forEach(({ startMs }, i) => errors.push(Math.abs(startMs - (marks[i]?.startMs ?? 0))));
  }
  assert.ok(quantile(errors, 0.5) <= 6, `median ${quantile(errors, 0.5)} ms`);
  assert.ok(quantile(errors, 0.95) <= 20, `p95 ${quantile(errors, 0.95)} ms`);
});

test('a sentence by another voice is found by what the reference voices make of it', async () => {
  const errors: number[] = [];
  for (const { tokens } of utterancesOf(text)) {
    const { pcm, marks } = await rms.speak({ tokens, lang: 'en' });
    const sentence = { pcm, sampleRate: RATE, tokens, lang: 'en', reference: slt, others: [awb, kal] };
    const found = await alignSentence(sentence);
    found.forEach(({ startMs, endMs, confidence }, i) => {
      errors.push(Math.abs(startMs - (marks[i]?.startMs ?? 0)));
      assert.ok(endMs >= startMs && confidence >= 0 && confidence <= 1);
      assert.ok(startMs >= (found[i - 1]?.endMs ?? 0));
    });
  }
  assert.ok(quantile(errors, 0.5) <= 10, `median ${quantile(errors, 0.5)} ms`);
  assert.ok(quantile(errors, 0.95) <= 40, `p95 ${quantile(errors, 0.95)} ms`);
});

test('music, an introduction, pauses, restarts, a repeat and a skipped sentence do not move what follows', async () => {
  const skipped = 3;
  const { pcm, truth } = await splice(text, skipped, rms);
  const parts: number[] = [];
  const found = await alignRecording({
    ...{ features: hear(pcm, RATE), highestHz: highestOf(RATE), sentences: utterancesOf(text) },
    references: [slt, awb, kal],
    progress: (part) => parts.push(part),
  });
  const errors: number[] = [];
  truth.forEach((tokens, sentence) =>
    tokens.forEach((startMs, token) => {
      const mark = found[sentence]![token]!;
      if (startMs !== undefined) errors.push(Math.abs(mark.startMs - startMs));
    }),
  );
  assert.ok(quantile(errors, 0.5) <= 12, `median ${quantile(errors, 0.5)} ms`);
  assert.ok(quantile(errors, 0.95) <= 100, `p95 ${quantile(errors, 0.95)} ms`);
  const unread = found[skipped]!;
  const unheard = unread.filter(({ confidence }) => confidence < 0.5).length;
  assert.ok(unheard >= unread.length * 0.8, `${unheard} of ${unread.length} left-out words are doubted`);
  const times = found.flat().flatMap(({ startMs, endMs }) => [startMs, endMs]);
  assert.deepEqual(
    times,
    times.toSorted((a, b) => a - b),
  );
  assert.deepEqual(
    parts,
    parts.toSorted((a, b) => a - b),
    'progress never goes back',
  );
  assert.ok(parts.length > 20 && parts.at(-1) === 1, `${parts.length} tellings, the last of ${parts.at(-1)}`);
});
