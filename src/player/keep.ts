import { set } from 'idb-keyval';
import { deviceStore, inMemory } from './device.js';

/**
 * On this device; in memory for as long as it refuses. It never fails.
 *
 * @param onDisk by default the value replaces what is there
 */
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
