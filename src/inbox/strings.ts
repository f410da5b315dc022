import { de } from './locales/de.js';
import { en } from './locales/en.js';

/** What the editors' pages say. */
export type InboxStrings = typeof en;

const isGerman = /^de\b/i.test(document.documentElement.lang);

/** In the language that the server has chosen for the page. */
export const strings: InboxStrings = isGerman ? de : en;
export const lang = isGerman ? 'de' : 'en';

const dateFormat = new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short' });
const languageNames = new Intl.DisplayNames(lang, { type: 'language' });

/** @param time ISO 8601; what is none is shown as it is */
export function dateText(time: string): string {
  const date = new Date(time);
  return Number.isNaN(date.valueOf()) ? time : dateFormat.format(date);
}

/** @param tag BCP 47; what is none is shown as it is */
export function languageName(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
