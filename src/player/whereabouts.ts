import { audioMs } from '../core/narration/audio-length.js';
import { durationOf } from '../core/duration.js';
import type { Narration } from '../core/narration/schema.js';
import { sectionOf, sectionsOf } from '../core/sections.js';
import { sentenceAt, type Timeline } from '../core/timeline.js';
import { actionStrings } from './action-strings.js';

/** Characters of a status message, at most (G16): the article’s own heading gets what the rest leaves it. */
const MOST = 120;
/** Of the heading, whatever the rest says. */
const LEAST = 20;

/**
 * Where the listener is, in words: “3 minutes 20 seconds of 12 minutes, section ‘History’”.
 * @param seconds of the audio
 * @param lang BCP 47
 */
export function whereabouts(narration: Narration, timeline: Timeline, seconds: number, lang: string): string {
  const phrase = (ms: number): string => durationOf(ms, lang).phrase;
  const ms = Math.round(seconds * 1000);
  const section = sectionOf(sectionsOf(narration, timeline), Math.max(0, sentenceAt(timeline, ms)));
  const say = (heading: string | undefined): string =>
    actionStrings(lang).whereabouts(phrase(ms), phrase(audioMs(narration)), heading);
  return say(section && shortened(section.text, Math.max(LEAST, MOST - say('-').length + 1)));
}

/** At the end of a word, where there are words. */
function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  if (letters.length <= most) return text;
  const kept = letters.slice(0, most - 1).join('');
  return `${kept.includes(' ') ? kept.slice(0, kept.lastIndexOf(' ')) : kept}…`;
}
