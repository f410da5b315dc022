import type { FeedbackReport } from '../../core/feedback.js';
import type { Place } from '../../core/place.js';
import { alone } from './alone.js';
import { type Answer, keptFor, verdictOn } from './delivery.js';
import { idempotencyKey } from './idempotency-key.js';
import { keptList, type KeptOn } from './lists.js';
import { keepReceipt, linksIn } from './receipts.js';

/*
 * Reports on their way to the publisher. Each is kept before it is sent and let go when it was answered, so
 * neither a closed page nor a dead network loses one; each carries one idempotency key for all its attempts,
 * so the server stores it once.
 */

interface Kept {
  readonly key: string;
  readonly endpoint: string;
  readonly report: FeedbackReport;
  /** The report's sentence, to be found again when it is spoken anew. */
  readonly sentence?: Place | undefined;
  /** When the form was opened, signed by the server (time-token.ts). */
  readonly token?: string | undefined;
  /** ms since the epoch, like `notBefore`. */
  readonly since: number;
  readonly attempts: number;
  readonly notBefore: number;
}

type Answered =
  | {
      readonly is: 'accepted';
      readonly receipt: string | undefined;
      /** Address of a page that tells what became of it. */
      readonly page?: string | undefined;
    }
  | { readonly is: 'refused'; readonly reason: string | undefined };

/** What became of a report that was kept. Stored until the reader has been told. */
export type News = {
  readonly key: string;
  readonly report: FeedbackReport;
  /** When the reader sent it, ms since the epoch. */
  readonly since: number;
} & (Answered | { readonly is: 'expired' });

/** A report in the outbox. */
export interface Waiting {
  readonly key: string;
  readonly on: KeptOn;
}

/** What the reader who has just pressed Send is told. */
export type Sent = { readonly key: string } & (Answered | { readonly is: 'kept'; readonly on: KeptOn });

const outbox = keptList<Kept>('outbox');
const untold = keptList<News>('news');

const timeoutMs = 20_000;

async function ask(kept: Kept, proof?: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(kept.endpoint, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/json, application/problem+json',
        'Idempotency-Key': kept.key,
      },
      body: JSON.stringify({
        ...kept.report,
        ...(kept.token ? { token: kept.token } : {}),
        ...(proof && { proof }),
      }),
      credentials: 'omit',
      keepalive: true, // the reader may leave the page right after Send
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      status: response.status,
      retryAfter: response.headers.get('Retry-After'),
      type: response.headers.get('Content-Type') ?? '',
      body: await response.text(),
    };
  } catch {
    return undefined;
  }
}

/** A server that is flooded asks for work first (core/proof-of-work.ts). */
async function askWithWork(kept: Kept): Promise<Answer | undefined> {
  const answer = await ask(kept);
  if (answer?.status !== 428) return answer;
  const { proofFor } = await import('./proof.js');
  const proof = await proofFor(answer.body, kept.key);
  return proof === undefined ? answer : ask(kept, proof);
}

/**
 * One attempt, if the report still waits and `wanted` says so: another tab may have been faster, or the reader
 * has taken it back.
 */
async function attempt(
  key: string,
  wanted: (kept: Kept) => boolean = () => true,
): Promise<Answered | 'waits' | 'gone'> {
  const kept = (await outbox.read()).find((entry) => entry.key === key);
  if (!kept) return 'gone';
  if (!wanted(kept)) return 'waits';
  const attempts = kept.attempts + 1;
  const answer = await askWithWork(kept);
  const verdict = verdictOn(answer, attempts, Date.now());
  await outbox.change((entry) => {
    if (entry.key !== key) return entry;
    return verdict.is === 'later' ? { ...entry, attempts, notBefore: verdict.notBefore } : undefined;
  });
  if (verdict.is !== 'accepted') return verdict.is === 'later' ? 'waits' : verdict;
  const links = linksIn(answer?.body ?? '', kept.endpoint);
  if (links) await keepReceipt(links, kept.report, kept.sentence);
  return { ...verdict, ...(links && { page: links.page }) };
}

/** News that the reader has not been told. They are told once: the next call returns others. */
export async function takeNews(): Promise<readonly News[]> {
  const news = await untold.read();
  const taken = new Set(news.map(({ key }) => key));
  if (taken.size) await untold.change((item) => (taken.has(item.key) ? undefined : item));
  return news;
}

/** The report's outcome for a reader who is not looking any more: told when the form is opened next. */
export async function leaveNews(news: News): Promise<void> {
  await untold.add(news);
}

let watching = false;

function tryAgainOnline(): void {
  if (watching) return;
  watching = true;
  addEventListener('online', () => void sendPending());
}

/**
 * Sends what waits and is due, oldest first, and drops what has waited for 30 days. For once per opened page and
 * when the network comes back; there is no timer.
 * @returns what is new; stored as well, for `takeNews`
 */
export async function sendPending(): Promise<readonly News[]> {
  const waiting = await outbox.read();
  if (waiting.length === 0) return [];
  tryAgainOnline();
  const isDue = ({ notBefore }: Kept): boolean => notBefore <= Date.now();
  const news: News[] = [];
  for (const kept of waiting) {
    const { key, report, since } = kept;
    let item: News | undefined;
    if (Date.now() - since > keptFor) {
      await withdraw(key);
      item = { key, report, since, is: 'expired' };
    } else if (isDue(kept)) {
      const result = await alone(() => attempt(key, isDue));
      if (typeof result === 'object') item = { key, report, since, ...result };
    }
    if (item) {
      news.push(item);
      await leaveNews(item);
    }
  }
  return news;
}

/** What goes with a report and is none of it. */
export interface Along {
  /** Where its sentence is, to be found again when it is spoken anew. */
  readonly sentence?: Place | undefined;
  /** Of the server. */
  readonly token?: string | undefined;
}

/**
 * Keeps the report, to be sent with `sendKept` at once and by `sendPending` ever after.
 * @param endpoint where reports are POSTed
 */
export async function keep(endpoint: URL, report: FeedbackReport, along: Along = {}): Promise<Waiting> {
  const now = Date.now();
  const key = idempotencyKey();
  const kept: Kept = {
    key,
    endpoint: endpoint.href,
    report,
    ...along,
    since: now,
    attempts: 0,
    notBefore: now,
  };
  return { key, on: await outbox.add(kept) };
}

/** An attempt that the reader asked for, at once. Never throws. */
export async function sendKept({ key, on }: Waiting): Promise<Sent> {
  const result = await alone(() => attempt(key));
  if (result === 'waits') {
    tryAgainOnline();
    return { key, is: 'kept', on };
  }
  if (result !== 'gone') return { key, ...result };
  const elsewhere = (await untold.read()).find((item) => item.key === key);
  await untold.change((item) => (item.key === key ? undefined : item));
  return elsewhere?.is === 'refused' || elsewhere?.is === 'accepted'
    ? elsewhere
    : { key, is: 'accepted', receipt: undefined };
}

/** The reader takes a kept report back. */
export async function withdraw(key: string): Promise<void> {
  await outbox.change((entry) => (entry.key === key ? undefined : entry));
}
