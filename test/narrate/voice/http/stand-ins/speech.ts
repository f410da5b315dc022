import { speakWithFlite } from '../../../../../src/narrate/voice/flite/speak.js';

/** A word as a stand-in says it. */
export interface SpokenWord {
  readonly startMs: number;
  readonly endMs: number;
}

export interface Spoken {
  readonly pcm: Int16Array;
  /** Of each word that was given, by flite, which knows; undefined for what is not said. */
  readonly words: readonly (SpokenWord | undefined)[];
}

const FLITE_RATE = 16_000;
const others = ['game', 'shadow', 'river', 'copper', 'lantern', 'mountain', 'garden'];

/** What flite is given: it reads English only; punctuation is not said. */
function sayable(word: string, ipa: string | undefined): string | undefined {
  const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  if (core === '') return undefined;
  const sum = Array.from(ipa ?? '').reduce((total, character) => total + (character.codePointAt(0) ?? 0), 0);
  const said =
    ipa === undefined ? (/[A-Za-z]/.test(core) ? core : 'lah') : (others[sum % others.length] ?? 'game');
  return `${/[A-Za-z]/.test(before) ? before : ''}${said}${/[,.;:?!]/.exec(after)?.[0] ?? ''}`;
}

const known = new Map<string, Spoken>();

/** Says words with flite, at another sample rate if asked; the same words are said once. */
export function say(
  words: readonly { readonly text: string; readonly ipa?: string | undefined }[],
  sampleRate: number,
): Spoken {
  const said = words.map(({ text, ipa }) => sayable(text, ipa));
  const key = JSON.stringify(said);
  const spoken = known.get(key) ?? sayWithFlite(said);
  known.set(key, spoken);
  return { ...spoken, pcm: resampled(spoken.pcm, sampleRate) };
}

function sayWithFlite(said: readonly (string | undefined)[]): Spoken {
  const tokens = said.flatMap((text) => (text === undefined ? [] : [{ text }]));
  if (tokens.length === 0) return { pcm: new Int16Array(FLITE_RATE / 4), words: said.map(() => undefined) };
  const { pcm, marks } = speakWithFlite('slt', { tokens, lang: 'en' });
  let next = 0;
  return { pcm, words: said.map((text) => (text === undefined ? undefined : marks[next++])) };
}

function resampled(pcm: Int16Array, sampleRate: number): Int16Array {
  if (sampleRate === FLITE_RATE) return pcm;
  const step = FLITE_RATE / sampleRate;
  return Int16Array.from({ length: Math.floor((pcm.length - 1) / step) }, (_, i) => {
    const at = i * step;
    const [left, right] = [pcm[Math.floor(at)] ?? 0, pcm[Math.floor(at) + 1] ?? 0];
    return Math.round(left + (right - left) * (at - Math.floor(at)));
  });
}

export const bytesOf = (pcm: Int16Array): Buffer => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
