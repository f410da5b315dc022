import type { Browser, Page } from 'puppeteer-core';
import { firstHeard, longNarration } from '../long.js';
import { wait } from '../player.js';
import { openPeer } from './load.js';
import { readBarely } from './bare.js';
import { HYPERAUDIO, NATIVE, OURS, type Player } from './players.js';
import type { PeerSite } from './site.js';
import { countAsked } from '../asked.js';

/* What happens while it plays, in an article of 10,000 words, from the middle. */

export const PLAYED_WORDS = 10_000;

declare global {
  interface Window {
    /** What plays: an HTMLMediaElement or what mirrors one. */
    media: HTMLMediaElement;
    starts: readonly number[];
    /** Of each word that was marked: its index, ms from its start until it was marked and until it was painted, and when that was. */
    marked: { readonly word: number; readonly late: number; readonly painted: number; readonly at: number }[];
    /** When the event of the last click began. */
    clickedAt: number | undefined;
  }
}

const startsOf = (words: number): number[] =>
  longNarration('', words).narration.blocks.flatMap(({ sentences }) =>
    sentences.flatMap((sentence) => sentence.words.map(([, , startMs]) => startMs)),
  );

async function openPlaying(
  browser: Browser,
  site: PeerSite,
  player: Player,
  cpu = 1,
  rate = 1,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const opened = await openPeer(browser, site, player, PLAYED_WORDS, {
    cpu,
    before: (page) => page.evaluateOnNewDocument(countAsked),
  });
  const { page } = opened;
  await page.evaluate(`window.media = ${player.media}`);
  // Ours knows only then what it plays.
  if (player.name === OURS) await page.waitForFunction(() => window.media.readyState > 0);
  await page.evaluate(
    async (from, rate) => {
      window.media.currentTime = from / 1000;
      window.media.playbackRate = rate;
      await window.media.play();
    },
    firstHeard(PLAYED_WORDS),
    rate,
  );
  await page.waitForFunction(
    (from) => window.media.currentTime > from,
    {},
    firstHeard(PLAYED_WORDS) / 1000 + 0.2,
  );
  await wait(1000);
  return opened;
}

export interface Held {
  /** MB of the JavaScript heap, after a collection. */
  readonly heapMb: number;
  readonly nodes: number;
}

/** What the page holds while it plays: article, player, and whatever it needs to mark a word. */
export async function held(browser: Browser, site: PeerSite, player: Player): Promise<Held> {
  const { page, close } = await openPlaying(browser, site, player);
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { JSHeapUsedSize = NaN, Nodes: nodes = NaN } = await page.metrics();
  await close();
  return { heapMb: JSHeapUsedSize / 1e6, nodes };
}

export interface Playing {
  /** ms of the main thread's processor time in a second. */
  readonly msPerSecond: number;
  /** In 3 s of pause. */
  readonly askedWhilePaused: number;
}

export async function playing(
  browser: Browser,
  site: PeerSite,
  player: Player,
  seconds: number,
): Promise<Playing> {
  const { page, close } = await openPlaying(browser, site, player);
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
  };
  const before = await busy();
  await wait(seconds * 1000);
  const msPerSecond = ((await busy()) - before) / seconds;
  await page.evaluate(() => window.media.pause());
  await wait(1000);
  const asked = await page.evaluate(() => window.asked.length);
  await wait(3000);
  const askedWhilePaused = (await page.evaluate(() => window.asked.length)) - asked;
  await close();
  return { msPerSecond, askedWhilePaused };
}

/** Tells when a word is marked, by the player's own means, and when the frame with it is done. */
function watchWords(starts: readonly number[], isHyperaudio: boolean, isBare: boolean): void {
  window.starts = starts;
  window.marked = [];
  let last = -1;
  const note = (word: number): void => {
    if (word === last) return;
    last = word;
    const now = performance.now();
    const late = (window.media.currentTime * 1000 - starts[word]!) / window.media.playbackRate;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const at = performance.now();
        window.marked.push({ word, late, painted: late + at - now, at });
      };
      port2.postMessage(null);
    });
  };
  if (isHyperaudio) {
    const { player } = window as unknown as {
      player: { updateTranscriptVisualState(...all: unknown[]): { currentWordIndex: number } };
    };
    const original = player.updateTranscriptVisualState.bind(player);
    player.updateTranscriptVisualState = (...all) => {
      const found = original(...all);
      note(found.currentWordIndex - 1);
      return found;
    };
  } else if (isBare) {
    window.bare.told = note;
    window.bare.play(starts);
  } else
    document
      .querySelector('audio-article')!
      .addEventListener('wordchange', ({ detail }) => note(Number(detail.word.slice('word'.length))));
}

