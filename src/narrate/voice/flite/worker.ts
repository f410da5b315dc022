import type { Speech, Utterance } from '../voice.js';
import { speakWithFlite, warmUp } from './speak.js';

export interface FliteTask {
  readonly voice: string;
  /** Undefined: the voice is only made ready. */
  readonly utterance: Utterance | undefined;
}

/** What a worker thread runs: one sentence, or what comes before the first. */
export function run({ voice, utterance }: FliteTask): Speech {
  if (utterance) return speakWithFlite(voice, utterance);
  warmUp(voice);
  return { pcm: new Int16Array(), marks: [] };
}
