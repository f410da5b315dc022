import type { Browser } from 'puppeteer-core';
import { type CostPerWord, costPerWord } from '../cost-per-word.js';
import { firstHeard, longNarration } from '../long.js';
import { ourMarking } from '../mark-words.js';
import { wait } from '../player.js';
import { openPeer } from './load.js';
import { HYPERAUDIO, NATIVE, type Player } from './players.js';
import { readBarely } from './bare.js';
import type { PeerSite } from './site.js';

/* One word more, in the middle of a text that scrolls in a box, the word in view. */

const MEASURED = 120;

export async function highlight(
  browser: Browser,
  site: PeerSite,
  native: Player,
  player: Player,
  words: number,
): Promise<CostPerWord> {
  const isHyperaudio = player.name === HYPERAUDIO;
  const from = firstHeard(words);
  // Ours is the player's own modules on a bare page: its panel has no part in the word.
  const { page, close } = await openPeer(browser, site, isHyperaudio ? player : native, words);
  await page.addStyleTag({ content: '#article { block-size: 700px; overflow-y: scroll; }' });
  if (isHyperaudio) {
    const { narration } = longNarration('', words);
    const starts = narration.blocks.flatMap(({ sentences }) =>
      sentences.flatMap((sentence) => sentence.words.map(([, , startMs]) => startMs)),
    );
    await page.evaluate((times: number[]) => {
      const { player } = window as unknown as {
        player: { myPlayer: { paused: boolean }; updateTranscriptVisualState(seconds: number): void };
      };
      // As while it plays: a paused one marks no word.
      player.myPlayer.paused = false;
      window.markWord = (word) => player.updateTranscriptVisualState(times[word]! / 1000);
    }, starts);
  } else if (player.name === NATIVE) {
    await page.evaluate(readBarely);
    await page.evaluate(() => (window.markWord = window.bare.mark));
  } else {
    await page.evaluate(await ourMarking(`/${words}.json`));
    await page.evaluate('marking');
  }
  // Nothing scrolls while it is measured.
  await page.evaluate((paragraph) => {
    window.markWord(0);
    document.querySelectorAll('#article > p')[paragraph]!.scrollIntoView({ block: 'center' });
  }, from / 100);
  await page.evaluate((word) => window.markWord(word), from);
  await wait(1500);
  const cost = await costPerWord(page, from, MEASURED);
  await close();
  return cost;
}
