import { durationOf } from '../core/duration.js';
import type { Narration } from '../core/narration/schema.js';
import { sectionOf, sectionsOf } from '../core/sections.js';
import { sentenceAt, type Timeline } from '../core/timeline.js';
import { actionStrings } from './action-strings.js';

/** A status message is no longer than 120 characters (G16): this much may be of the article’s own heading. */
const HEADING = 60;

/**
 * Where the listener is, in words: “3 minutes 20 seconds of 12 minutes, section ‘History’”.
 * @param seconds of the audio
 * @param lang BCP 47
 */
export function whereabouts(narration: Narration, timeline: Timeline, seconds: number, lang: string): string {
  const phrase = (ms: number): string => durationOf(ms, lang).phrase;
  const ms = Math.round(seconds * 1000);
  const section = sectionOf(sectionsOf(narration, timeline), Math.max(0, sentenceAt(timeline, ms)));
  const heading = section && shortened(section.text);
  return actionStrings(lang).whereabouts(phrase(ms), phrase(Number(narration.audio[0]?.duration)), heading);
}

/** At the end of a word, where there are words. */
function shortened(text: string): string {
  const letters = Array.from(text);
  if (letters.length <= HEADING) return text;
  const kept = letters.slice(0, HEADING - 1).join('');
  return `${kept.includes(' ') ? kept.slice(0, kept.lastIndexOf(' ')) : kept}…`;
}
