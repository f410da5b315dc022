import type { Narration } from '../../../src/core/narration/schema.js';
import { downbeatFrom } from '../../../src/player/soundtrack/bars.js';
import { bedOf } from '../../../src/player/soundtrack/bed.js';
import { loadMusic, type Loaded } from '../../../src/player/soundtrack/load.js';
import { assert, clicks, music, RATE, seconds, wav } from './studio.js';

/* What is rendered: the player's own graph in an offline context, and the demo's speech as it is on disk. */

const at = (path: string): URL => new URL(`/${path}`, location.href);
const decoder = new OfflineAudioContext(1, 1, RATE);
const never = new AbortController().signal;

async function load(sound: Blob | string, beatsPerBar = 4): Promise<Loaded> {
  const loaded = await loadMusic(
    decoder,
    { ...music(sound), beatsPerBar },
    at('transcripts/'),
    'high',
    never,
  );
  assert(loaded, 'it is music');
  return loaded;
}

async function rendered(bed: Loaded, speech: number, length: number): Promise<AudioBuffer> {
  const context = new OfflineAudioContext(2, Math.round(length * RATE), RATE);
  bedOf(context, bed, speech, context.destination).start(0);
  return context.startRendering();
}

const db = (samples: Float32Array, from = 0, to = samples.length): number => {
  let sum = 0;
  for (let n = from; n < to; n++) sum += samples[n]! ** 2;
  return 10 * Math.log10(sum / (to - from));
};

const pink = (): ((t: number) => number) => {
  // Paul Kellet's economy filter over a linear congruential generator: the same noise each time.
  let [seed, a, b, c] = [1, 0, 0, 0];
  return () => {
    seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32;
    const white = seed / 2 ** 31 - 1;
    a = 0.99765 * a + white * 0.099046;
    b = 0.963 * b + white * 0.2965164;
    c = 0.57 * c + white * 1.0526913;
    return (a + b + c + white * 0.1848) * 0.2;
  };
};

const stereo = (sample: () => (t: number) => number): Blob =>
  wav(seconds(11, sample()), seconds(11, sample()));
const beds: Readonly<Record<string, Blob | string>> = {
  'the demo’s own': '../audio/bed.mp3',
  clicks: wav(clicks(110, 12)),
  'pink noise': stereo(pink),
  'a drone of 40 Hz': stereo(() => (t) => 0.9 * Math.sin(2 * Math.PI * 40 * t)),
  'a bell of 3 kHz': stereo(() => (t) => 0.9 * Math.sin(2 * Math.PI * 3000 * t) * Math.exp(-(t % 2))),
  'full square waves': stereo(() => (t) => Math.sign(Math.sin(2 * Math.PI * 200 * t))),
  'a crescendo': stereo(() => (t) => (t / 11) ** 3 * Math.sin(2 * Math.PI * 300 * t)),
};

describe('the bed under the demo’s speech', () => {
  const demo = (async () => {
    const narration = (await (await fetch(at('transcripts/index.json'))).json()) as Narration;
    const bytes = await (await fetch(new URL(narration.audio[0]!.src, at('transcripts/')))).arrayBuffer();
    return { narration, speech: (await decoder.decodeAudioData(bytes)).getChannelData(0) };
  })();

  for (const [name, sound] of Object.entries(beds))
    it(`G19: ${name} is at least 20 dB under every sentence, in the pause after it and at its loudest`, async () => {
      const { narration, speech } = await demo;
      const { loudness, duration } = narration.audio[0]!;
      const bed = await rendered(await load(sound), loudness, duration / 1000);
      const channels = [bed.getChannelData(0), bed.getChannelData(1)];
      const sample = (ms: number): number => Math.round((ms / 1000) * RATE);
      const sentences = narration.blocks.flatMap((block) => block.sentences);
      let nearest = -Infinity;
      sentences.forEach(({ startMs, endMs }, i) => {
        const next = sentences[i + 1]?.startMs ?? duration;
        const spoken = db(speech, sample(startMs), sample(endMs));
        // Of 400 ms while it is spoken and after: the loudest, on the louder side.
        for (let ms = startMs; ms + 400 <= next; ms += 100)
          for (const channel of channels)
            nearest = Math.max(nearest, db(channel, sample(ms), sample(ms + 400)) - spoken);
        // As accessibility checkers measure: what is heard in the pause, the voice's own noise included.
        const pause = [...channels].map((channel) =>
          channel.slice(sample(endMs), sample(next)).map((s, n) => s + (speech[sample(endMs) + n] ?? 0)),
        );
        if (next - endMs > 200)
          for (const channel of pause) nearest = Math.max(nearest, db(channel) - spoken);
      });
      assert(nearest <= -20, `it comes to ${nearest.toFixed(1)} dB`);
      assert(nearest > -60, 'and is to be heard');
    });
});

describe('the bed’s loop', () => {
  for (const bpm of [70, 97.3, 128, 160])
    it(`has its beats at their distance over every seam, at ${bpm} bpm`, async () => {
      const bed = await load(wav(clicks(bpm, 13.37)));
      const out = (await rendered(bed, 40, 40)).getChannelData(0);
      const beat = (60 / bpm) * RATE;
      const found: number[] = [];
      for (let n = 0; n < out.length; n++)
        if (Math.abs(out[n]!) > 0.05) {
          found.push(n);
          n += Math.round(beat / 2);
        }
      const off = found.slice(1).map((n, i) => Math.abs(n - found[i]! - beat) / RATE);
      assert(found.length > (39 * bpm) / 60, `${found.length} beats`);
      assert(Math.max(...off) < 0.01, `one is off by ${Math.max(...off) * 1000} ms`);
    });

  it('leaves no gap and no step where it begins again', async () => {
    // A tone that no loop fits; its beats are soft swells.
    const sound = seconds(11.3, (t) => 0.5 * Math.sin(2 * Math.PI * 313.7 * t) * (t % 0.5 < 0.05 ? 1 : 0.7));
    const out = (await rendered(await load(wav(sound)), 40, 40)).getChannelData(0);
    let [step, quietest] = [0, Infinity];
    for (let n = 1; n < out.length; n++) step = Math.max(step, Math.abs(out[n]! - out[n - 1]!));
    for (let n = 0; n + 441 < out.length; n += 441) quietest = Math.min(quietest, db(out, n, n + 441));
    // The tone's own steepest step is 0.5 · 2π · 313.7 / 44 100 = 0.022; its swells jump by 0.15 at most.
    assert(step < 0.18, `a step of ${step}`);
    assert(quietest > -20, `${quietest} dB`);
  });
});

describe('the demo’s music', () => {
  it('lets the voice in after one bar of 2.5 s, and repeats eight', async () => {
    const sting = await load('../audio/sting.mp3');
    assert(sting.facts.beats, 'the sting has beats');
    const entry = downbeatFrom(sting.facts.beats, 4, sting.facts.endsAt);
    assert(Math.abs(entry - 2.5) < 0.03, `the voice enters at ${entry} s`);
    const { facts } = await load('../audio/bed.mp3');
    assert(facts.beats && Math.abs(facts.beats.bpm - 96) < 0.1, `${facts.beats?.bpm} bpm`);
    assert(facts.beats.first < 0.03, `its first beat is at ${facts.beats.first} s`);
  });
});
