import { generateFragmentFromRange } from 'text-fragments-polyfill/dist/fragment-generation-utils.js';
import { writeMediaFragment } from '../../core/media-fragment.js';
import type { Narration } from '../../core/narration/schema.js';

/**
 * A link that opens this page with the audio at a sentence, and the sentence in view where the browser knows text
 * fragments.
 * @param at ms of the audio
 * @param range the sentence on the page, if it is there
 */
export function linkToSentence({ id }: Narration, at: number, range: Range | undefined): string {
  const { href } = new URL(location.href.split('#')[0] ?? '');
  const isOnly = document.querySelectorAll('audio-article').length <= 1;
  // In a shadow tree no text fragment would find it.
  const isFound = range && range.startContainer.getRootNode() === document;
  const { fragment } = isFound ? generateFragmentFromRange(range.cloneRange()) : {};
  return href + writeMediaFragment({ at, audio: isOnly ? undefined : id }, fragment);
}
