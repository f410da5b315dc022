import { delMany, entries, update } from 'idb-keyval';
import type { Place } from '../core/place.js';
import { deviceStore, keep, positionKey, recall } from './device.js';

/** Where listeners' places are kept. A publisher may bring their own, to carry places from device to device. */
export interface PositionStore {
  /** @param article the narration's id */
  read(article: string): Promise<Place | undefined>;
  write(article: string, place: Place): Promise<void>;
  /** The article was heard to its end, or is to start over. */
  remove(article: string): Promise<void>;
}

interface Kept {
  /** Null: heard to the end. */
  readonly place: Place | null;
  /** ms since the epoch. */
  readonly at: number;
}

const DAY = 86_400_000;
const KEPT_FOR = 365 * DAY;

let pruned = false;

async function prune(): Promise<void> {
  if (pruned) return;
  pruned = true;
  const old = (await entries<string, Partial<Kept>>(deviceStore)).filter(
    ([key, kept]) => key.startsWith(positionKey('')) && !(Number(kept.at) > Date.now() - KEPT_FOR),
  );
  if (old.length)
    await delMany(
      old.map(([key]) => key),
      deviceStore,
    );
}

async function write(article: string, place: Place | null): Promise<void> {
  const key = positionKey(article);
  const kept: Kept = { place, at: Date.now() };
  await keep(key, kept, async () => {
    // Another tab may have listened on since.
    await update<Kept>(key, (other) => (other && other.at > kept.at ? other : kept), deviceStore);
    // What is old does no harm; that this is written matters.
    await prune().catch(() => undefined);
  });
}

/** On this device, in IndexedDB. */
export const devicePositions: PositionStore = {
  read: async (article) => (await recall<Kept>(positionKey(article)))?.place ?? undefined,
  write,
  remove: (article) => write(article, null),
};
