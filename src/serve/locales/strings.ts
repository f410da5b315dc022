import type { FeedbackCategory, FeedbackState } from '../../core/feedback.js';
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
  /** For editors. */
  readonly statistics: {
    readonly heading: string;
    /** That nobody can be told from another. */
    readonly nobody: string;
    readonly lastDays: (days: number) => string;
    readonly nothing: string;
    readonly articles: string;
    readonly article: string;
    readonly plays: string;
    readonly half: string;
    readonly end: string;
    readonly reports: string;
    readonly all: string;
    readonly howFar: string;
    readonly reached: string;
    readonly ofPlays: string;
    readonly replayed: string;
    readonly nothingReplayed: string;
    readonly visits: (count: number) => string;
  };
  /** The page of a report's receipt. */
  readonly receipt: {
    readonly heading: string;
    readonly states: Readonly<Record<FeedbackState, string>>;
    readonly correctedOn: (date: string) => string;
    /** The editor's words follow. */
    readonly reason: string;
    readonly listen: string;
    readonly keepAddress: string;
    readonly kept: string;
    readonly number: string;
    readonly date: string;
    readonly article: string;
    readonly word: string;
    readonly sentence: string;
    readonly comment: string;
    readonly contact: string;
    readonly save: string;
    readonly remove: string;
    readonly removeWhat: string;
    readonly removeNow: string;
    readonly deleted: string;
    readonly deletedWhat: string;
  };
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
  /** Of pages for other sites. */
  readonly embed: {
    /** Opens the text below the player. */
    readonly readAlong: string;
  };
  readonly signIn: SignInStrings;
}

/** In the article's language where we have it, else in English. @param lang BCP 47 */
export function pageStrings(lang: string): { readonly lang: string; readonly strings: PageStrings } {
  return lang.toLowerCase().split('-')[0] === 'de'
    ? { lang: 'de', strings: de }
    : { lang: 'en', strings: en };
}
