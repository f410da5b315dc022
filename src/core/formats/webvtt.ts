import type { Narration } from '../narration/schema.js';
import { lastingCues, timedTextOf, type TimedCue, type TimedText } from './timed-text.js';

/** `HH:MM:SS.mmm` (WebVTT §6.3: hours are optional, three digits of milliseconds are not). */
export function timestamp(ms: number): string {
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const seconds = Math.floor(ms / 1000);
  return `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}.${pad(ms % 1000, 3)}`;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The sentence as written, with a timestamp before each word that starts later than everything before it. */
function cueText({ text, startMs, endMs, words, speaker }: TimedCue): string {
  let written = speaker ? `<v ${escaped(speaker.replace(/\s+/g, ' '))}>` : '';
  let offset = 0;
  let last = startMs;
  for (const [start, , wordMs] of words) {
    written += escaped(text.slice(offset, start));
    // A cue timestamp must lie inside the cue and after the one before (WebVTT §4.2.2).
    if (wordMs > last && wordMs < endMs) {
      written += `<${timestamp(wordMs)}>`;
      last = wordMs;
    }
    offset = start;
  }
  return written + escaped(text.slice(offset));
}

/** As WebVTT: a cue per sentence, in-cue times per word. A cue without length is none (WebVTT §4.1). */
export function writeTimedWebVtt({ cues }: TimedText, note?: string): string {
  const timed = lastingCues(cues).map(
    (cue, i) => `${i + 1}\n${timestamp(cue.startMs)} --> ${timestamp(cue.endMs)}\n${cueText(cue)}`,
  );
  return `${['WEBVTT', ...(note === undefined ? [] : [`NOTE ${note}`]), ...timed].join('\n\n')}\n`;
}

/** A note may not hold an arrow or a blank line (WebVTT §4.1). */
const inLine = (text: string): string => text.replaceAll('-->', '→').replace(/\s+/g, ' ');

const whose = (voice: Narration['voice']): string =>
  'kind' in voice
    ? `Read by a person${voice.name === undefined ? '' : `: ${inLine(voice.name)}`}.`
    : `The voice is artificially generated: ${inLine(voice.name)}, ${inLine(voice.engine)} ${inLine(voice.engineVersion)}.`;

/** The narration as WebVTT, with the word whose voices are heard: artificial ones or a person's. */
export function writeWebVtt(narration: Narration): string {
  const { title, voice, otherVoices = [] } = narration;
  const note = [inLine(title), ...[voice, ...otherVoices].map(whose)].join('\n');
  return writeTimedWebVtt(timedTextOf(narration), note);
}
