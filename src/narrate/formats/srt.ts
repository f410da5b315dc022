import { lastingCues, type TimedCue, type TimedText } from '../../core/formats/timed-text.js';
import { timestamp } from '../../core/formats/webvtt.js';
import { refuse } from './refuse.js';
import { readWebVtt } from './webvtt.js';

const time = String.raw`(\d{1,3}):(\d{2}):(\d{2})[,.](\d{1,3})`;
const timing = new RegExp(String.raw`^[ \t]*${time}[ \t]*-->[ \t]*${time}.*$`, 'gm');

/** What players take for markup; there is no way to write it as text. */
const tag = /<(\/?(?:b|i|u|s|font)\b[^<>\n]*)>/gi;

/**
 * SubRip. There is no standard; what VLC and ffmpeg write and take is WebVTT with commas and without its first line.
 * @throws AudioArticleError AA_E_TIMED_TEXT
 */
export function readSrt(text: string, name: string): TimedText {
  const stamp = (hours: string, minutes: string, seconds: string, fraction: string): string =>
    `${hours.padStart(2, '0')}:${minutes}:${seconds}.${fraction.padEnd(3, '0')}`;
  let count = 0;
  const cues = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(
      timing,
      (_, a: string, b: string, c: string, d: string, e: string, f: string, g: string, h: string) => {
        count++;
        return `${stamp(a, b, c, d)} --> ${stamp(e, f, g, h)}`;
      },
    )
    // Positions such as {\an8}.
    .replace(/\{\\[^{}\n]*\}/g, '')
    .replace(tag, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
  if (count === 0) throw refuse(name, 'is no SubRip file: it has no line like 00:00:01,000 --> 00:00:02,000');
  return readWebVtt(`WEBVTT\n\n${cues}`, name);
}

export function writeSrt({ cues }: TimedText): string {
  const stamp = (ms: number): string => timestamp(ms).replace('.', ',');
  const said = ({ speaker, text }: TimedCue): string =>
    (speaker ? `${speaker}: ${text}` : text).replaceAll('-->', '→').replace(tag, '‹$1›');
  return lastingCues(cues)
    .map((cue, i) => `${i + 1}\n${stamp(cue.startMs)} --> ${stamp(cue.endMs)}\n${said(cue)}\n`)
    .join('\n');
}
