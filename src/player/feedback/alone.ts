import { get, update } from 'idb-keyval';
import { idempotencyKey } from './idempotency-key.js';
import { feedbackStore } from './pending.js';

/*
 * One tab at a time sends reports.
 */

const name = 'audio-article-feedback';

/** Longer than one request may take; after it, the tab that held the lease is taken for gone. */
const leaseMs = 30_000;
const askAgainMs = 250;

interface Lease {
  readonly owner: string;
  readonly until: number;
}

/** Where there are no Web Locks (pages without TLS): a lease in the database that the tabs share. */
async function withLease<T>(work: () => Promise<T>): Promise<T> {
  const owner = idempotencyKey();
  const claim = async (): Promise<boolean> => {
    const now = Date.now();
    await update<Lease | undefined>(
      'lease',
      (held) => (held && held.until > now ? held : { owner, until: now + leaseMs }),
      feedbackStore,
    );
    return (await get<Lease>('lease', feedbackStore))?.owner === owner;
  };
  try {
    while (!(await claim())) await new Promise((resolve) => setTimeout(resolve, askAgainMs));
  } catch {
    return work(); // no storage, so no other tab has anything to send
  }
  try {
    return await work();
  } finally {
    await update<Lease | undefined>(
      'lease',
      (held) => (held?.owner === owner ? undefined : held),
      feedbackStore,
    ).catch(() => undefined); // it runs out by itself
  }
}

/** Runs `work` when no other tab of this origin is inside. */
export async function alone<T>(
  work: () => Promise<T>,
  { locks }: { readonly locks?: LockManager } = navigator,
): Promise<T> {
  if (!locks) return withLease(work);
  let result: Promise<T> | undefined;
  const run = (): Promise<T> => (result ??= work());
  try {
    await locks.request(name, run);
  } catch {
    // A sandboxed frame refuses locks, and storage with them. What `work` throws, it throws below.
  }
  return run();
}
