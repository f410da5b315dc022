import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { markWords, reader, root } from '../test/e2e/demo.js';
import { publish, type Site } from '../test/e2e/publish.js';
import { type Figure, figureLine, quantile, spread } from './figure.js';
import { firstHeard, publishLong } from './long.js';
import { openPlayer, wait } from './player.js';

/* When the marked word is on the screen, after the audio has come to its start; and what a very long article costs. */

declare global {
  interface Window {
    /** Per word, ms from its start to the end of the frame that shows it. */
    painted: number[];
    bench: {
      read: (narration: unknown) => unknown;
      timeline: (narration: unknown) => unknown;
      page: (article: Element, narration: unknown) => unknown;
    };
  }
}

/**
 * A word is late by how far the audio was past its start when it was marked, and by what it then took until the frame
 * with it was done: a message from the frame's callback arrives when its style, layout and paint are over.
 */
function watchFrames(): void {
  window.painted = [];
  const player = document.querySelector('audio-article')!;
  player.addEventListener('wordchange', ({ detail: { block, sentence, start } }) => {
    const words = player.narration?.blocks[block]?.sentences[sentence]?.words;
    const startMs = words?.find(([from]) => from === start)?.[2] ?? NaN;
    const dueAt = performance.now() - (player.currentTime * 1000 - startMs) / player.playbackRate;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.painted.push(performance.now() - dueAt);
      port2.postMessage(null);
    });
  });
}

async function lateness(page: Page, rate: number, fromMs: number): Promise<number[]> {
  await markWords(page);
  await page.evaluate(
    (to, speed) => {
      const player = document.querySelector('audio-article')!;
      player.currentTime = to / 1000;
      player.playbackRate = speed;
    },
    fromMs,
    rate,
  );
  await reader(page).press('Play');
  await page.mouse.move(0, 0);
  await reader(page).waitUntilPlaying();
  await wait(1000);
  await page.evaluate(watchFrames);
  await wait(20_000);
  const late = await page.evaluate(() => window.painted);
  await page.close();
  return late;
}

/** The player's own modules, alone, on the page with 100,000 words. */
async function indexing(site: Site): Promise<Figure[]> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { readNarration } from './src/core/narration/read.js';
        import { timelineOf } from './src/core/timeline.js';
        import { readPage } from './src/player/page-text.js';
        window.bench = { read: readNarration, timeline: timelineOf, page: readPage };`,
      resolveDir: root,
    },
    bundle: true,
    format: 'iife',
    minify: true,
    write: false,
  });
  const script = outputFiles[0]?.text ?? '';
  const runs: Record<'read' | 'timeline' | 'page', number[]> = { read: [], timeline: [], page: [] };
  for (let run = 0; run < 5; run++) {
    const page = await openPlayer(site, 'articles/long');
    await wait(500);
    await page.evaluate(script);
    const took = await page.evaluate(async () => {
      const response = await fetch('/transcripts/long.json');
      const narration: unknown = JSON.parse(await response.text());
      const article = document.querySelector('article')!;
      const timed = (work: () => unknown): number => {
        const from = performance.now();
        work();
        return performance.now() - from;
      };
      return {
        read: timed(() => window.bench.read(narration)),
        timeline: timed(() => window.bench.timeline(narration)),
        page: timed(() => window.bench.page(article, narration)),
      };
    });
    for (const name of ['read', 'timeline', 'page'] as const) runs[name].push(took[name]);
    await page.close();
  }
  const median = (ms: readonly number[]): string =>
    `median ${quantile(ms, 0.5).toFixed(1)} ms, best ${Math.min(...ms).toFixed(1)} ms of ${ms.length} cold runs`;
  return [
    { name: '100,000 words: the narration is checked', value: median(runs.read) },
    { name: '100,000 words: the narration is indexed', value: median(runs.timeline), goal: '≤ 10 ms' },
    { name: '100,000 words: finding the text in the page', value: median(runs.page) },
  ];
}

export async function playerFigures(): Promise<void> {
  const site = await publish();
  const show = (figure: Figure): void => console.log(figureLine(figure));
  try {
    for (const rate of [0.5, 1, 2])
      show({
        name: `on the screen after the word’s start, ${rate}×`,
        value: spread(await lateness(await openPlayer(site), rate, 3000)),
        goal: 'p95 ≤ 16.7 ms',
      });
    await publishLong(site.folder);
    show({
      name: 'the same among 100,000 words, 1×',
      value: spread(await lateness(await openPlayer(site, 'articles/long'), 1, firstHeard())),
      goal: 'p95 ≤ 16.7 ms',
    });
    for (const figure of await indexing(site)) show(figure);
  } finally {
    await site.close();
  }
}
