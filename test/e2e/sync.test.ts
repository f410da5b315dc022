import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { publish, type Site, wordsOf } from './publish.js';

/*
 * Whether a word is marked when it is heard: the audio as the browser decodes it, against the times in the narration.
 * Every sentence is one word that begins with a vowel, a nasal or a fricative, because their beginning can be seen in
 * the energy; a plosive begins with silence.
 */

const words = (
  'Apple Evening Island Open Under Over Arrow Engine Only Eagle Ocean Uncle Early Animal Enemy Order Angle ' +
  'Never Morning Many Night Money Nation Mother Nothing Moon Name Next Near Noon Number Market Music ' +
  'Summer Five Seven City Fast Shell Sugar Very Van Zero Face Safe Fish Show Visit Silver Zebra ' +
  'Thin Thunder Fire Sand Sister Shadow Feather Village Finger Season Value Shoulder Forest Valley Soldier'
).split(' ');

let site: Site;
before(async () => {
  const article = `# Alone\n\n${words.map((word) => `${word}.`).join(' ')}\n`;
  site = await publish({ 'alone.md': article }, ['alone.md']);
});
after(() => site.close());

test('G55: a word of the audio as served begins at its startMs: median within 15 ms, 95 of 100 within 40 ms', async () => {
  const narration = await site.narration('alone');
  const spoken = wordsOf(narration).slice(1);
  assert.deepEqual(
    spoken.map(({ word }) => word),
    words,
  );
  const page = await site.open('articles/alone');
  const heard = await page.evaluate(
    async (src, spans) => {
      const file = await (await fetch(src)).arrayBuffer();
      const audio = await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(file);
      const samples = audio.getChannelData(0);
      const at = (ms: number): number => Math.round((ms / 1000) * audio.sampleRate);
      const energy = (from: number, length: number): number => {
        let sum = 0;
        for (let i = from; i < from + length; i++) sum += Number(samples[i]) ** 2;
        return sum / length;
      };
      const [short, long] = [at(2), at(10)];
      /** The first 2 ms whose energy reaches −35 dB of the loudest 10 ms. */
      const onset = (fromMs: number, toMs: number): number => {
        let peak = 0;
        for (let i = at(fromMs); i + long <= at(toMs); i += long / 2) peak = Math.max(peak, energy(i, long));
        for (let i = at(fromMs); i + short <= at(toMs); i += short / 2)
          if (energy(i, short) >= peak * 10 ** -3.5) return (i / audio.sampleRate) * 1000;
        return Infinity;
      };
      return {
        durationMs: audio.duration * 1000,
        onsets: spans.map(([from, to]) => onset(from, to)),
      };
    },
    new URL(narration.audio[0]!.src, `${site.server.url}transcripts/alone.json`).href,
    // From the middle of the silence before the word to where it ends.
    spoken.map(({ startMs, endMs }, i) => {
      const silentFrom = i > 0 ? spoken[i - 1]!.endMs : startMs - 200;
      return [(silentFrom + startMs) / 2, endMs] as const;
    }),
  );

  const errors = spoken.map(({ startMs }, i) => Math.abs(startMs - heard.onsets[i]!)).sort((a, b) => a - b);
  const quantile = (q: number): number => errors[Math.ceil(q * errors.length) - 1]!;
  const far = spoken
    .map(({ word, startMs }, i) => `${word} ${Math.round(heard.onsets[i]! - startMs)} ms`)
    .filter((_, i) => Math.abs(spoken[i]!.startMs - heard.onsets[i]!) > 40);
  const found = `median ${quantile(0.5).toFixed(1)} ms, p95 ${quantile(0.95).toFixed(1)} ms; ${far.join(', ')}`;
  assert.ok(errors.length >= 60);
  assert.ok(quantile(0.5) <= 15, found);
  assert.ok(quantile(0.95) <= 40, found);

  const offBy = heard.durationMs - narration.audio[0]!.duration;
  assert.ok(Math.abs(offBy) <= 50, `the audio is ${offBy} ms longer than the narration says`);
  console.log(`    ${found}; duration off by ${offBy.toFixed(1)} ms`);
});
