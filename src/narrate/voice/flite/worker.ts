import type { Pronunciations, Speech, Utterance } from '../voice.js';
import { askedSince, recall, speakWithFlite, warmUp } from './speak.js';

export interface FliteTask {
  readonly voice: string;
  /** Undefined: the voice is only made ready. */
  readonly utterance: Utterance | undefined;
  /** Of words that need not be asked. */
  readonly known?: Pronunciations | undefined;
}

export interface FliteAnswer extends Speech {
  /** What this thread has asked since its last answer. */
  readonly learnt: Pronunciations;
}

/** What a worker thread runs: one sentence, or what comes before the first. */
export function run({ voice, utterance, known = {} }: FliteTask): FliteAnswer {
  recall(known);
  if (utterance) return { ...speakWithFlite(voice, utterance), learnt: askedSince() };
  warmUp(voice);
  return { pcm: new Int16Array(), marks: [], learnt: {} };
}
