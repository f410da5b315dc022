import { createStore, get, set } from 'idb-keyval';

/*
 * What the player keeps on this device. Apart from the place itself (position-store.ts), because every page asks this
 * before anybody listens.
 */

export const deviceStore = createStore('audio-article', 'player');

export const positionKey = (article: string): string => `position:${article}`;

const inMemory = new Map<string, unknown>();

/** Private windows, blocked cookies and full disks refuse: then it lasts as long as the page. */
export async function recall<T>(key: string): Promise<T | undefined> {
  if (inMemory.has(key)) return inMemory.get(key) as T;
  try {
    return await get<T>(key, deviceStore);
  } catch {
    return undefined;
  }
}

/** @param onDisk by default the value replaces what is there */
export async function keep(
  key: string,
  value: unknown,
  onDisk = (): Promise<void> => set(key, value, deviceStore),
): Promise<void> {
  try {
    await onDisk();
    inMemory.delete(key);
  } catch {
    inMemory.set(key, value);
  }
}

/** What the listener has set (settings.ts). */
export const SETTINGS_KEY = 'settings';
