import fc from 'fast-check';
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { flite } from '../../../src/narrate/voice/flite/flite.js';
import { findVoice } from '../../../src/narrate/voice/voices.js';
import type { Speech } from '../../../src/narrate/voice/voice.js';
import { utteranceOf } from './utterance.js';

const rms = (await findVoice('flite-rms')).open();
after(() => rms.close());

const say = (text: string): Promise<Speech> => rms.speak(utteranceOf(text));

function assertMarksFit({ pcm, marks }: Speech, tokens: number): void {
  assert.equal(marks.length, tokens);
  const durationMs = (pcm.length / rms.sampleRate) * 1000;
  let last = 0;
  for (const { startMs, endMs } of marks) {
    assert.ok(
      startMs >= last && endMs >= startMs && endMs <= durationMs,
      `${startMs}–${endMs} after ${last} in ${durationMs}`,
    );
    last = startMs;
  }
}

/** Where a word alone becomes audible: the first 2 ms whose energy reaches −35 dB of the loudest 10 ms, after the silence. */
function onsetMs({ pcm }: Speech): number {
  const energy = (from: number, length: number): number => {
    let sum = 0;
    for (let i = from; i < from + length; i++) sum += (pcm[i] ?? 0) ** 2;
    return sum / length;
  };
  let peak = 0;
  for (let i = 0; i + 160 <= pcm.length; i += 80) peak = Math.max(peak, energy(i, 160));
  for (let i = 0; i + 32 <= pcm.length; i += 16) if (energy(i, 32) >= peak * 10 ** -3.5) return i / 16;
  return Infinity;
}

test('every token has a mark, in order, inside the audio', async () => {
  for (const text of [
    "Friday's attack's here, F S B and a boy.",
    'A',
    "the assassins' car; don't rock",
    'U S and A B C news.',
    'Wait, what? Yes! No: maybe...',
    Array.from({ length: 250 }, (_, i) => ['one', 'lighthouse', 'of', 'Greenwich,'][i % 4]).join(' '),
  ]) {
    const speech = await say(text);
    assertMarksFit(speech, text.split(' ').length);
    assert.ok(
      speech.marks.every(({ startMs, endMs }) => endMs > startMs),
      `each of “${text.slice(0, 40)}” lasts`,
    );
  }
});

test('any words at all get marks that fit', async () => {
  const token = fc.stringMatching(/^[A-Za-z][A-Za-z']{0,11}[,.;:?!]?$/);
  await fc.assert(
    fc.asyncProperty(fc.array(token, { minLength: 1, maxLength: 12 }), async (tokens) => {
      assertMarksFit(await rms.speak(utteranceOf(tokens.join(' '))), tokens.length);
    }),
    { numRuns: 40 },
  );
});

test('a word starts where it becomes audible: median within 15 ms, 95 of 100 within 40 ms', async () => {
  const words = (
    'apple evening island open under over arrow engine is only eagle iron ocean uncle air early ' +
    'nine never morning many now night money nation mother nothing more moon name next near noon ' +
    'some see five four six seven city fast shell sugar very van zero face safe fish show visit ' +
    'thin thing these fire sand summer sister shadow feather village finger season value shoulder ' +
    'animal enemy order angle'
  ).split(' ');
  const errors: number[] = [];
  for (const word of words) {
    const speech = await say(`${word}.`);
    errors.push(Math.abs((speech.marks[0]?.startMs ?? Infinity) - onsetMs(speech)));
  }
  errors.sort((a, b) => a - b);
  const quantile = (q: number): number =>
    errors[Math.min(errors.length - 1, Math.floor(q * errors.length))] ?? Infinity;
  assert.ok(errors.length >= 60);
  assert.ok(quantile(0.5) <= 15, `median ${quantile(0.5)} ms`);
  assert.ok(quantile(0.95) <= 40, `p95 ${quantile(0.95)} ms`);
});

test('the same sentence gives the same samples', async () => {
  const [first, second] = [await say('The light came on again.'), await say('The light came on again.')];
  assert.deepEqual(first, second);
});

test('each voice speaks, and differently', async () => {
  const heard = new Set<string>();
  for (const available of flite.voices()) {
    const voice = available.open();
    const { pcm } = await voice.speak(utteranceOf('Good morning.'));
    heard.add(String(pcm.length));
    await voice.close();
  }
  assert.equal(heard.size, 4);
});

test('a sentence without a word is refused with its text', async () => {
  await assert.rejects(rms.speak(utteranceOf('-- …')), { code: 'AA_E_VOICE_FAILED', message: /“-- …”/ });
});
