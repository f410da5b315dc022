import { get, update } from 'idb-keyval';
import { feedbackStore } from './pending.js';

/** `page`: the browser refuses to store (blocked, full), so it lasts as long as the page is open. */
export type KeptOn = 'device' | 'page';

/** A list that outlives the page. Each change is one transaction, so two tabs never undo each other's. */
export interface KeptList<T> {
  read(): Promise<readonly T[]>;
  add(item: T): Promise<KeptOn>;
  /** @param to what becomes of each item; undefined removes it */
  change(to: (item: T) => T | undefined): Promise<void>;
}

export function keptList<T extends object>(name: string): KeptList<T> {
  let inMemory: readonly T[] = [];

  const store = (to: (list: readonly T[]) => readonly T[]): Promise<void> =>
    update<readonly T[]>(name, (list) => to(list ?? []), feedbackStore);

  return {
    async read() {
      let stored: readonly T[] | undefined;
      try {
        stored = await get<readonly T[]>(name, feedbackStore);
      } catch {
        // What the page remembers is all there is.
      }
      return [...(stored ?? []), ...inMemory];
    },
    async add(item) {
      try {
        await store((list) => [...list, item]);
        return 'device';
      } catch {
        inMemory = [...inMemory, item];
        return 'page';
      }
    },
    async change(to) {
      const changed = (list: readonly T[]): readonly T[] =>
        list.map(to).filter((item): item is Awaited<T> => item !== undefined);
      inMemory = changed(inMemory);
      try {
        await store(changed);
      } catch {
        // Nothing was stored.
      }
    },
  };
}
