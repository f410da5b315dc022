import { sha256 } from '../sha256.js';
import type { Part } from './produce.js';
import { clipEnergies } from './master.js';

/** Two soft tones, a fifth apart: over before it can be taken for part of the speech. */
const TONES = [659.26, 987.77];
const SECONDS = 0.12;
/** Of full scale: about as loud as the voice at its target. */
const AMPLITUDE = 0.12;

function samples(sampleRate: number): Int16Array {
  const each = Math.round(SECONDS * sampleRate);
  return Int16Array.from({ length: TONES.length * each }, (_, n) => {
    const at = (n % each) / each;
    const tone = TONES[Math.floor(n / each)] ?? 0;
    return 32_767 * AMPLITUDE * Math.sin(Math.PI * at) ** 2 * Math.sin((2 * Math.PI * tone * n) / sampleRate);
  });
}

/** The tone that announces a heading; its level does not depend on the voice's. */
export function cue(sampleRate: number): Part {
  const pcm = samples(sampleRate);
  return {
    kind: 'cue',
    endsBlock: true,
    marks: [{ startMs: 0, endMs: (pcm.length * 1000) / sampleRate }],
    samples: pcm.length,
    sha256: sha256(new Uint8Array(pcm.buffer)),
    energies: clipEnergies(pcm, sampleRate),
    gainDb: () => 0,
    pcm: () => Promise.resolve(pcm),
  };
}
