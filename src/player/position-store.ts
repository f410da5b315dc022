import { promisifyRequest, update } from 'idb-keyval';
import { isPlace, type Place } from '../core/place.js';
import { deviceStore, positionKey, recall } from './device.js';
import { keep } from './keep.js';

/** What is kept of one article. */
export interface KeptPlace {
  /** Null: heard to the end. */
  readonly place: Place | null;
  /** When the listener was there, ms since the epoch by their own clock. Of two, the later one holds. */
  readonly at: number;
}

/**
 * Where else listeners' places are kept: a publisher's own, to carry them from device to device. The player waits for
 * none of these promises before it plays; one that fails is asked again with the next place.
 */
export interface PositionStore {
  /** @param article the narration's id */
  read(article: string): Promise<KeptPlace | undefined>;
  /**
   * What is kept already and is later (`at`) must stand.
   *
   * @param isLeaving the page may be gone before a promise settles: send at once (`fetch` with `keepalive`)
   */
  write(article: string, kept: KeptPlace, isLeaving: boolean): Promise<void>;
  /** False: nowhere but here, as where several people share a device. Else the device keeps the place, too. */
  readonly onDevice?: boolean;
}

/** What a store holds may be of another version, or damaged. */
export function keptPlace(kept: unknown): KeptPlace | undefined {
  const { place, at } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof at !== 'number') return undefined;
  return place === null || isPlace(place) ? { place, at } : undefined;
}

/** A clock that is farther ahead is not believed, or its places would hold for ever. */
const AHEAD_MS = 600_000;

/** Of two, the one where the listener was last. */
export function latest<T extends KeptPlace>(kept: T | undefined, other: T | undefined): T | undefined {
  const since = (one: T | undefined): number => {
    if (!one) return -Infinity;
    return one.at > Date.now() + AHEAD_MS ? 0 : one.at;
  };
  return since(other) >= since(kept) ? other : kept;
}

/** Here nobody was anywhere later than now: the clock has been set back since. What two tabs do at once is no such thing. */
const isAhead = ({ at }: KeptPlace): boolean => at > Date.now() + 1000;

const KEPT_FOR_MS = 365 * 86_400_000;
const KEPT = 1000;

/** What is old, and what is more than a thousand articles ago. */
async function prune(): Promise<void> {
  await deviceStore('readwrite', async (objects) => {
    const all = IDBKeyRange.bound(positionKey(''), positionKey('\uffff'));
    const [keys, places] = await Promise.all([
      promisifyRequest(objects.getAllKeys(all)),
      promisifyRequest(objects.getAll(all) as IDBRequest<(Partial<KeptPlace> | undefined)[]>),
    ]);
    places
      .map((kept, i) => ({ key: keys[i], at: Number(kept?.at) || 0 }))
      .sort((a, b) => b.at - a.at)
      .forEach(({ key, at }, i) => {
        if (key !== undefined && (i >= KEPT || at < Date.now() - KEPT_FOR_MS)) objects.delete(key);
      });
  });
}

/** On this device, in IndexedDB. */
export const devicePositions: PositionStore = {
  read: async (article) => keptPlace(await recall(positionKey(article))),

  async write(article, kept, isLeaving) {
    const key = positionKey(article);
    const added: unknown[] = [];
    await keep(key, kept, () =>
      isLeaving
        ? // Nothing is asked first: the answer might come too late to write anything.
          deviceStore('readwrite', (objects) => {
            objects.put(kept, key);
            objects.transaction.commit();
            return promisifyRequest(objects.transaction);
          })
        : update<KeptPlace>(
            key,
            (other) => {
              if (!other) added.push(key);
              // Another tab may have listened on since.
              const before = keptPlace(other);
              return (before && !isAhead(before) ? latest(before, kept) : kept) ?? kept;
            },
            deviceStore,
          ),
    );
    // What is too much does no harm.
    if (added.length) await prune().catch(() => undefined);
  },
};
