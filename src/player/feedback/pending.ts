import { createStore, get } from 'idb-keyval';

/*
 * Apart from the outbox because the player's entry asks this on every page: it must cost a few bytes and one read.
 */

/** One object store per database is all that idb-keyval can have, so this one is for feedback alone. */
export const feedbackStore = createStore('audio-article-feedback', 'feedback');

/** The list of receipts.ts. */
export const RECEIPTS = 'receipts';

/** Whether there is something of this article that the reader may be told: corrected and not said, or to be asked for. */
export async function hasReceipts(narration: string): Promise<boolean> {
  try {
    const kept = await get<readonly { narration?: string; toldAt?: number }[]>(RECEIPTS, feedbackStore);
    return kept?.some((one) => one.narration === narration && one.toldAt === undefined) ?? false;
  } catch {
    return false;
  }
}

/** Whether reports wait to be sent. Storage that is blocked holds none. */
export async function hasPending(): Promise<boolean> {
  try {
    return Boolean((await get<unknown[]>('outbox', feedbackStore))?.length);
  } catch {
    return false;
  }
}
