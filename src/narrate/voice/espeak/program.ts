import { startChildren } from '../process/children.js';
import type { EspeakEvent, EspeakListing, EspeakPhoneme, EspeakRequest, EspeakSpeech } from './requests.js';

/** The engine as it is spoken to: a process of its own. */
export interface Espeak {
  /** @throws Error */
  speak(voice: string, ssml: string): Promise<{ events: readonly EspeakEvent[]; pcm: Int16Array }>;
  /** @throws Error */
  voices(): Promise<readonly EspeakListing[]>;
  /** @throws Error */
  phonemes(): Promise<readonly EspeakPhoneme[]>;
  /** Idempotent. */
  close(): Promise<void>;
  readonly pids: readonly number[];
}

/** A sentence takes some ms, a process half a second and memory: more of them gain nothing. */
const PROCESSES = 2;
/** To start on a busy machine, and for each character, ms. */
const PATIENCE = 30_000;
const PATIENCE_EACH = 2;

export function startEspeak(
  script = new URL('./child.js', import.meta.url),
  patienceMs: number = PATIENCE,
): Espeak {
  const children = startChildren<EspeakRequest>({
    script,
    most: PROCESSES,
    patience: (request) => patienceMs + (request.kind === 'speak' ? request.ssml.length * PATIENCE_EACH : 0),
  });
  return {
    async speak(voice, ssml) {
      const { json, bytes } = await children.run({ kind: 'speak', voice, ssml });
      const { events } = json as EspeakSpeech;
      return { events, pcm: new Int16Array(bytes.buffer, 0, bytes.length / 2) };
    },
    voices: async () => (await children.run({ kind: 'voices' })).json as EspeakListing[],
    phonemes: async () => (await children.run({ kind: 'phonemes' })).json as EspeakPhoneme[],
    close: () => children.close(),
    get pids() {
      return children.pids;
    },
  };
}
