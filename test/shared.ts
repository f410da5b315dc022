/*
 * What is dear to start, and what no test changes: the files of a group (groups.ts) share one, which ends with the group.
 * Elsewhere, as where a file is run by itself, whoever asks has one of their own.
 */

export interface Shared<T> {
  readonly value: T;
  leave(): Promise<unknown>;
}

interface Kept {
  readonly value: Promise<unknown>;
  end(): Promise<unknown>;
}

let kept: Map<string, Kept> | undefined;

/** From now on what is shared is kept until the group has ended. */
export const beginGroup = (): void => void (kept = new Map<string, Kept>());

export async function endGroup(): Promise<void> {
  for (const { end } of [...(kept?.values() ?? [])].reverse()) await end();
  kept = undefined;
}

/** @param name of what is shared: whoever gives the same gets the same */
export async function share<T>(
  name: string,
  start: () => Promise<T>,
  end: (value: T) => Promise<unknown>,
): Promise<Shared<T>> {
  const found = kept?.get(name);
  const value = (found?.value ?? start()) as Promise<T>;
  if (kept && !found) kept.set(name, { value, end: () => value.then(end, () => undefined) });
  const isKept = kept !== undefined;
  try {
    const started = await value;
    return { value: started, leave: () => (isKept ? Promise.resolve() : end(started)) };
  } catch (error) {
    kept?.delete(name);
    throw error;
  }
}
