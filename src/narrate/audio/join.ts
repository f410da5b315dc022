import { resampler } from '../align/resample.js';
import type { Speech } from '../voice/voice.js';
import { mastered } from './master.js';
import { heard } from './placing.js';

/** What one voice says of a sentence. */
export interface Piece extends Speech {
  /** Hz */
  readonly sampleRate: number;
  /** Brings the voice to the level of the others. */
  readonly gainDb: number;
  /** ms of silence after it, besides what is left of the voice's own; none counts after the last. */
  readonly pauseMs: number;
}

/** dBTP: what is turned up does not clip. */
const CEILING = -0.3;
/** Where a voice is cut off it does not click, ms. */
const FADE_MS = 5;

function atRate(pcm: Int16Array, from: number, to: number): Int16Array {
  if (from === to) return pcm;
  const change = resampler(from, to);
  const signal = Float32Array.from(pcm);
  return rounded([change.push(signal), change.end()], 1);
}

function rounded(signals: readonly Float32Array[], scale: number): Int16Array {
  const pcm = new Int16Array(signals.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const signal of signals)
    for (const sample of signal) pcm[at++] = Math.max(-32_768, Math.min(32_767, Math.round(sample * scale)));
  return pcm;
}

function fade(signal: Float32Array, sampleRate: number): void {
  const length = Math.min(Math.round((FADE_MS * sampleRate) / 1000), signal.length >> 1);
  for (let n = 0; n < length; n++) {
    const end = signal.length - 1 - n;
    signal[n] = ((signal[n] ?? 0) * n) / length;
    signal[end] = ((signal[end] ?? 0) * n) / length;
  }
}

/**
 * One clip of what several voices say, one after the other. Of the silence around each as much is left as around a
 * sentence: 90 ms where two voices meet. A mark stands where its sound is, to the sample.
 * @param sampleRate Hz, of the clip
 */
export function joinPieces(pieces: readonly Piece[], sampleRate: number): Speech {
  const signals: Float32Array[] = [];
  const marks: { startMs: number; endMs: number }[] = [];
  let length = 0;
  for (const piece of pieces) {
    const pcm = atRate(piece.pcm, piece.sampleRate, sampleRate);
    const { start, end } = heard({ marks: piece.marks, samples: pcm.length }, sampleRate);
    const signal = mastered(pcm.subarray(start, end), sampleRate, piece.gainDb, CEILING);
    fade(signal, sampleRate);
    const shiftMs = ((length - start) * 1000) / sampleRate;
    const [fromMs, toMs] = [length, length + signal.length].map((samples) => (samples * 1000) / sampleRate);
    const within = (ms: number): number => Math.min(toMs ?? 0, Math.max(fromMs ?? 0, ms + shiftMs));
    marks.push(...piece.marks.map(({ startMs, endMs }) => ({ startMs: within(startMs), endMs: within(endMs) })));
    signals.push(signal);
    length += signal.length;
    if (piece === pieces.at(-1)) break;
    const pause = new Float32Array(Math.round((piece.pauseMs * sampleRate) / 1000));
    signals.push(pause);
    length += pause.length;
  }
  return { pcm: rounded(signals, 32_768), marks };
}
