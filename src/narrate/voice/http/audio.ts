import type { Speech, UtteranceToken } from '../voice.js';
import { Failure } from './failure.js';

/** When a token is said, in ms from the first sample; a token that is not said has none. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Samples of 16 bits, the lower byte first, mono. @throws Failure */
export function samplesOf(bytes: Uint8Array, service: string): Int16Array {
  if (bytes.length === 0) throw new Failure('garbled', `${service} answered without any sound`);
  if (bytes.length % 2 === 1)
    throw new Failure('garbled', `${service} cut the audio in the middle of a sample`);
  return new Int16Array(Uint8Array.from(bytes).buffer);
}

/**
 * The samples of a RIFF WAVE file with 16-bit mono PCM of this rate. A writer that did not know its length beforehand
 * leaves 0 or the largest number there.
 * @throws Failure
 */
export function wavSamples(wav: Uint8Array, sampleRate: number, service: string): Uint8Array {
  const bad = (what: string): never => {
    throw new Failure('garbled', `${service} answered with audio that ${what}`);
  };
  const view = new DataView(wav.buffer, wav.byteOffset, wav.byteLength);
  const name = (at: number): string => Buffer.from(wav.subarray(at, at + 4)).toString('latin1');
  if (wav.length < 44 || name(0) !== 'RIFF' || name(8) !== 'WAVE') bad('is no WAVE file');
  for (let at = 12; at + 8 <= wav.length;) {
    const size = view.getUint32(at + 4, true);
    if (name(at) === 'fmt ') {
      const [coding, channels, rate] = [at + 8, at + 10, at + 12].map((from) => view.getUint16(from, true));
      if (coding !== 1 || channels !== 1 || view.getUint16(at + 22, true) !== 16)
        bad('is not 16-bit mono PCM');
      if (rate !== sampleRate) bad(`has ${rate ?? 0} samples a second, not ${sampleRate}`);
    }
    if (name(at) === 'data') {
      const there = wav.length - (at + 8);
      const open = size === 0 || size === 0xffffffff;
      if (!open && size > there) bad('is cut');
      return wav.subarray(at + 8, at + 8 + (open ? there : size));
    }
    at += 8 + size + (size % 2);
  }
  return bad('holds no samples');
}

/** Nobody speaks a word in less. */
const LEAST_WORD_MS = 30;

/** Where no times tell that audio was cut, its length does. @throws Failure */
export function assertLasts(
  pcm: Int16Array,
  sampleRate: number,
  tokens: readonly UtteranceToken[],
  service: string,
): void {
  const words = tokens.filter(({ text }) => /[\p{L}\p{N}]/u.test(text)).length;
  if ((pcm.length / sampleRate) * 1000 < words * LEAST_WORD_MS)
    throw new Failure('garbled', `${service} cut the audio: it is too short for ${words} words`);
  if (!pcm.some((sample) => Math.abs(sample) > 50))
    throw new Failure('garbled', `${service} answered with silence`);
}

/** Of what is audible, in windows of so many ms, and so far below the loudest. */
const WINDOW_MS = 5;
const AUDIBLE_DB = -45;
/** A mark is moved over silence that is longer than this. */
const SILENCE_MS = 40;
const KEEP_MS = 10;

function audibleWindows(pcm: Int16Array, window: number): boolean[] {
  const energies = Array.from({ length: Math.ceil(pcm.length / window) }, (_, n) => {
    const part = pcm.subarray(n * window, (n + 1) * window);
    return part.reduce((sum, sample) => sum + sample * sample, 0) / part.length;
  });
  const loudest = energies.reduce((most, energy) => Math.max(most, energy), 0);
  const least = Math.max(1, loudest * 10 ** (AUDIBLE_DB / 10));
  return energies.map((energy) => energy >= least);
}

/** What is heard of the next word before its time. */
const BLIP_MS = 30;

/** The last audible window of a word, which may be followed by a pause and the very beginning of the next word. */
function lastHeard(audible: readonly boolean[], from: number, to: number): number {
  const last = audible.lastIndexOf(true, to - 1);
  const silent = audible.lastIndexOf(false, last);
  const before = audible.lastIndexOf(true, Math.max(0, silent));
  const isBlip = (last - silent) * WINDOW_MS <= BLIP_MS && (silent - before) * WINDOW_MS >= SILENCE_MS;
  return silent > from && before >= from && isBlip ? before : last;
}

/** How far a service's clock may be beyond the end of its audio before the audio counts as cut. */
const MOST_BEYOND_MS = 250;

/**
 * A mark for each token. What services call a word's time ends with the pause after it, or is only its start; so what
 * is silent at either end is taken off, and nothing goes back or beyond the audio.
 * @throws Failure when the audio is shorter than its marks, or silent
 */
export function marksOf(
  pcm: Int16Array,
  sampleRate: number,
  spans: readonly (Span | undefined)[],
  service: string,
): Speech['marks'] {
  const durationMs = (pcm.length / sampleRate) * 1000;
  const window = Math.max(1, Math.round((sampleRate * WINDOW_MS) / 1000));
  const audible = audibleWindows(pcm, window);
  if (!audible.includes(true)) throw new Failure('garbled', `${service} answered with silence`);
  const latest = spans.reduce((most, span) => Math.max(most, span?.startMs ?? 0), 0);
  if (latest > durationMs + MOST_BEYOND_MS)
    throw new Failure('garbled', `${service} cut the audio: a word starts after its end`);
  const msOf = (n: number): number => ((n * window) / sampleRate) * 1000;
  const windowOf = (ms: number): number => Math.floor((ms * sampleRate) / 1000 / window);
  let last = 0;
  const bounded = spans.map((span): Span | undefined => {
    if (!span || !Number.isFinite(span.startMs) || !Number.isFinite(span.endMs)) return undefined;
    const startMs = Math.min(durationMs, Math.max(last, span.startMs));
    last = startMs;
    return { startMs, endMs: Math.min(durationMs, Math.max(startMs, span.endMs)) };
  });
  let next = durationMs;
  const cut = bounded.toReversed().map((span): Span | undefined => {
    if (!span) return undefined;
    const endMs = Math.min(span.endMs, next);
    next = span.startMs;
    return { startMs: span.startMs, endMs };
  });
  let end = 0;
  return cut.toReversed().map((span) => {
    if (!span) return { startMs: end, endMs: end };
    let { startMs, endMs } = span;
    const [from, to] = [windowOf(startMs), Math.min(audible.length, windowOf(endMs) + 1)];
    const first = audible.indexOf(true, from);
    const final = lastHeard(audible, from, to);
    if (first >= from && final >= first && first < to) {
      if (msOf(first) - startMs > SILENCE_MS) startMs = msOf(first) - KEEP_MS;
      if (endMs - msOf(final + 1) > SILENCE_MS) endMs = msOf(final + 1) + KEEP_MS;
    }
    startMs = Math.max(end, startMs);
    end = Math.max(startMs, endMs);
    return { startMs, endMs: end };
  });
}
