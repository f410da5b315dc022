/*
 * What is dear to start, and what no test changes: the files of a group (groups.ts) share one, which ends with the group.
 * A file that is run by itself has its own, until nobody uses it any more.
 */

export interface Shared<T> {
  readonly value: T;
  leave(): Promise<void>;
}

interface Kept {
  readonly value: Promise<unknown>;
  users: number;
  end(): Promise<unknown>;
}

const kept = new Map<string, Kept>();
let isGroup = false;

/** From now on what is shared is kept until the group has ended. */
export const beginGroup = (): void => void (isGroup = true);

export async function endGroup(): Promise<void> {
  const all = [...kept.values()].reverse();
  kept.clear();
  for (const { end } of all) await end();
}

/** @param name of what is shared: whoever gives the same gets the same */
export async function share<T>(
  name: string,
  start: () => Promise<T>,
  end: (value: T) => Promise<unknown>,
): Promise<Shared<T>> {
  let one = kept.get(name);
  if (!one) {
    const value = start();
    one = { value, users: 0, end: () => value.then(end, () => undefined) };
    kept.set(name, one);
  }
  const used = one;
  used.users++;
  const leave = async (): Promise<void> => {
    if (--used.users > 0 || isGroup) return;
    kept.delete(name);
    await used.end();
  };
  try {
    return { value: (await used.value) as T, leave };
  } catch (error) {
    kept.delete(name);
    throw error;
  }
}
