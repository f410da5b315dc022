import { recall } from '../device.js';
import { keep } from '../keep.js';
import { isWebKitGtk } from '../let-load.js';

/*
 * From asking a media element to play until it sounds. No browser tells: each start teaches, and is kept for the next page.
 */

const KEY = 'start-latency';
/** As many starts are kept as one that the machine was too busy for does not matter in. */
const MOST = 5;
/** More is a network, ms. */
const LONGEST_MS = 500;

/**
 * Before any start was seen, ms: Chromium without a sound card takes 80 to 127, Firefox up to 8, WebKitGTK, which loads
 * only then, 30 to 50 (measured).
 */
export const unknownLatencyMs = (userAgent: string): number =>
  /Firefox\//.test(userAgent) ? 5 : isWebKitGtk(userAgent) ? 40 : 100;

let starts: readonly number[] = [];

/** What is kept from earlier pages is there. */
export const startsRead = recall<unknown>(KEY).then((kept) => {
  starts = [...startsOf(kept), ...starts].slice(-MOST);
});

/** What a device holds is not trusted. */
export function startsOf(kept: unknown): number[] {
  const isOne = (ms: unknown): ms is number => typeof ms === 'number' && ms >= 0 && ms <= LONGEST_MS;
  return Array.isArray(kept) ? kept.filter(isOne).slice(-MOST) : [];
}

/** The middle one; of two in the middle the faster, because what goes wrong takes longer. */
export const usualOf = (starts: readonly number[]): number | undefined =>
  [...starts].sort((a, b) => a - b)[(starts.length - 1) >> 1];

/** What to expect of the next start, ms. */
export const startLatencyMs = (): number => usualOf(starts) ?? unknownLatencyMs(navigator.userAgent);

/** A start was seen to take that long. */
export async function learnStart(ms: number): Promise<void> {
  starts = [...starts, Math.min(LONGEST_MS, Math.max(0, ms))].slice(-MOST);
  await keep(KEY, starts);
}
