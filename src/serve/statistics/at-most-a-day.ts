import { keepNewest } from '../newest.js';
import { readerKey } from '../reader-key.js';

/** As many readers are told apart at most; beyond it the oldest are forgotten. */
const REMEMBERED = 50_000;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Whether one reader may be counted once more for one thing. In memory only, under a hash nobody can turn back. */
export function atMostADay(times: number): (address: string, what: string) => boolean {
  const keyOf = readerKey();
  const counts = new Map<string, { readonly until: number; count: number }>();
  return (address, what) => {
    const key = `${keyOf(address)} ${what}`;
    const before = counts.get(key);
    if (before && before.until > Date.now()) return before.count++ < times;
    keepNewest(counts, key, { until: Date.now() + DAY_MS, count: 1 }, REMEMBERED);
    return true;
  };
}
