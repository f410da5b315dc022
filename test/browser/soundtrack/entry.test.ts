import { barOf } from '../../../src/player/soundtrack/bars.js';
import { heardAtMs, spokenAtMs } from '../../../src/player/soundtrack/clock.js';
import { assert, clicks, FIRST_WORD_MS, type Ear, listen, music, openPlayer, until, wav } from './studio.js';

let ear: Ear;
beforeEach(() => {
  ear = listen();
});
afterEach(() => ear.close());

/** How many ms after a bar line of the sting, as it was made, the first word is heard. */
async function lateness(bpm: number): Promise<number> {
  ear.starts.length = 0;
  const player = openPlayer({ sting: music(wav(clicks(bpm, 3.2))) });
  await player.play();
  await until('it plays evenly', () => player.media.currentTime > 0.6);
  const context = ear.contexts.at(-1)!;
  const word = spokenAtMs(player.media, FIRST_WORD_MS / 1000);
  const bar = barOf({ bpm, first: 0 }, 4) * 1000;
  const first = heardAtMs(context, ear.starts[0]!.when + 0.1);
  player.remove();
  const bars = (word - first) / bar;
  assert(bars > 0.9, 'after the first bar');
  return (bars - Math.round(bars)) * bar;
}

const tempos = [70, 84, 100, 120.5, 140, 160];

describe('the voice', () => {
  const late: number[] = [];
  for (const bpm of tempos)
    it(`enters after the sting, at ${bpm} bpm`, async () => {
      const ms = await lateness(bpm);
      late.push(ms);
      // A beat is 375 ms and more: it is the downbeat that is meant, even where the machine was busy.
      assert(Math.abs(ms) < 120, `${ms.toFixed(1)} ms after a bar line`);
    });

  it('enters within 30 ms of the downbeat', () => {
    // Of a machine that does other things meanwhile, the middle is asked.
    const middle = late.map(Math.abs).sort((a, b) => a - b)[late.length >> 1] ?? Infinity;
    assert(middle <= 30, `it was late by ${late.map((ms) => ms.toFixed(1)).join(', ')} ms`);
  });
});
