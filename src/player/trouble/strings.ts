import { troubleStrings as en } from '../locales/en/trouble.js';
import { textsIn } from '../texts.js';
import type { Trouble } from './diagnose.js';

/** What is said when no sound comes, or the wrong one. */
export interface TroubleStrings {
  /** `unknown` is the player's own text: it must be there when this is not. */
  readonly is: Readonly<Record<Exclude<Trouble, 'unknown'>, string>>;
  /** Seen on the rail as soon as it lasts, and heard by those who then do something in the player. */
  readonly waiting: string;
  /** The audio is longer or shorter than the text says. */
  readonly misfit: string;
}

/** @param lang BCP 47 */
export const troubleStrings = (lang: string): TroubleStrings => textsIn(lang)?.troubleStrings ?? en;
