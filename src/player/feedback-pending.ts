import { hasPending } from './feedback/pending.js';

let asked = false;

/** Sends reports that waited for a network, once per page; the outbox is loaded only if there are any. */
export async function sendPendingFeedback(): Promise<void> {
  if (asked) return;
  asked = true;
  if (await hasPending()) await (await import('./feedback/outbox.js')).sendPending();
}
