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

/** After the tone that announces a heading. */
const AFTER_CUE = 250;
const AFTER_DISCLOSURE = 1000;

export interface SpokenPart {
  /** A cue (a tone) and a spoken disclosure are heard but stand nowhere in the article. */
  readonly kind: BlockKind | 'cue' | 'disclosure';
  /** Whether this is the last sentence of its block. */
  readonly endsBlock: boolean;
}

/** @returns ms of silence between two parts */
export function pauseBetween({ kind, endsBlock }: SpokenPart, next: SpokenPart): number {
  if (kind === 'cue') return AFTER_CUE;
  if (!endsBlock) return AFTER_SENTENCE;
  const after = kind === 'disclosure' ? AFTER_DISCLOSURE : AFTER_BLOCK[kind];
  return Math.max(after, next.kind === 'heading' || next.kind === 'cue' ? BEFORE_HEADING : 0);
}
