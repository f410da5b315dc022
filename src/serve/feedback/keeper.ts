import type { Db } from '../database/transaction.js';
import { storeFeedback, type StoreResult, type ToStore } from './store.js';

/*
 * Reports that come at the same time are kept by one statement and one commit: what a commit costs is paid once for all of
 * them. Each is answered when that commit has been made. No more wait than are kept in a moment; whoever comes then is told
 * to come again, before memory and patience are used up.
 */

/** Waiting and under way. With 16 KB at most in each: 16 MB. */
const MOST_WAITING = 1000;
/** A statement takes some 10 ms with as many. */
const MOST_TOGETHER = 200;

/** While one commits, others are read and checked. */
const AT_ONCE = 2;

export interface Keeper {
  /** Whether there is no room for another. */
  isFull(): boolean;
  /** On disk when it resolves. */
  keep(report: ToStore): Promise<StoreResult>;
}

interface Waiting {
  readonly report: ToStore;
  readonly resolve: (result: StoreResult) => void;
  readonly reject: (error: unknown) => void;
}

export function reportKeeper(db: Db, most = MOST_WAITING): Keeper {
  const waiting: Waiting[] = [];
  let underWay = 0;
  let statements = 0;
  let isBeginning = false;

  const begin = (): void => {
    isBeginning = false;
    while (waiting.length > 0 && statements < AT_ONCE) {
      const together = waiting.splice(0, MOST_TOGETHER);
      statements++;
      underWay += together.length;
      void keepTogether(db, together).then(() => {
        statements--;
        underWay -= together.length;
        begin();
      });
    }
  };

  return {
    isFull: () => waiting.length + underWay >= most,
    keep: (report) =>
      new Promise((resolve, reject) => {
        waiting.push({ report, resolve, reject });
        if (isBeginning) return;
        // Others that came with it are read in the same turn of the loop.
        isBeginning = true;
        setImmediate(begin);
      }),
  };
}

async function keepTogether(db: Db, together: readonly Waiting[]): Promise<void> {
  try {
    const results = await storeFeedback(
      db,
      together.map(({ report }) => report),
    );
    together.forEach(({ resolve }, i) => {
      const result = results[i];
      if (result) resolve(result);
    });
  } catch (error) {
    if (together.length === 1 || !isOfOne(error)) for (const { reject } of together) reject(error);
    // Of what cannot be kept nobody else shall suffer.
    else for (const one of together) await keepTogether(db, [one]);
  }
}

/** PostgreSQL's classes of error 22 (data), 23 (constraint), 40 (another transaction), 54 (limit): the others go through alone. */
const isOfOne = (error: unknown): boolean =>
  /^(22|23|40|54)...$/.test((error as { code?: string }).code ?? '');
