import type { Narration } from './narration/schema.js';
import type { Timeline } from './timeline.js';

/** What a heading opens, until the next heading of any level. */
export interface Section {
  /** Of the heading: index into the narration's blocks. */
  readonly block: number;
  readonly text: string;
  /** 1–6; the title is 1, and a heading whose level is not known 2. */
  readonly level: number;
  /** The heading's first sentence, of the whole narration. */
  readonly sentence: number;
  /** When the heading begins to be spoken: ms of the audio. */
  readonly startMs: number;
}

/** In the order of the audio. What comes before the first heading belongs to none. */
export function sectionsOf({ blocks }: Narration, timeline: Timeline): readonly Section[] {
  return blocks.flatMap(({ kind, text, level = kind === 'title' ? 1 : 2 }, block) => {
    if (kind !== 'title' && kind !== 'heading') return [];
    const sentence = Number(timeline.blockSentence[block]);
    return [{ block, text, level, sentence, startMs: Number(timeline.sentenceStartMs[sentence]) }];
  });
}

/** The last one that has begun with this sentence of the whole narration; undefined before the first. */
export const sectionOf = (sections: readonly Section[], sentence: number): Section | undefined =>
  sections.findLast((section) => section.sentence <= sentence);
