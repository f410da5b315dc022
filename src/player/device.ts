import { createStore, get, type UseStore } from 'idb-keyval';

/*
 * What the player keeps on this device: opening it and looking there, which every page does before anybody listens.
 * Writing is in keep.ts.
 */

const open = (): UseStore => createStore('audio-article', 'player');
let store = open();

/** A connection that has been closed, because another tab deleted the database for one, is opened again. */
export const deviceStore: UseStore = (mode, use) => {
  const attempt = () =>
    store(mode, (objects) => {
      const { db } = objects.transaction;
      // Else whoever deletes it waits until this page has gone.
      db.onversionchange = () => db.close();
      return use(objects);
    });
  return attempt().catch((error: unknown) => {
    if ((error as Error).name === 'QuotaExceededError') throw error;
    store = open();
    return attempt();
  });
};

export const positionKey = (article: string): string => `position:${article}`;

/** Private windows, blocked cookies and full disks refuse: then it lasts as long as the page. */
export const inMemory = new Map<string, unknown>();

export async function recall<T>(key: string): Promise<T | undefined> {
  if (inMemory.has(key)) return inMemory.get(key) as T;
  try {
    return await get<T>(key, deviceStore);
  } catch {
    return undefined;
  }
}

/** What the listener has set (settings.ts). */
export const SETTINGS_KEY = 'settings';
