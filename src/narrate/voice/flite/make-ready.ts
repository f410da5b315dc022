import { fileURLToPath } from 'node:url';
import type { FliteTask } from './worker.js';

/** What a thread that speaks runs, as the build makes it; the launcher of the command may start one early (cli/early-thread.ts). */
export const FLITE_THREAD = fileURLToPath(new URL('./thread.cjs', import.meta.url));

export const nameOf = (voice: string): string => voice.replace('flite-', '');

/** The task that a thread has everything loaded after. @param voice its id */
export const makeReady = (voice: string): FliteTask => ({ voice: nameOf(voice), utterance: undefined });
