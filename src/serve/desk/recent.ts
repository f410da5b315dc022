import { keepNewest } from '../newest.js';

/** What was used lately, and no more of it than that. */
export interface Recent<T> {
  get(key: string): T | undefined;
  set(key: string, value: T): void;
}

export function keepRecent<T>(most: number): Recent<T> {
  const kept = new Map<string, T>();
  const set = (key: string, value: T): void => keepNewest(kept, key, value, most);
  return {
    set,
    get(key) {
      const value = kept.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
  };
}
