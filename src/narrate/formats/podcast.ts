import { Type } from '@sinclair/typebox';
import {
  cueOfPieces,
  cuesOfPieces,
  lastingCues,
  msOf,
  type TimedText,
} from '../../core/formats/timed-text.js';
import { firstOf, has, jsonFormat, Seconds, spaced } from './json-format.js';

/** The last segment may have no end. */
const LAST_SECONDS = 0.5;

const Segment = Type.Object({
  speaker: Type.Optional(Type.String()),
  startTime: Seconds,
  endTime: Type.Optional(Seconds),
  body: Type.String(),
});

/** Podcasting 2.0: segments are phrases, or single words. */
export const podcast = jsonFormat(
  'podcast',
  (value) => has(value, 'segments') && has(firstOf((value as { segments: unknown }).segments), 'startTime'),
  Type.Object({ version: Type.String(), segments: Type.Array(Segment) }),
  ({ segments }, _name, lang) => {
    const timed = segments.map(({ startTime, endTime, body, speaker }, i) => ({
      text: body,
      startMs: msOf(startTime),
      endMs: msOf(endTime ?? segments[i + 1]?.startTime ?? startTime + LAST_SECONDS),
      speaker,
    }));
    const single = timed.filter(({ text }) => !/\S\s+\S/.test(text)).length;
    if (single > 0.8 * timed.length)
      return {
        cues: bySpeaker(timed).flatMap((run) =>
          cuesOfPieces(spaced(run), lang, { speaker: run[0]?.speaker }),
        ),
      };
    return {
      cues: timed.flatMap((segment) => {
        const times = { ...segment, endMs: Math.max(segment.endMs, segment.startMs + 1) };
        const cue = cueOfPieces([times], times);
        return cue ? { ...cue, words: [] } : [];
      }),
    };
  },
);

function bySpeaker<T extends { readonly speaker?: string | undefined }>(segments: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const segment of segments) {
    const run = runs.at(-1);
    if (run && (segment.speaker === undefined || run[0]?.speaker === segment.speaker)) run.push(segment);
    else runs.push([segment]);
  }
  return runs;
}

export function writePodcastJson({ cues }: TimedText): string {
  const segments = lastingCues(cues).map(({ startMs, endMs, text, speaker }) => ({
    ...(speaker && { speaker }),
    startTime: startMs / 1000,
    endTime: endMs / 1000,
    body: text,
  }));
  return `${JSON.stringify({ version: '1.0.0', segments }, null, 2)}\n`;
}
