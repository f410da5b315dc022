import type { Speech, Utterance } from '../voice.js';
import { speakWithFlite } from './speak.js';

/** What a worker thread runs: one sentence. */
export function speak({ voice, utterance }: { voice: string; utterance: Utterance }): Speech {
  return speakWithFlite(voice, utterance);
}
