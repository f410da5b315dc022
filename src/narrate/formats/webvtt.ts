import { parseHTML } from 'linkedom';
import webvtt from 'webvtt-parser';
import {
  cueOfPieces,
  msOf,
  type TimedCue,
  type TimedPiece,
  type TimedText,
} from '../../core/formats/timed-text.js';
import { refuse } from './refuse.js';

/**
 * WebVTT (https://www.w3.org/TR/webvtt1/): cues, voices, and the times within cues as words. The W3C's own parser finds
 * the cues; what it lets pass and the standard does not is a file without its signature.
 * @throws AudioArticleError AA_E_TIMED_TEXT
 */
export function readWebVtt(text: string, name: string): TimedText {
  return { cues: parseCues(text, name).flatMap(readCue) };
}

export interface RawCue {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
  /** As it stands in the file. */
  readonly text: string;
}

export function parseCues(text: string, name: string): RawCue[] {
  if (!/^\uFEFF?WEBVTT(?:[ \t\r\n]|$)/.test(text))
    throw refuse(name, 'is no WebVTT: it does not begin with WEBVTT');
  const { cues } = new webvtt.WebVTTParser().parse(parted(text.replaceAll('\0', '\uFFFD')), 'metadata');
  return cues.map(({ id, startTime, endTime, text: raw }) => ({
    id,
    startMs: msOf(startTime),
    endMs: msOf(endTime),
    text: raw,
  }));
}

/** A comment, style or region ends where a cue begins (§6.1, “collect a block”); the parser would let it swallow the cue. */
function parted(text: string): string {
  let isOther = false;
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => {
      const begins = isOther && line.includes('-->');
      isOther = line !== '' && !begins && (isOther || /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(line));
      return begins ? `\n${line}` : line;
    })
    .join('\n');
}

const timestamp = /^<(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})>$/;

function readCue({ startMs, endMs, text }: RawCue): TimedCue[] {
  const pieces: TimedPiece[] = [];
  let speaker: string | undefined;
  let at = startMs;
  let isTimed = false;
  let isRuby = false;
  for (const token of text.split(/(<[^>]*>?)/)) {
    // Ruby text is said with its base, not after it.
    if (token.startsWith('<')) isRuby = /^<rt\b/.test(token);
    else if (isRuby) continue;
    const time = timestamp.exec(token);
    if (time) {
      const [, hours = '0', minutes, seconds, ms] = time;
      const found = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(ms);
      // One outside its cue, or before another, says nothing.
      if (found < at || found > endMs) continue;
      at = found;
      isTimed = true;
    } else if (token.startsWith('<'))
      speaker ??= /^<v(?:\.[^ \t>]*)?[ \t\n]+([^>]*)>?$/.exec(token)?.[1]?.trim();
    else if (token) pieces.push({ text: unescape(token), startMs: at, endMs });
  }
  const cue = cueOfPieces(endedAtNext(pieces), {
    startMs,
    endMs,
    ...(speaker ? { speaker: unescape(speaker) } : {}),
  });
  if (!cue) return [];
  return [isTimed ? { ...cue, words: mergeEqual(cue) } : { ...cue, words: [] }];
}

/** A piece ends where the next one that begins later begins. */
function endedAtNext(pieces: readonly TimedPiece[]): TimedPiece[] {
  const ended: TimedPiece[] = [];
  for (let i = pieces.length - 1; i >= 0; i--) {
    const [piece, next] = [pieces[i], ended.at(-1)];
    if (!piece) continue;
    const endMs = next && (next.startMs > piece.startMs ? next.startMs : next.endMs);
    ended.push({ ...piece, endMs: endMs ?? piece.endMs });
  }
  return ended.reverse();
}

/** Pieces at one time are one word: markup does not cut it. */
function mergeEqual({ words }: TimedCue): TimedCue['words'] {
  const merged: TimedCue['words'][number][] = [];
  for (const word of words) {
    const last = merged.at(-1);
    if (last?.[2] === word[2]) merged[merged.length - 1] = [last[0], word[1], last[2], word[3]];
    else merged.push(word);
  }
  return merged;
}

/** HTML's character references, as the standard has them in a cue. */
function unescape(text: string): string {
  if (!text.includes('&')) return text;
  return parseHTML(`<p>${text.replaceAll('<', '&lt;')}</p>`).document.querySelector('p')?.textContent ?? text;
}
