import type { Clip } from '../../../src/narrate/audio/join.js';
import { openVoice } from '../../../src/narrate/voice/voices.js';

const sentences = [
  'The lighthouse keeper counted two hundred and twelve steps.',
  'Nobody had told him that the lamp would be electric!',
  'Was it the wind, or did somebody knock?',
];

/** A paragraph of real speech. */
export async function speak(voiceId = 'flite-rms', repeat = 2): Promise<Clip[]> {
  const voice = openVoice(voiceId);
  try {
    const speeches = await Promise.all(sentences.map((text) => voice.speak({ tokens: text.split(' ') })));
    return Array.from({ length: repeat }, () =>
      speeches.map((speech, i): Clip => ({ speech, kind: 'paragraph', endsBlock: i === speeches.length - 1 })),
    ).flat();
  } finally {
    await voice.close();
  }
}

/** @returns samples of full scale ±1 */
export function sine(frequency: number, amplitude: number, seconds: number, sampleRate: number, phase = 0): Float32Array {
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
