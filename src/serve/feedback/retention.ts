import type { Db } from '../database/transaction.js';
import { forgetOldWords } from './store.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long readers' comments and addresses are kept, in days, unless the publisher says otherwise. */
export const KEEP_COMMENTS_DAYS = 180;

/** Now and once a day. Several servers may do it at the same time. @returns ends it */
export function keepForDays(db: Db, days: number): () => void {
  // A database that is away today is there tomorrow.
  const forget = (): void => void forgetOldWords(db, days).catch(() => undefined);
  forget();
  const daily = setInterval(forget, DAY_MS).unref();
  return () => clearInterval(daily);
}
