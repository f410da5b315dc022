import type { Settings } from '../settings.js';

/** What of the text is marked at this moment. */
export interface Layers {
  readonly word: boolean;
  readonly sentence: boolean;
}

/** Above this rate a mark that jumps from word to word is hard to follow and near to flicker (WCAG 2.3.2). */
const FAST = 1.75;

/** @param isCalm the reader has asked the system for less motion */
export function layersOf(highlight: Settings['highlight'], rate: number, isCalm: boolean): Layers {
  switch (highlight) {
    case 'auto':
      return { word: !isCalm && rate <= FAST, sentence: true };
    case 'off':
      return { word: false, sentence: false };
    case 'sentence':
      return { word: false, sentence: true };
    case 'word':
      return { word: true, sentence: false };
    case 'both':
      return { word: true, sentence: true };
  }
}
