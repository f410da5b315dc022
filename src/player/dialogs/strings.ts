import type { LeftOutKind } from '../../core/article/left-out.js';
import type { FeedbackCategory } from '../../core/feedback.js';
import { dialogStrings as en } from '../locales/en/dialogs.js';
import { langOfTexts, textsIn } from '../texts.js';
import type { Counted } from './counted.js';

export interface Omitted extends Counted {
  readonly why: string;
}

/**
 * Everything that the dialogs say. Dates, times, numbers and lengths come in formatted for the language.
 * Plain words: a test holds the texts to a reading level of about eight years of school (WCAG 3.1.5).
 */
export interface DialogStrings {
  readonly close: string;
  readonly play: string;
  readonly pause: string;
  readonly done: string;
  readonly info: {
    readonly heading: string;
    readonly what: string;
    /** Of a person's recording. */
    readonly whatRecorded: string;
    readonly readBy: string;
    /** When and with what the times of the words were found. */
    readonly wordsFound: string;
    readonly voice: string;
    voiceIs(name: string, engine: string): string;
    readonly made: string;
    madeOn(date: string, tool: string): string;
    readonly reviewed: string;
    reviewedOn(date: string): string;
    readonly notReviewed: string;
    readonly leftOut: string;
    readonly nothingLeftOut: string;
    readonly leftOutIntro: string;
    /**
     * By kind. Furniture is what the page has around its article. A kind that is not
     * here (another program's narration) shows the narration's own word and reason.
     */
    readonly omissions: Readonly<Record<LeftOutKind | 'furniture', Omitted>>;
    /** Of the text of the page, after the narration was made. */
    readonly changes: string;
    readonly changed: Counted;
    readonly removed: Counted;
    /** The sentences follow. */
    readonly stillSays: string;
    /** They are too many. */
    readonly moreChanges: Counted;
    readonly limits: string;
    readonly limitList: readonly string[];
    readonly limitListRecorded: readonly string[];
    readonly complain: string;
    readonly complainHow: string;
    readonly complainButton: string;
    readonly files: string;
    downloadAudio(type: string, size: string, duration: string): string;
    readonly downloadTranscript: string;
  };
  readonly feedback: {
    readonly heading: string;
    readonly listen: string;
    readonly category: string;
    readonly categories: Readonly<Record<FeedbackCategory, string>>;
    readonly place: string;
    readonly word: string;
    readonly wordHint: string;
    readonly sentence: string;
    readonly time: string;
    readonly removePlace: string;
    readonly addPlace: string;
    readonly placeRemoved: string;
    readonly comment: string;
    readonly commentWhen: string;
    readonly commentHint: string;
    readonly contact: string;
    readonly contactHint: string;
    readonly privacy: string;
    readonly send: string;
    readonly sending: string;
    readonly cancel: string;
    readonly problemHeading: string;
    readonly problems: {
      readonly category: string;
      /** By so many characters; so the next but one. */
      readonly wordTooLong: Counted;
      readonly commentMissing: string;
      readonly commentTooLong: Counted;
      readonly contact: string;
    };
    refused(reason: string | undefined): string;
    readonly sentHeading: string;
    readonly sent: string;
    receipt(id: string): string;
    readonly receiptKept: string;
    /** A link. */
    readonly receiptPage: string;
    readonly reportsHeading: string;
    /** What became of a report. */
    readonly arrived: string;
    readonly accepted: string;
    readonly mended: string;
    rejected(reason: string | undefined): string;
    /** Said by the player on the next visit. */
    corrected(word: string | undefined): string;
    readonly playSentence: string;
    readonly keptHeading: string;
    readonly keptAgainHeading: string;
    readonly keptOnDevice: string;
    readonly keptOnPage: string;
    readonly tryAgain: string;
    readonly takeBack: string;
    readonly newsHeading: string;
    newsAccepted(date: string, receipt: string | undefined): string;
    newsRefused(date: string, reason: string | undefined): string;
    newsExpired(date: string): string;
    readonly restored: string;
    readonly startAgain: string;
  };
}

/** @param lang BCP 47; until a language's texts have come, it gets English */
export const dialogStrings = (lang: string): { readonly strings: DialogStrings; readonly lang: string } => ({
  strings: textsIn(lang)?.dialogStrings ?? en,
  lang: langOfTexts(lang),
});
