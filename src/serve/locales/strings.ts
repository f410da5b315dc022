import type { FeedbackCategory } from '../../core/feedback.js';
import { de } from './de.js';
import { en } from './en.js';

/** What the server's own pages say. */
export interface PageStrings {
  readonly moreInfo: string;
  readonly sendFeedback: string;
  readonly about: (voice: string, engine: string, date: string) => string;
  readonly reviewed: (date: string) => string;
  readonly notReviewed: string;
  readonly omitted: (list: string) => string;
  readonly category: string;
  readonly categories: Readonly<Record<FeedbackCategory, string>>;
  readonly comment: string;
  readonly contact: string;
  readonly leaveEmpty: string;
  readonly send: string;
  readonly thanks: string;
  readonly received: (id: string) => string;
  readonly refused: string;
  readonly goBack: string;
  readonly narrations: string;
  readonly noNarrations: string;
  readonly notFound: string;
  readonly by: (name: string) => string;
}

/** In the article's language where we have it, else in English. @param lang BCP 47 */
export function pageStrings(lang: string): { readonly lang: string; readonly strings: PageStrings } {
  return lang.toLowerCase().split('-')[0] === 'de'
    ? { lang: 'de', strings: de }
    : { lang: 'en', strings: en };
}
