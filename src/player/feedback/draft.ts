import { del, get, set } from 'idb-keyval';
import type { FeedbackForm } from './form.js';
import { feedbackStore } from './pending.js';

/*
 * What the reader has typed and not sent, one per article, on the device only.
 */

interface StoredDraft {
  /** ms since the epoch */
  readonly at: number;
  /** A place in another revision of the narration may be another word. */
  readonly revision: string;
  readonly form: FeedbackForm;
}

/** What a draft belongs to. */
interface Article {
  readonly id: string;
  readonly revision: string;
}

/** WCAG 2.2.6 asks for 20 hours; a week lets the reader come back at the weekend. */
export const draftKeptFor = 7 * 24 * 60 * 60_000;

const nameOf = (article: Article): string => `draft:${article.id}`;

/** Where nothing can be stored, a draft at least outlives its dialog. */
const inMemory = new Map<string, StoredDraft>();

/** The place alone is no draft: it came from the player. */
const isBlank = ({ category, comment, contact }: FeedbackForm): boolean =>
  !category && !comment.trim() && !contact.trim();

export async function saveDraft(article: Article, form: FeedbackForm): Promise<void> {
  if (isBlank(form)) return dropDraft(article);
  const stored = { at: Date.now(), revision: article.revision, form };
  try {
    await set(nameOf(article), stored, feedbackStore);
  } catch {
    inMemory.set(nameOf(article), stored);
  }
}

/**
 * @param place what to point at when the draft's own place is of another revision
 * @param now ms since the epoch
 */
export async function readDraft(
  article: Article,
  place: FeedbackForm['place'],
  now = Date.now(),
): Promise<FeedbackForm | undefined> {
  let stored = inMemory.get(nameOf(article));
  try {
    stored = (await get<StoredDraft>(nameOf(article), feedbackStore)) ?? stored;
  } catch {
    // In memory, then.
  }
  if (!stored) return undefined;
  if (now - stored.at > draftKeptFor) {
    await dropDraft(article);
    return undefined;
  }
  return stored.revision === article.revision ? stored.form : { ...stored.form, place };
}

export async function dropDraft(article: Article): Promise<void> {
  inMemory.delete(nameOf(article));
  try {
    await del(nameOf(article), feedbackStore);
  } catch {
    // It was never stored.
  }
}
