import type { FeedbackCategory, FeedbackPlace, FeedbackReport } from '../../core/feedback.js';

/*
 * What the reader fills in, what is wrong with it, and the report that it becomes. Knows no DOM.
 */

export const categories: readonly FeedbackCategory[] = [
  'mispronounced',
  'wrong-highlight',
  'hard-to-understand',
  'accessibility',
  'other',
];

/** Lengths in UTF-16 units. The server counts code points, which are never more. */
export const limits = { comment: 2000, contact: 254, word: 200, sentence: 2000 } as const;

export interface FeedbackForm {
  readonly category: FeedbackCategory | undefined;
  readonly comment: string;
  readonly contact: string;
  /** The word, as the reader left it, and where it was playing; undefined once removed or when nothing played. */
  readonly place: FeedbackPlace | undefined;
}

export type FormProblem =
  | { readonly field: 'category'; readonly is: 'missing' }
  | { readonly field: 'word'; readonly is: 'too-long'; readonly by: number }
  | { readonly field: 'comment'; readonly is: 'missing' }
  | { readonly field: 'comment'; readonly is: 'too-long'; readonly by: number }
  | { readonly field: 'contact'; readonly is: 'not-an-address' };

/** These say nothing without words; the others point at a place, and are enough with one. */
const needsWords: readonly FeedbackCategory[] = ['accessibility', 'other'];

const trimmed = (text: string): string | undefined => text.trim() || undefined;

/** In the order of the fields on the page. Empty: the report can be sent. */
export function problemsOf(form: FeedbackForm): FormProblem[] {
  const problems: FormProblem[] = [];
  const { category, place } = form;
  const comment = trimmed(form.comment);
  const contact = trimmed(form.contact);
  const wordTooLong = (place?.word?.trim().length ?? 0) - limits.word;
  const commentTooLong = (comment?.length ?? 0) - limits.comment;

  if (!category) problems.push({ field: 'category', is: 'missing' });
  if (wordTooLong > 0) problems.push({ field: 'word', is: 'too-long', by: wordTooLong });
  if (category && !comment && (!place || needsWords.includes(category)))
    problems.push({ field: 'comment', is: 'missing' });
  if (commentTooLong > 0) problems.push({ field: 'comment', is: 'too-long', by: commentTooLong });
  // Only what cannot be an address: anything stricter turns real ones away.
  if (contact && (contact.length > limits.contact || !/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(contact)))
    problems.push({ field: 'contact', is: 'not-an-address' });
  return problems;
}

/** Cut at a whole character. */
function clip(text: string, length: number): string {
  return text.length > length ? text.slice(0, length).replace(/[\uD800-\uDBFF]$/u, '') : text;
}

/** @param form one without problems */
export function reportOf(
  form: FeedbackForm & { readonly category: FeedbackCategory },
  narration: { readonly id: string; readonly revision: string },
): FeedbackReport {
  const comment = trimmed(form.comment);
  const contact = trimmed(form.contact);
  const report: FeedbackReport = {
    narration: narration.id,
    revision: narration.revision,
    category: form.category,
  };
  if (comment) report.comment = comment;
  if (contact) report.contact = contact;
  if (form.place) {
    const { word, text, ...where } = form.place;
    report.place = where;
    const heard = trimmed(word ?? '');
    if (heard) report.place.word = heard;
    if (text) report.place.text = clip(text, limits.sentence);
  }
  return report;
}
