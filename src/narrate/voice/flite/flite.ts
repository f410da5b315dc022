import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';
import { AudioArticleError } from '../../../core/errors.js';
import type { Speech, Utterance, Voice, VoiceDescription } from '../voice.js';
import { SAMPLE_RATE, speakWithFlite } from './speak.js';

/*
 * CMU Flite (https://github.com/festvox/flite): English, permissive licence, from npm, offline, with the exact
 * time of every phone. rms, slt and awb are statistical models trained on recordings; kal16 joins recorded diphones.
 */

const engine = { name: 'flite', version: '2.3' };
const trained = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

export const fliteVoices: readonly VoiceDescription[] = [
  { id: 'flite-rms', name: 'RMS (American English, male)', lang: 'en-US' },
  { id: 'flite-slt', name: 'SLT (American English, female)', lang: 'en-US' },
  { id: 'flite-awb', name: 'AWB (Scottish English, male)', lang: 'en-GB' },
  { id: 'flite-kal16', name: 'KAL (American English, male, diphones)', lang: 'en-US' },
].map((voice) => ({ ...voice, engine, sampleRate: SAMPLE_RATE, digitalSourceType: trained }));

type Speak = (voice: string, utterance: Utterance) => Promise<Speech>;

/** @param threads more than one per core gains nothing; each holds about 100 MB */
function startThreads(threads: number): { speak: Speak; close: () => Promise<void> } {
  const worker = new URL('./worker.js', import.meta.url);
  // Node 20 loads no TypeScript on a thread, whatever loader the process has: from the sources this thread speaks.
  if (!existsSync(worker))
    return {
      speak: (voice, utterance) => Promise.resolve().then(() => speakWithFlite(voice, utterance)),
      close: () => Promise.resolve(),
    };
  const pool = new Tinypool({
    filename: worker.href,
    minThreads: 1,
    maxThreads: threads,
    isolateWorkers: false,
    // Whatever flags this process has are not for the workers.
    execArgv: [],
  });
  let closed: Promise<void> | undefined;
  return {
    speak: async (voice, utterance) => (await pool.run({ voice, utterance }, { name: 'speak' })) as Speech,
    close: () => (closed ??= pool.destroy()),
  };
}

export function openFlite(
  description: VoiceDescription,
  threads: number = Math.min(4, availableParallelism()),
): Voice {
  const { speak, close } = startThreads(threads);
  const name = description.id.replace('flite-', '');
  return {
    ...description,
    async speak(utterance) {
      try {
        return await speak(name, utterance);
      } catch (cause) {
        // An error's class does not survive the way out of a thread; its words do.
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new AudioArticleError('AA_E_VOICE_FAILED', reason, undefined, { cause });
      }
    },
    close,
  };
}
