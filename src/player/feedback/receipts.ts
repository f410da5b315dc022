import type { FeedbackReport, FeedbackState } from '../../core/feedback.js';
import type { Place } from '../../core/place.js';
import { keptList } from './lists.js';
import { RECEIPTS } from './pending.js';

/*
 * What the server gave for reports that it took, kept on this device: with them the reader sees what became of a
 * report, without an account.
 */

export interface Receipt {
  readonly id: string;
  /** The narration's id, and its revision that was reported. */
  readonly narration: string;
  readonly revision: string | undefined;
  readonly word: string | undefined;
  /** The sentence, to be found again in another narration of the article. */
  readonly sentence: Place | undefined;
  /** Addresses: what became of it, as JSON and as a page. */
  readonly outcome: string;
  readonly page: string;
  /** ms since the epoch, by this device's clock; so are the others. */
  readonly since: number;
  readonly state: FeedbackState;
  /** Of a rejection. */
  readonly reason?: string;
  readonly askedAt?: number;
  /** The player has said that it is corrected. */
  readonly toldAt?: number;
}

const KEPT_FOR_MS = 365 * 86_400_000;
const KEPT = 100;

export const receipts = keptList<Receipt>(RECEIPTS);

/** An address of the server that took the report; nobody else's is ever asked or shown. */
function addressAt(value: unknown, endpoint: URL): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value, endpoint.href)) return undefined;
  const url = new URL(value, endpoint);
  return url.origin === endpoint.origin && /^https?:$/.test(url.protocol) ? url.href : undefined;
}

/** What a server says that it took; undefined where it keeps no receipts for readers. */
export function linksIn(
  body: string,
  endpoint: string,
): Pick<Receipt, 'id' | 'outcome' | 'page'> | undefined {
  try {
    const { id, outcome, page } = JSON.parse(body) as Readonly<Record<string, unknown>>;
    const url = new URL(endpoint);
    const links = { outcome: addressAt(outcome, url), page: addressAt(page, url) };
    if (typeof id !== 'string' || links.outcome === undefined || links.page === undefined) return undefined;
    return { id: id.slice(0, 200), outcome: links.outcome, page: links.page };
  } catch {
    return undefined;
  }
}

/** @param sentence where the report's sentence is, among those of its narration */
export async function keepReceipt(
  links: Pick<Receipt, 'id' | 'outcome' | 'page'>,
  report: FeedbackReport,
  sentence: Place | undefined,
): Promise<void> {
  const now = Date.now();
  const kept = await receipts.read();
  const tooMany = new Set(kept.slice(0, Math.max(0, kept.length + 1 - KEPT)).map(({ id }) => id));
  if (kept.some(({ id, since }) => tooMany.has(id) || now - since > KEPT_FOR_MS || id === links.id))
    await receipts.change((one) =>
      tooMany.has(one.id) || now - one.since > KEPT_FOR_MS || one.id === links.id ? undefined : one,
    );
  await receipts.add({
    ...links,
    narration: report.narration,
    revision: report.revision,
    word: report.place?.word,
    sentence,
    since: now,
    state: 'received',
  });
}

/** Of this article, newest first. */
export async function receiptsOf(narration: string): Promise<readonly Receipt[]> {
  return (await receipts.read()).filter((one) => one.narration === narration).reverse();
}
