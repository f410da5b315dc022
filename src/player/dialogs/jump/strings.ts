import { jumpStrings as en } from '../../locales/en/jump.js';
import { textsIn } from '../../texts.js';
import type { Counted } from '../counted.js';

/** Everything that the dialog “Jump to…” says. Times come in as words, formatted for the language. */
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
  readonly all: Counted;
  readonly found: Counted;
  readonly nothingFound: string;
  /** How many are not shown. */
  readonly more: Counted;
  readonly showMore: Counted;
}

/** @param lang BCP 47 */
export const jumpStrings = (lang: string): JumpStrings => textsIn(lang)?.jumpStrings ?? en;
