import type { Speech } from '../voice/voice.js';
import { samplesPerFrame } from './info-tag.js';
import { LEAD_MS, pauseBetween, TAIL_MS, type SpokenPart } from './pauses.js';

/** A sentence that was spoken, without its samples. */
export interface Clip extends SpokenPart {
  readonly marks: Speech['marks'];
  /** How many the voice made. */
  readonly samples: number;
}

/** Which of a clip's samples are heard, and how long its part of the track is with the silence after it. */
export interface Placed {
  readonly start: number;
  readonly end: number;
  /** Whole MP3 frames: a part sounds and is coded the same wherever it stands in the track. */
  readonly length: number;
}

export interface Track {
  /** Samples of silence before the first clip, whole frames. */
  readonly lead: number;
  readonly placed: readonly Placed[];
  /** All samples. */
  readonly length: number;
  /** What to add to a clip's marks to get ms of the track; exact, not rounded. May be negative by the trimmed silence. */
  readonly offsetsMs: readonly number[];
}

/** What a voice puts around a sentence is cut to this much silence, so that only `pauses` decide. */
const KEEP_BEFORE_MS = 30;
const KEEP_AFTER_MS = 60;

/** The samples that are heard of what a voice made. */
export function heard({ marks, samples: all }: Pick<Clip, 'marks' | 'samples'>, sampleRate: number) {
  const samples = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  const start = Math.min(all, Math.max(0, samples((marks[0]?.startMs ?? 0) - KEEP_BEFORE_MS)));
  const end = Math.min(all, samples((marks.at(-1)?.endMs ?? Infinity) + KEEP_AFTER_MS));
  return { start, end: Math.max(start, end) };
}

const wholeFrames = (samples: number, sampleRate: number): number => {
  const frame = samplesPerFrame(sampleRate);
  return Math.round(samples / frame) * frame;
};

/** A clip's part of the track: what follows it decides its pause, nothing else. @param next undefined: it is the last */
export function placeOf(
  clip: Pick<Clip, 'marks' | 'samples' | 'kind' | 'endsBlock'>,
  next: SpokenPart | undefined,
  sampleRate: number,
): Placed {
  const { start, end } = heard(clip, sampleRate);
  const pauseMs = next ? pauseBetween(clip, next) : TAIL_MS;
  return { start, end, length: wholeFrames(end - start + (pauseMs * sampleRate) / 1000, sampleRate) };
}

/** Sentences one after the other with the pauses that their roles ask for, to the next whole frame. */
export function placeClips(clips: readonly Clip[], sampleRate: number): Track {
  const lead = wholeFrames((LEAD_MS * sampleRate) / 1000, sampleRate);
  const offsetsMs: number[] = [];
  let length = lead;
  const placed = clips.map((clip, i) => {
    const place = placeOf(clip, clips[i + 1], sampleRate);
    offsetsMs.push(((length - place.start) * 1000) / sampleRate);
    length += place.length;
    return place;
  });
  return { lead, placed, length, offsetsMs };
}
