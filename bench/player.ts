import type { Page } from 'puppeteer-core';
import { markWords, reader } from '../test/e2e/demo.js';
import { publish, type Site, wordsOf } from '../test/e2e/publish.js';
import { costPerWord } from './cost-per-word.js';
import type { Gate } from './gate.js';
import { firstHeard, LONG, publishLong } from './long.js';
import { ourMarking } from './mark-words.js';
import { markWordsAndClock, workPerWord } from './work-per-word.js';
import { countAsked } from './asked.js';
import { wordsSkipped } from './skipped.js';

/* What playing costs the page, as counts: the same on every machine. On the demo, as served, in Chromium. */

declare global {
  interface Window {
    heard: string[];
    shifts: number;
  }
}

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function openPlayer(
  site: Site,
  path = '',
  before: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<Page> {
  const page = await site.open(path, { before });
  await page.waitForFunction(() => Number(document.querySelector('audio-article')?.readyState) > 0);
  return page;
}

/** A minute at 2×, the whole article in view: no scrolling, so that nothing but words and the clock move. */
async function aMinute(site: Site): Promise<Gate[]> {
  const page = await openPlayer(site);
  await page.setViewport({ width: 1280, height: 4000 });
  await markWords(page);
  await page.evaluate(() => {
    const player = document.querySelector('audio-article')!;
    player.playbackRate = 2;
    window.heard = [];
    player.addEventListener('wordchange', ({ detail }) => window.heard.push(detail.word));
  });
  await page.evaluate(markWordsAndClock);
  const { press, waitUntilPlaying, state } = reader(page);
  await press('Play');
  await page.mouse.move(0, 0);
  await waitUntilPlaying();
  await wait(1000);
  const session = await page.createCDPSession();
  const nodes = async (): Promise<number> => {
    // What the first one sets free the second one takes.
    for (let pass = 0; pass < 2; pass++) await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Memory.getDOMCounters')).nodes;
  };
  const nodesBefore = await nodes();
  const work = await workPerWord(page, () => wait(60_000));
  await press('Pause');
  const { currentTime } = await state();
  const nodesAdded = (await nodes()) - nodesBefore;
  const heard = await page.evaluate(() => window.heard);
  const spoken = wordsOf(await site.narration()).filter(({ startMs }) => startMs <= currentTime * 1000 - 50);
  const skipped = spoken.filter(({ word }, i) => heard[i] !== word).length;
  await page.close();
  console.log(
    `    ${work.words} words in 60 s at 2×; the clock wrote ${work.clockWrites} times for ${work.clockRecalculations} style recalculations`,
  );
  return [
    { name: `style recalculations for ${work.words} words`, value: work.recalculations, limit: 0, unit: '' },
    { name: `layouts for ${work.words} words`, value: work.layouts, limit: 0, unit: '' },
    { name: `DOM nodes added by ${work.words} words`, value: nodesAdded, limit: 0, unit: '' },
    { name: 'words skipped in 60 s at 2×', value: skipped, limit: 0, unit: `of ${spoken.length}` },
    // A run that saw nothing proves nothing.
    { name: 'words missing in the trace', value: Math.max(0, 250 - work.words), limit: 0, unit: '' },
  ];
}

async function whilePaused(site: Site): Promise<Gate[]> {
  const page = await openPlayer(site, '', (fresh) => fresh.evaluateOnNewDocument(countAsked));
  const { press, waitUntilPlaying, state } = reader(page);
  const askedIn = async (ms: number): Promise<number> => {
    await wait(500);
    const before = await page.evaluate(() => window.asked.length);
    await wait(ms);
    return (await page.evaluate(() => window.asked.length)) - before;
  };
  const idle = await askedIn(3000);
  await press('Play');
  await waitUntilPlaying();
  const playing = await askedIn(2000);
  const session = await page.createCDPSession();
  const { windowId } = await session.send('Browser.getWindowForTarget');
  const show = (windowState: 'minimized' | 'normal'): Promise<void> =>
    session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  await show('minimized');
  const isHidden = await page.evaluate(() => document.hidden);
  const hidden = await askedIn(5000);
  const { paused: hasStopped } = await state();
  await show('normal');
  await press('Pause');
  const paused = await askedIn(5000);
  await page.close();
  return [
    { name: 'timers and frames in 3 s before Play', value: idle, limit: 0, unit: '' },
    { name: 'timers and frames in 5 s of pause', value: paused, limit: 0, unit: '' },
    { name: 'timers and frames in 5 s of playing out of sight', value: hidden, limit: 0, unit: '' },
    {
      name: 'the page was not hidden, or fell silent',
      value: isHidden && !hasStopped ? 0 : 1,
      limit: 0,
      unit: '',
    },
    { name: 'the counter saw nothing while playing', value: playing > 0 ? 0 : 1, limit: 0, unit: '' },
  ];
}

/** Whether the sought word is marked in the very next frame, playing and paused. */
async function seeks(site: Site): Promise<Gate> {
  const page = await openPlayer(site);
  const words = wordsOf(await site.narration());
  // Spread over the article, words long enough not to end within the frame.
  const targets = words.filter(({ startMs, endMs }, i) => i % 7 === 3 && endMs - startMs > 250).slice(0, 40);
  const { press, waitUntilPlaying } = reader(page);
  await press('Play');
  await waitUntilPlaying();
  const wrong = await page.evaluate(async (sought) => {
    const player = document.querySelector('audio-article')!;
    let wrong = 0;
    for (const [i, { word, startMs, endMs }] of sought.entries()) {
      if (i === sought.length / 2) player.pause();
      // Where the machine is busy the frame may come when the word is over: then it is sought again.
      for (let isOver = true, tries = 0; isOver && tries < 20; tries++) {
        player.currentTime = (startMs + 20) / 1000;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const marked = [...(CSS.highlights.get('audio-article-word') ?? [])].map(String).join();
        isOver = player.currentTime * 1000 >= endMs;
        if (!isOver && marked.replace(/\s+/g, ' ') !== word) wrong++;
        if (isOver && tries === 19) wrong++;
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
    }
    return wrong;
  }, targets);
  await page.close();
  return {
    name: 'words wrong in the frame after a seek',
    value: wrong,
    limit: 0,
    unit: `of ${targets.length}`,
  };
}

/** Layout shifts while the page loads over 1.6 Mbit/s with 150 ms. */
async function shifts(site: Site, width: number): Promise<Gate> {
  const page = await openPlayer(site, '', async (fresh) => {
    await fresh.setViewport({ width, height: 800 });
    await fresh.emulateNetworkConditions({ download: 200_000, upload: 100_000, latency: 150 });
    await fresh.evaluateOnNewDocument(() => {
      window.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts += (entry as LayoutShift).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
  });
  await wait(1500);
  const value = await page.evaluate(() => window.shifts);
  await page.close();
  return { name: `CLS on a slow network, ${width} px`, value: Number(value.toFixed(3)), limit: 0, unit: '' };
}

/** One word more in the middle of an article of 100,000 words. */
async function amongVeryMany(site: Site): Promise<Gate[]> {
  const page = await openPlayer(site, 'articles/long');
  await page.evaluate(await ourMarking('/transcripts/long.json'));
  await page.evaluate('marking');
  const first = firstHeard();
  await page.evaluate((word) => {
    window.markWord(word);
    getSelection()?.removeAllRanges();
    const [range] = [...(CSS.highlights.get('audio-article-word') ?? [])] as Range[];
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, first);
  await wait(1500);
  const { words, recalculations, layouts, nodesAdded } = await costPerWord(page, first, 120);
  await page.close();
  const among = `for ${words} words among ${LONG.toLocaleString('en')}`;
  return [
    { name: `style recalculations ${among}`, value: recalculations, limit: 0, unit: '' },
    { name: `layouts ${among}`, value: layouts, limit: 0, unit: '' },
    { name: `DOM nodes added ${among}`, value: nodesAdded, limit: 0, unit: '' },
    { name: 'words missing in its trace', value: 120 - words, limit: 0, unit: '' },
  ];
}

/** https://wicg.github.io/layout-instability/ */
interface LayoutShift extends PerformanceEntry {
  readonly value: number;
}

async function veryLong(): Promise<Gate[]> {
  const site = await publish();
  try {
    const words = wordsOf(await publishLong(site.folder));
    const skipped = async (rate: number): Promise<Gate[]> =>
      wordsSkipped(await openPlayer(site, 'articles/long'), words, firstHeard(), rate);
    const counts = await amongVeryMany(site);
    const fast = await skipped(3);
    // Beside each other: the slowest takes two minutes.
    return [...counts, ...(await Promise.all([0.5, 1].map(skipped))).flat(), ...fast];
  } finally {
    await site.close();
  }
}

async function onTheDemo(): Promise<Gate[]> {
  const site = await publish();
  try {
    return [
      ...(await aMinute(site)),
      ...(await whilePaused(site)),
      await seeks(site),
      await shifts(site, 1280),
      await shifts(site, 320),
    ];
  } finally {
    await site.close();
  }
}

/** Side by side, each in a browser of its own: they wait for the voice, not for the processor. */
export async function playerGates(): Promise<Gate[]> {
  return (await Promise.all([onTheDemo(), veryLong()])).flat();
}
