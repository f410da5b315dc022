import type { Speech } from '../voice/voice.js';
import { LEAD_MS, pauseBetween, TAIL_MS, type SpokenPart } from './pauses.js';

export interface Clip extends SpokenPart {
  readonly speech: Speech;
}

export interface Track {
  /** Full scale is ±1. */
  readonly pcm: Float32Array;
  /** What to add to a clip's marks to get ms of the track; exact, not rounded. May be negative by the trimmed silence. */
  readonly offsetsMs: readonly number[];
}

/** What a voice puts around a sentence is cut to this much silence, so that only `pauses` decide. */
const KEEP_BEFORE_MS = 30;
const KEEP_AFTER_MS = 60;

function speechOf({ pcm, marks }: Speech, sampleRate: number): { start: number; end: number } {
  const samples = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  const start = Math.max(0, samples((marks[0]?.startMs ?? 0) - KEEP_BEFORE_MS));
  const end = Math.min(pcm.length, samples((marks.at(-1)?.endMs ?? Infinity) + KEEP_AFTER_MS));
  return { start, end: Math.max(start, end) };
}

/** Sentences one after the other with the pauses that their roles ask for. */
export function joinClips(clips: readonly Clip[], sampleRate: number): Track {
  const samples = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  const placed: { clip: Clip; start: number; end: number; at: number }[] = [];
  let length = samples(LEAD_MS);
  clips.forEach((clip, i) => {
    const { start, end } = speechOf(clip.speech, sampleRate);
    placed.push({ clip, start, end, at: length });
    const next = clips[i + 1];
    length += end - start + samples(next ? pauseBetween(clip, next) : TAIL_MS);
  });
  const pcm = new Float32Array(length);
  for (const { clip, start, end, at } of placed)
    for (let n = start; n < end; n++) pcm[at + n - start] = (clip.speech.pcm[n] ?? 0) / 32_768;
  return { pcm, offsetsMs: placed.map(({ at, start }) => ((at - start) * 1000) / sampleRate) };
}
