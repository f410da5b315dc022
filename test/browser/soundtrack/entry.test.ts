import { barOf } from '../../../src/player/soundtrack/bars.js';
import { freshlySpokenAtMs, heardAtMs } from '../../../src/player/soundtrack/clock.js';
import { engine } from '../engine.js';
import { listenTo } from '../player/heard.js';
import {
  assert,
  clicks,
  FIRST_WORD_MS,
  type Ear,
  listen,
  music,
  openPlayer,
  type Player,
  seconds,
  until,
  wait,
  wav,
} from './studio.js';

let ear: Ear;
beforeEach(() => {
  ear = listen();
});
afterEach(() => ear.close());

/** As long as the sting is heard before its end. */
const STING = 3.2;

/** A tone where the first word begins. */
const voice = URL.createObjectURL(
  wav(
    seconds(30, (t) => {
      const since = t - FIRST_WORD_MS / 1000;
      return since >= 0 && since < 0.1 ? 0.8 * Math.cos(2 * Math.PI * 440 * since) : 0;
    }),
  ),
);

/** Bars from the sting's first beat to the first word; undefined where the machine could not play the sting evenly. */
type Measured = (player: Player, bpm: number) => Promise<number | undefined>;

/** By what the browser tells of its clocks: the Chromium from npm has no way to a sound card. */
const byClocks: Measured = async (player, bpm) => {
  await player.play();
  await until('it plays evenly', () => player.media.currentTime > 0.6);
  const context = ear.contexts.at(-1)!;
  // It had no time for the sting: the voice begins without one.
  if (!ear.starts[0]) return undefined;
  const word = await freshlySpokenAtMs(player.media, FIRST_WORD_MS / 1000);
  const first = heardAtMs(context, ear.starts[0].when + 0.1);
  return (word - first) / (barOf({ bpm, first: 0 }, 4) * 1000);
};

/** By what comes out of the sound card: the sting's beats, then the word. */
const byEar: Measured = async (player, bpm) => {
  const listening = await listenTo(player.media);
  await player.play();
  // Long enough for what is learnt from this start.
  await until('the word was heard', () => player.media.currentTime > 0.9);
  const onsets = await listening.heard();
  const [first = NaN, word = NaN] = [onsets[0], onsets.at(-1)];
  const beatMs = 60_000 / bpm;
  const beats = onsets.slice(0, -1).map((at) => (at - first) / beatMs);
  const isEven =
    beats.length === Math.ceil((STING * 1000 - 100) / beatMs) &&
    beats.every((beat, n) => Math.abs(beat - n) * beatMs < 10);
  return isEven ? (word - first) / (4 * beatMs) : undefined;
};

/** WebKitGTK tells nothing of its latency: the middle of six starts was at 37 ms, where it was measured. */
const CLOSE_MS = engine === 'webkit' ? 60 : 30;

const measured = engine === 'chromium' ? byClocks : byEar;

/** How many ms after a bar line of the sting, as it was made, the first word is heard; undefined if it cannot be told. */
async function lateness(bpm: number): Promise<number | undefined> {
  for (let attempt = 0; attempt < 4; attempt++) {
    ear.starts.length = 0;
    const player = openPlayer({ sting: music(wav(clicks(bpm, STING))) });
    player.media.src = voice;
    const bars = await measured(player, bpm);
    await wait(300); // what is learnt from this start
    player.remove();
    if (bars === undefined) continue;
    assert(bars > 0.9, 'after the first bar');
    return (bars - Math.round(bars)) * barOf({ bpm, first: 0 }, 4) * 1000;
  }
  return undefined;
}

const tempos = [70, 84, 100, 120.5, 140, 160];

describe('the voice', () => {
  const late: number[] = [];
  for (const bpm of tempos)
    it(`enters after the sting, at ${bpm} bpm`, async () => {
      const ms = await lateness(bpm);
      assert(ms !== undefined, 'the machine is too busy to play music evenly');
      late.push(ms);
      // A beat is 375 ms and more: it is the downbeat that is meant, even at the first start or where the machine was busy.
      assert(Math.abs(ms) < 180, `${ms.toFixed(1)} ms after a bar line`);
    });

  it(`enters within ${CLOSE_MS} ms of the downbeat`, () => {
    // Of a machine that does other things meanwhile, the middle is asked.
    const middle = late.map(Math.abs).sort((a, b) => a - b)[late.length >> 1] ?? Infinity;
    assert(middle <= CLOSE_MS, `it was late by ${late.map((ms) => ms.toFixed(1)).join(', ')} ms`);
  });
});
