import type { FeedbackCategory } from '../../core/feedback.js';
import { de } from './de.js';
import { en } from './en.js';
import type { SignInStrings } from './sign-in.js';

/** What the server's own pages say. */
export interface PageStrings {
  readonly moreInfo: string;
  readonly sendFeedback: string;
  readonly about: (voice: string, engine: string, date: string) => string;
  /** Of a person’s recording; who read it, if that is known. */
  readonly aboutRecording: (reader: string | undefined, date: string) => string;
  readonly reviewed: (date: string) => string;
  readonly notReviewed: string;
  readonly omitted: (list: string) => string;
  /** By the kind that a narration's `omitted` gives, in the plural. */
  readonly omittedKinds: Readonly<Record<string, string>>;
  readonly category: string;
  readonly choose: string;
  readonly categories: Readonly<Record<FeedbackCategory, string>>;
  readonly comment: string;
  readonly contact: string;
  readonly leaveEmpty: string;
  readonly send: string;
  readonly thanks: string;
  readonly received: (id: string) => string;
  /** Headings by HTTP status. */
  readonly problems: Readonly<Record<number, string>>;
  readonly refused: string;
  readonly failed: string;
  /** The form's fields by name. */
  readonly fields: Readonly<Record<string, string>>;
  readonly goBack: string;
  readonly narrations: string;
  readonly noNarrations: string;
  readonly by: (name: string) => string;
  readonly signIn: SignInStrings;
}

/** In the article's language where we have it, else in English. @param lang BCP 47 */
export function pageStrings(lang: string): { readonly lang: string; readonly strings: PageStrings } {
  return lang.toLowerCase().split('-')[0] === 'de'
    ? { lang: 'de', strings: de }
    : { lang: 'en', strings: en };
}
