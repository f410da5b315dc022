import type { WordChange } from '../../../src/player/events.js';
import { assert } from '../dialogs/assert.js';
import { cleanUp, narrationOf, openPage, startServer, until } from '../player/page.js';

/** EN 301 549, 7.1.2, in ms of the listener’s time. */
const MOST_MS = 100;
const sentence = 'On a cliff above the harbour stands a lighthouse that nobody has lit for years.';
const text = Array.from({ length: 230 }, () => sentence).join(' ');

describe('Words are marked with the voice', () => {
  beforeEach(() => startServer().publish(narrationOf(['The harbour', text])));
  afterEach(cleanUp);

  it('G55: at every speed, and after ten minutes as at the beginning: 95 of 100 within 100 ms', async () => {
    const player = await openPage(`<h2>The harbour</h2><p>${text}</p>`);
    const { element } = player;
    const late: number[] = [];
    element.addEventListener('wordchange', ({ detail }: CustomEvent<WordChange>) => {
      const { words } = element.narration!.blocks[detail.block]!.sentences[detail.sentence]!;
      const word = words.find(([start]) => start === detail.start)!;
      late.push((element.currentTime * 1000 - word[2]) / element.playbackRate);
    });
    await player.play();
    await until('words are marked', () => late.length > 2);
    for (const from of [5, 600])
      for (const rate of [0.5, 1, 2, 3]) {
        element.playbackRate = rate;
        element.currentTime = from;
        await until('it goes on', () => !element.seeking && element.currentTime > from);
        late.length = 0;
        await until('ten words are marked', () => late.length >= 10);
        const sorted = late.map(Math.abs).sort((a, b) => a - b);
        const p95 = sorted[Math.floor(sorted.length * 0.95) - 1]!;
        assert(
          p95 <= MOST_MS,
          `${p95.toFixed()} ms at ${rate}× from ${from} s: ${late.map(Math.round).join(' ')}`,
        );
      }
  });
});
