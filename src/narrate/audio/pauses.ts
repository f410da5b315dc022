import type { BlockKind } from '../../core/narration/schema.js';

/** Silence in ms. A listener needs longer than a reader to notice that something new begins. */
const AFTER_SENTENCE = 400;
const AFTER_BLOCK: Readonly<Record<BlockKind, number>> = {
  title: 1000,
  heading: 700,
  paragraph: 750,
  quote: 800,
  'list-item': 600,
};
const BEFORE_HEADING = 1150;

/** Before the first word, so that no player swallows it, and after the last. */
export const LEAD_MS = 250;
export const TAIL_MS = 600;

export interface SpokenPart {
  readonly kind: BlockKind;
  /** Whether this is the last sentence of its block. */
  readonly endsBlock: boolean;
}

/** @returns ms of silence between two sentences */
export function pauseBetween(part: SpokenPart, next: SpokenPart): number {
  if (!part.endsBlock) return AFTER_SENTENCE;
  return Math.max(AFTER_BLOCK[part.kind], next.kind === 'heading' ? BEFORE_HEADING : 0);
}
