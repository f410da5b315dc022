import { jumpStrings as de } from '../../locales/de/jump.js';
import { jumpStrings as en } from '../../locales/en/jump.js';

/** Everything that the dialog “Jump to…” says. Numbers and times come in as words, formatted for the language. */
export interface JumpStrings {
  readonly heading: string;
  readonly time: string;
  timeHint(total: string): string;
  readonly go: string;
  readonly noTime: string;
  /** @param end the time that the audio ends at, as it would be typed */
  tooLate(total: string, end: string): string;
  readonly search: string;
  readonly searchHint: string;
  readonly headings: string;
  /** Goes on from a heading, for those who hear it. */
  level(level: string): string;
  readonly sentences: string;
  /** Of the sentences before the first heading. */
  readonly beginning: string;
  /** Of everything, when nothing is searched. */
  all(count: number, number: string): string;
  found(count: number, number: string): string;
  readonly nothingFound: string;
  /** How many are not shown. */
  more(number: string): string;
  showMore(number: string): string;
}

const locales: Readonly<Record<string, JumpStrings>> = { en, de };

/** @param lang BCP 47 */
export const jumpStrings = (lang: string): JumpStrings =>
  locales[lang.toLowerCase().split('-')[0] ?? ''] ?? en;
