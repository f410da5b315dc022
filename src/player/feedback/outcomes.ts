import type { FeedbackState } from '../../core/feedback.js';
import { type Receipt, receipts, receiptsOf } from './receipts.js';

/*
 * Asks what became of the reports that this device has receipts of: of one article, at most once while the page is open,
 * and once a day.
 */

const DAY_MS = 86_400_000;
/** The newest ones: who has reported more in one article hears of the others later. */
const AT_ONCE = 10;
const TIMEOUT_MS = 10_000;

const states: readonly string[] = [
  'received',
  'open',
  'accepted',
  'corrected',
  'rejected',
] satisfies FeedbackState[];

const isState = (value: unknown): value is FeedbackState =>
  typeof value === 'string' && states.includes(value);

type Found = Pick<Receipt, 'state' | 'reason'>;

/** What it says now; `gone`: it was deleted; undefined: it cannot be asked just now. */
async function ask(receipt: Receipt): Promise<Found | 'gone' | undefined> {
  try {
    const answer = await fetch(receipt.outcome, {
      headers: { Accept: 'application/json' },
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.status === 404 || answer.status === 410) return 'gone';
    if (!answer.ok) return undefined;
    const { state, reason } = (await answer.json()) as Readonly<Record<string, unknown>>;
    if (!isState(state)) return undefined;
    return { state, ...(typeof reason === 'string' ? { reason: reason.slice(0, 1000) } : {}) };
  } catch {
    return undefined;
  }
}

const asked = new Set<string>();

/** Brings the receipts of this article up to date. */
export async function askOutcomes(narration: string): Promise<void> {
  if (asked.has(narration)) return;
  asked.add(narration);
  const now = Date.now();
  const due = (await receiptsOf(narration))
    .filter(({ state, askedAt = 0 }) => state !== 'corrected' && Math.abs(now - askedAt) > DAY_MS)
    .slice(0, AT_ONCE);
  if (due.length === 0) return;
  const answers = new Map(await Promise.all(due.map(async (one) => [one.id, await ask(one)] as const)));
  await receipts.change((one) => {
    const answer = answers.get(one.id);
    if (!answer) return one;
    if (answer === 'gone') return undefined;
    return { ...one, ...answer, askedAt: now };
  });
}

/**
 * What is corrected in the narration that is played, and was not said yet. Said once: whoever takes it has it for good.
 * @param revision of the narration that is played
 */
export async function takeCorrected(narration: string, revision: string): Promise<readonly Receipt[]> {
  const taken: Receipt[] = [];
  await receipts.change((one) => {
    const isNews =
      one.narration === narration &&
      one.state === 'corrected' &&
      one.toldAt === undefined &&
      // The page may still have the narration that was reported.
      one.revision !== revision;
    if (!isNews) return one;
    taken.push(one);
    return { ...one, toldAt: Date.now() };
  });
  return taken;
}
