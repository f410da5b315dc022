import { clipEnergies } from '../../../src/narrate/audio/master.js';
import { heard } from '../../../src/narrate/audio/placing.js';
import type { Part } from '../../../src/narrate/audio/produce.js';
import { sha256 } from '../../../src/narrate/sha256.js';
import type { Kept, Store } from '../../../src/narrate/store.js';
import type { Speech } from '../../../src/narrate/voice/voice.js';
import { findVoice } from '../../../src/narrate/voice/voices.js';
import { utteranceOf } from '../voice/utterance.js';

const sentences = [
  'The lighthouse keeper counted two hundred and twelve steps.',
  'Nobody had told him that the lamp would be electric!',
  'Was it the wind, or did somebody knock?',
];

/** What was spoken, as the audio is given it. */
export function partOf({ pcm, marks }: Speech, sampleRate: number, endsBlock = false): Part {
  const { start, end } = heard({ marks, samples: pcm.length }, sampleRate);
  return {
    kind: 'paragraph',
    endsBlock,
    marks,
    samples: pcm.length,
    sha256: sha256(new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)),
    energies: clipEnergies(pcm.subarray(start, end), sampleRate),
    gainDb: (trackDb) => trackDb,
    pcm: () => Promise.resolve(pcm),
  };
}

/** A paragraph of real speech. */
export async function speak(voiceId = 'flite-rms', repeat = 2): Promise<Part[]> {
  const voice = (await findVoice(voiceId)).open();
  try {
    const speeches = await Promise.all(sentences.map((text) => voice.speak(utteranceOf(text))));
    const paragraph = speeches.map((speech, i) =>
      partOf(speech, voice.sampleRate, i === speeches.length - 1),
    );
    return Array.from({ length: repeat }, () => paragraph).flat();
  } finally {
    await voice.close();
  }
}

/** A store that forgets when the test ends. */
export function storeInMemory(): Store & { readonly entries: Map<string, Kept> } {
  const entries = new Map<string, Kept>();
  return {
    entries,
    has: (name) => entries.has(name),
    read: (name) => Promise.resolve(entries.get(name)),
    readFacts: (name) => {
      const kept = entries.get(name);
      return Promise.resolve(kept && { facts: kept.facts, length: kept.bytes.length });
    },
    write: (name, facts, bytes) => {
      entries.set(name, { facts, bytes });
      return Promise.resolve();
    },
    remove: (name) => {
      entries.delete(name);
      return Promise.resolve();
    },
    alone: (_, work) => work(),
  };
}

/** @returns samples of full scale ±1 */
export function sine(
  frequency: number,
  amplitude: number,
  seconds: number,
  sampleRate: number,
  phase = 0,
): Float32Array {
  return Float32Array.from(
    { length: Math.round(seconds * sampleRate) },
    (_, n) => amplitude * Math.sin((2 * Math.PI * frequency * n) / sampleRate + phase),
  );
}

export function concatenated(...parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
