import { AudioArticleError } from '../../../core/errors.js';
import { primaryLanguage } from '../../../core/text/language.js';
import { startThreads } from '../../threads.js';
import type {
  AvailableVoice,
  Pronunciations,
  Utterance,
  Voice,
  VoiceDescription,
  VoiceProvider,
} from '../voice.js';
import { SAMPLE_RATE } from './file.js';
import { FLITE_THREAD, makeReady, nameOf } from './make-ready.js';
import { spelledWords } from './spelling.js';
import type { FliteAnswer, FliteTask } from './worker.js';

/*
 * CMU Flite (https://github.com/festvox/flite): English, permissive licence, from npm, offline, with the exact
 * time of every phone. rms, slt and awb are statistical models trained on recordings; kal16 joins recorded diphones.
 */

const engine = { name: 'flite', version: '2.3' };
const trained = 'http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia';

const descriptions: readonly VoiceDescription[] = [
  { id: 'flite-rms', name: 'RMS (American English, male)', lang: 'en-US' },
  { id: 'flite-slt', name: 'SLT (American English, female)', lang: 'en-US' },
  { id: 'flite-awb', name: 'AWB (Scottish English, male)', lang: 'en-GB' },
  { id: 'flite-kal16', name: 'KAL (American English, male, diphones)', lang: 'en-US' },
].map((voice) => ({
  ...voice,
  ...{ engine, sampleRate: SAMPLE_RATE, digitalSourceType: trained, phonemes: true, marks: 'engine' },
}));

const voices: readonly AvailableVoice[] = descriptions.map((description) => ({
  ...description,
  open: () => openFlite(description),
}));

export const flite: VoiceProvider = {
  id: 'flite',
  name: 'CMU Flite',
  usage: descriptions.map(({ id }) => id).join(', '),
  voices: () => voices,
  find: (asked) => Promise.resolve(voices.find(({ id }) => id === asked)),
  forLanguage: (lang) => (primaryLanguage(lang) === 'en' ? voices[0] : undefined),
  lacks: () => Promise.resolve([]),
};

function openFlite(description: VoiceDescription): Voice {
  const threads = startThreads<FliteTask, FliteAnswer>(FLITE_THREAD, () => import('./worker.js'));
  const learnt = new Map<string, string>();
  let known: Pronunciations | undefined;
  let warming: Promise<void> | undefined;
  return {
    ...description,
    async speak(utterance) {
      try {
        // The thread that has everything loaded: another would begin with nothing.
        await warming;
        const answer = await threads.run({
          ...{ voice: nameOf(description.id), utterance },
          known: known && knownOf(utterance, known),
        });
        for (const [word, phones] of Object.entries(answer.learnt)) learnt.set(word, phones);
        const { pcm, marks, phones } = answer;
        return { pcm, marks, ...(phones && { phones }) };
      } catch (cause) {
        // An error's class does not survive the way out of a thread; its words do.
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new AudioArticleError('AA_E_VOICE_FAILED', reason, undefined, { cause });
      }
    },
    warmUp() {
      if (warming) return;
      warming = threads.warmUp(makeReady(description.id));
      // Told to whoever speaks.
      warming.catch(() => undefined);
    },
    pronunciations: {
      recall(words) {
        known = words;
      },
      learnt: () => Object.fromEntries(learnt),
    },
    close() {
      warming = undefined;
      return threads.close();
    },
  };
}

/** Of an article's words those of a sentence: whichever thread says it, it is told no more with each. */
const knownOf = (utterance: Utterance, known: Pronunciations): Pronunciations =>
  Object.fromEntries(
    spelledWords(utterance).flatMap((word) => {
      const phones = Object.hasOwn(known, word) ? known[word] : undefined;
      return phones === undefined ? [] : [[word, phones]];
    }),
  );
