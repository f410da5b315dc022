import type { Browser, Page } from 'puppeteer-core';
import { wait } from '../player.js';
import type { Player } from './players.js';
import type { PeerSite } from './site.js';

/* From the navigation until Play can be pressed: it is laid out and what lies under the pointer at its middle. */

export interface Load {
  /** ms */
  readonly usable: number;
  readonly cls: number;
  /** ms of the main thread */
  readonly script: number;
  /** Of everything but audio, as sent. */
  readonly bytes: number;
}

/** 1.6 Mbit/s each way of 150 ms. */
export const SLOW_4G = { download: 200_000, upload: 100_000, latency: 150 };
export const LOAD_WORDS = 1000;

declare global {
  interface Window {
    load: { usable: number; shifts: number };
  }
}

function watchLoad(path: readonly string[]): void {
  window.load = { usable: 0, shifts: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      window.load.shifts += (entry as PerformanceEntry & { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
  const button = (): Element | null => {
    let found: Element | null = null;
    for (const selector of path)
      found = (found ? found.shadowRoot : document)?.querySelector(selector) ?? null;
    return found;
  };
  /** Through shadow roots down to what is hit, and up again to see whether it is the button. */
  const isHit = (element: Element): boolean => {
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) return false;
    let root: Document | ShadowRoot = document;
    let hit: Element | null = null;
    for (;;) {
      const inner: Element | null = root.elementFromPoint(left + width / 2, top + height / 2);
      if (!inner || inner === hit) break;
      hit = inner;
      if (!inner.shadowRoot) break;
      root = inner.shadowRoot;
    }
    for (let at: Node | null = hit; at; at = at instanceof ShadowRoot ? at.host : at.parentNode)
      if (at === element) return true;
    return false;
  };
  const look = (): void => {
    const found = button();
    if (found && isHit(found)) window.load.usable = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

export interface OpenPeer {
  readonly cpu?: number;
  readonly isSlow?: boolean;
  readonly before?: (page: Page) => Promise<unknown>;
}

/** A page of a browser that has never been there; usable. */
export async function openPeer(
  browser: Browser,
  site: PeerSite,
  player: Player,
  words: number,
  { cpu = 1, isSlow = false, before }: OpenPeer = {},
): Promise<{ page: Page; close: () => Promise<void> }> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.setViewport({ width: 1280, height: 800 });
  // tsx names the functions that it compiles, with a function that the page does not have.
  await page.evaluateOnNewDocument('globalThis.__name = (named) => named');
  await page.evaluateOnNewDocument(watchLoad, player.play);
  await before?.(page);
  // A page of this origin first: the throttle is the renderer's, and another origin gets another one.
  await page.goto(site.blank);
  if (cpu > 1) await page.emulateCPUThrottling(cpu);
  if (isSlow) await page.emulateNetworkConditions(SLOW_4G);
  await page.goto(site.page(player, words));
  await page.waitForFunction(() => window.load.usable > 0);
  return { page, close: () => context.close() };
}

export async function load(browser: Browser, site: PeerSite, player: Player, isSlow: boolean): Promise<Load> {
  const { page, close } = await openPeer(browser, site, player, LOAD_WORDS, { cpu: 4, isSlow });
  await wait(1500);
  const { usable, shifts, bytes } = await page.evaluate(() => {
    const loaded = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ] as PerformanceResourceTiming[];
    return { ...window.load, bytes: loaded.reduce((sum, { transferSize }) => sum + transferSize, 0) };
  });
  const { ScriptDuration = 0 } = await page.metrics();
  await close();
  return { usable, cls: shifts, script: ScriptDuration * 1000, bytes };
}
