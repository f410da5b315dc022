import { Agent, fetch } from 'undici';
import type { Narration } from '../../core/narration/schema.js';
import { publicOnly } from '../../narrate/extract/fetch-page.js';
import { TOOL } from '../../narrate/version.js';
import type { Db } from '../database/transaction.js';
import { within, type NarrationQueue } from './queue.js';
import type { EndedRun } from './runs.js';
import { sign } from './webhook.js';

/*
 * Whoever has asked to be told is told when a narration stands: by jobs that commit with the run's end and are tried again
 * for some hours.
 */

const NOTIFY = 'notify';
const TIMEOUT_MS = 10_000;

interface Notification {
  readonly url: string;
  readonly event: object;
}

export async function createNotifyQueue({ boss }: NarrationQueue): Promise<void> {
  await boss.createQueue(NOTIFY, { notify: true, retryLimit: 8, retryDelay: 5, retryBackoff: true });
}

/** In the transaction in which the runs end. */
export async function notifyOf(
  { boss }: NarrationQueue,
  db: Db,
  { id: name, title, lang, revision, audio }: Narration,
  runs: readonly EndedRun[],
): Promise<void> {
  for (const { id, notify } of runs)
    for (const url of new Set(notify)) {
      const path = encodeURIComponent(name);
      const event = {
        type: 'narration.done',
        timestamp: new Date().toISOString(),
        data: {
          ...{ name, title, lang, revision, run: id, durationMs: audio[0]?.duration ?? 0 },
          ...{ narration: `/transcripts/${path}.json`, page: `/articles/${path}` },
        },
      };
      await boss.send(NOTIFY, { url, event } satisfies Notification, within(db));
    }
}

/** @param secret signs; without it nothing is signed */
export async function startNotifying(
  { boss }: NarrationQueue,
  {
    secret,
    allowPrivate,
  }: { readonly secret?: Buffer | undefined; readonly allowPrivate?: boolean | undefined },
): Promise<() => Promise<void>> {
  const dispatcher = allowPrivate ? new Agent() : publicOnly();
  await boss.work<Notification>(
    NOTIFY,
    { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
    async ([job]) => {
      if (!job) return;
      const body = JSON.stringify(job.data.event);
      const answer = await fetch(job.data.url, {
        ...{ dispatcher, method: 'POST', body, redirect: 'error' },
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          'user-agent': TOOL.replace(' ', '/'),
          // The same at each try: who has it already knows it again.
          ...(secret ? sign(job.id, body, secret) : { 'webhook-id': job.id }),
        },
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
    },
  );
  return () => dispatcher.destroy();
}