async function watch(page: Page, { name }: Player): Promise<void> {
  if (name === NATIVE) {
    await page.evaluate(readBarely);
    // It follows nothing: what it marks is in view from the beginning.
    await page.evaluate(
      (paragraph) => {
        document.querySelectorAll('#article > p')[paragraph]!.scrollIntoView();
      },
      firstHeard(PLAYED_WORDS) / 100,
    );
  }
  await page.evaluate(watchWords, startsOf(PLAYED_WORDS), name === HYPERAUDIO, name === NATIVE);
}

export interface Marked {
  readonly late: readonly number[];
  readonly painted: readonly number[];
  readonly skipped: number;
}

/** @param words how many are listened to, one after another */
export async function marks(
  browser: Browser,
  site: PeerSite,
  player: Player,
  { cpu, rate, words }: { cpu: number; rate: number; words: number },
): Promise<Marked> {
  const { page, close } = await openPlaying(browser, site, player, cpu, rate);
  await watch(page, player);
  // Not looked at in each frame, as Puppeteer does of itself: the page would have no frame of its own.
  await page.waitForFunction(
    (count) => window.marked.length >= count,
    { timeout: 240_000, polling: 500 },
    words,
  );
  const marked = (await page.evaluate(() => window.marked)).slice(0, words);
  await close();
  const passed = marked.at(-1)!.word - marked[0]!.word + 1;
  return {
    late: marked.map(({ late }) => late),
    painted: marked.map(({ painted }) => painted),
    skipped: passed - new Set(marked.map(({ word }) => word)).size,
  };
}

/** Real clicks on words far apart while it plays: ms from the event until the frame with the word is done. */
export async function clicks(
  browser: Browser,
  site: PeerSite,
  player: Player,
  { cpu, count }: { cpu: number; count: number },
): Promise<number[]> {
  const isHyperaudio = player.name === HYPERAUDIO;
  const { page, close } = await openPlaying(browser, site, player, cpu);
  await watch(page, player);
  await page.evaluate((isHyperaudio) => {
    // The page would scroll away from under the pointer.
    const { player } = window as unknown as { player: { pauseAutoscroll(): void } };
    if (isHyperaudio) player.pauseAutoscroll();
  }, isHyperaudio);
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const paragraph = (i * 37) % (PLAYED_WORDS / 100);
    const word = paragraph * 100 + 50;
    // A reader who scrolls: ours leaves them alone for a while.
    await page.mouse.move(640, 400);
    await page.mouse.wheel({ deltaY: 1 });
    await wait(100);
    await page.evaluate((paragraph) => {
      document.querySelectorAll('#article > p')[paragraph]!.scrollIntoView({ block: 'center' });
    }, paragraph);
    // What a player scrolls smoothly may go on for a moment.
    await wait(500);
    const { x, y } = await page.evaluate(middleOf, paragraph, word);
    await page.evaluate(() => {
      window.marked.length = 0;
      window.clickedAt = undefined;
      document.addEventListener('click', ({ timeStamp }) => (window.clickedAt = timeStamp), {
        once: true,
        capture: true,
      });
    });
    await page.mouse.click(x, y);
    await page
      .waitForFunction(
        (word) => window.marked.some((one) => one.word === word),
        { timeout: 5000, polling: 100 },
        word,
      )
      .catch(() => undefined);
    took.push(
      await page.evaluate((word) => {
        const at = window.marked.find((one) => one.word === word)?.at ?? Infinity;
        return at - (window.clickedAt ?? 0);
      }, word),
    );
    // Two clicks soon after each other are a double click, which selects.
    await wait(700);
  }
  await close();
  return took;
}

/** Where a word of a paragraph is seen. Runs in the page. */
function middleOf(paragraph: number, word: number): { x: number; y: number } {
  const walker = document.createTreeWalker(
    document.querySelectorAll('#article > p')[paragraph]!,
    NodeFilter.SHOW_TEXT,
  );
  const range = document.createRange();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent!.indexOf(`word${word}`);
    if (at < 0) continue;
    range.setStart(node, at);
    range.setEnd(node, at + 4);
  }
  const { left, top, width, height } = range.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}
