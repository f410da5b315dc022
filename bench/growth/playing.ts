import { launchBrowser } from '../../test/e2e/demo.js';
import { highlight } from '../peers/highlight.js';
import { native } from '../peers/players.js';
import { servePeers } from '../peers/site.js';
import { measured, type Series } from './series.js';

/* What one word more costs in a longer article, on the page of a reader. */

const WORDS = [1000, 10_000, 100_000];

export async function playingSeries(): Promise<Series[]> {
  const site = await servePeers([native], WORDS);
  const browser = await launchBrowser();
  const points: { size: number; cost: number }[] = [];
  try {
    for (const size of WORDS)
      points.push({
        size,
        cost: await measured(3, async () => (await highlight(browser, site, native, native, size)).ms),
      });
  } finally {
    await browser.close();
    await site.close();
  }
  return [
    {
      ...{ name: 'word-marked', title: 'One word more marked in the article', of: 'words in the article' },
      ...{ unit: 'ms of the page’s main thread', points },
    },
  ];
}
