import type { Speech, Utterance } from '../voice.js';
import type { FliteProgram } from './file.js';
import { useFlite } from './program.js';
import { speakWithFlite, warmUp } from './speak.js';

export interface FliteTask {
  readonly program: FliteProgram;
  readonly voice: string;
  /** Undefined: the voice is only made ready. */
  readonly utterance: Utterance | undefined;
}

/** What a worker thread runs: one sentence, or what comes before the first. */
export function run({ program, voice, utterance }: FliteTask): Speech {
  useFlite(program);
  if (!utterance) {
    warmUp(voice);
    return { pcm: new Int16Array(), marks: [] };
  }
  return speakWithFlite(voice, utterance);
}
