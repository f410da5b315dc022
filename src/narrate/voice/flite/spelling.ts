import { fold } from '../../../core/text/spoken/en/fold.js';
import type { Utterance } from '../voice.js';

/** Flite reads ASCII only: some other bytes make it read outside its memory, a NUL ends its text. */
export const readable = (token: string): string =>
  fold(token)
    .replace(/[^ -~]+/g, ' ')
    .trim();

/** A word as flite's lexicon has it. */
export const bare = (token: string): string => token.replace(/[^A-Za-z']/g, '');

/** The words whose sounds are asked for when it is said, and those that are told by its rules. */
export const spelledWords = ({ tokens }: Utterance): string[] =>
  tokens.map(({ text }) => bare(readable(text)));
