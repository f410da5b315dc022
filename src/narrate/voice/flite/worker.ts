import type { Speech, Utterance } from '../voice.js';
import type { FliteProgram } from './file.js';
import { useFlite } from './program.js';
import { speakWithFlite } from './speak.js';

export interface FliteTask {
  readonly program: FliteProgram;
  readonly voice: string;
  readonly utterance: Utterance;
}

/** What a worker thread runs: one sentence. */
export function run({ program, voice, utterance }: FliteTask): Speech {
  useFlite(program);
  return speakWithFlite(voice, utterance);
}
