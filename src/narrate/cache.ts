import { clipEnergies } from './audio/master.js';
import { heard } from './audio/placing.js';
import { sha256 } from './sha256.js';
import type { Store } from './store.js';
import type { Speech, Utterance, Voice } from './voice/voice.js';

/** A sentence that was spoken, with what the audio needs to know of it. */
export interface Take extends Speech {
  /** Of the samples. */
  readonly sha256: string;
  /** What it brings to the loudness of a track (audio/master.ts). */
  readonly energies: readonly number[];
}

export interface CachedVoice extends Omit<Voice, 'speak' | 'close'> {
  speak(utterance: Utterance): Promise<Take>;
  /** Sentences since it was opened. */
  readonly counts: { readonly spoken: number; readonly reused: number };
}

/** Raised when an entry's form or the way a voice is driven changes. */
const FORMAT = 3;

const keyOf = ({ id, engine, sampleRate }: Voice, { tokens, lang }: Utterance): string =>
  sha256(
    JSON.stringify([
      ...[FORMAT, engine.name, engine.version, id, sampleRate, lang],
      tokens.map(({ text, ipa }) => (ipa === undefined ? text : [text, ipa])),
    ]),
  );

type Facts = Pick<Take, 'marks' | 'energies' | 'sha256'>;

const samplesOf = ({ buffer, byteOffset, byteLength }: Uint8Array): Int16Array =>
  new Int16Array(buffer, byteOffset, byteLength / 2);

/** The voice, but a sentence that the store holds is not spoken again, and equal sentences in flight are spoken once. */
export function cachedVoice(voice: Voice, store: Store): CachedVoice {
  const counts = { spoken: 0, reused: 0 };
  const inFlight = new Map<string, Promise<Take>>();

  async function find(key: string, utterance: Utterance): Promise<Take> {
    const name = `${key}.speech`;
    const kept = await store.read(name);
    if (kept) {
      counts.reused++;
      return { ...(kept.facts as Facts), pcm: samplesOf(kept.bytes) };
    }
    const { pcm, marks } = await voice.speak(utterance);
    counts.spoken++;
    const bytes = new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);
    const { start, end } = heard({ marks, samples: pcm.length }, voice.sampleRate);
    const facts: Facts = {
      marks,
      sha256: sha256(bytes),
      energies: clipEnergies(pcm.subarray(start, end), voice.sampleRate),
    };
    await store.write(name, facts, bytes);
    return { ...facts, pcm };
  }

  return {
    ...voice,
    counts,
    speak(utterance) {
      const key = keyOf(voice, utterance);
      const found = inFlight.get(key);
      if (found) {
        counts.reused++;
        return found;
      }
      const finding = find(key, utterance).finally(() => inFlight.delete(key));
      inFlight.set(key, finding);
      return finding;
    },
  };
}
