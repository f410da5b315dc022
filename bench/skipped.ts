import type { Page } from 'puppeteer-core';
import type { wordsOf } from '../test/e2e/publish.js';
import type { Gate } from './gate.js';

/* Of words of 80 to 360 ms none may be left out. */

const WORDS = 300;

/** How often the page looks whether it is given its turn. */
const BEAT_MS = 10;

/** So long after a word has begun the player must have marked it, if it was given its turn by then. */
const MARKED_WITHIN_MS = 15;

/** More of them are no pauses of the machine. */
const MOST_WITHOUT_A_TURN = WORDS / 100;

/**
 * A machine that stands still for a whole word shows nothing of it, whoever plays: those words are counted by themselves.
 * @param page with a player; it is closed
 * @param words of the article
 * @param first the one that is heard first
 */
export async function wordsSkipped(
  page: Page,
  words: ReturnType<typeof wordsOf>,
  first: number,
  rate: number,
): Promise<Gate[]> {
  const heard = await page.evaluate(
    async (fromMs, rate, count, beatMs) => {
      const player = document.querySelector('audio-article')!;
      player.currentTime = fromMs / 1000;
      player.playbackRate = rate;
      const words: string[] = [];
      // Positions at which the page was given its turn, ms.
      const turns: number[] = [];
      const all = new Promise<void>((resolve) =>
        player.addEventListener('wordchange', ({ detail }) => {
          words.push(detail.word);
          if (words.length >= count) resolve();
        }),
      );
      const beat = setInterval(() => turns.push(player.currentTime * 1000), beatMs);
      await player.play();
      await all;
      clearInterval(beat);
      player.pause();
      return { words: words.slice(0, count), turns };
    },
    words[first]!.startMs,
    rate,
    WORDS,
    BEAT_MS,
  );
  await page.close();
  const marked = new Set(heard.words);
  const placeOf = (wanted: string): number => words.findIndex(({ word }) => word === wanted);
  const due = words.slice(placeOf(heard.words[0]!), placeOf(heard.words.at(-1)!) + 1);
  const missed = due.filter(({ word }) => !marked.has(word));
  const skipped = missed.filter(({ startMs, endMs }) =>
    heard.turns.some((ms) => ms >= startMs + MARKED_WITHIN_MS * rate && ms < endMs),
  );
  const unit = `of ${due.length}`;
  return [
    { name: `words skipped at ${rate}×`, value: skipped.length, limit: 0, unit },
    {
      name: `words at ${rate}× for which the machine gave the page no turn`,
      value: missed.length - skipped.length,
      limit: MOST_WITHOUT_A_TURN,
      unit,
    },
  ];
}
