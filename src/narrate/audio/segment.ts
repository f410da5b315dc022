import { AudioArticleError } from '../../core/errors.js';
import { decodeWithDelay } from './decode-segment.js';
import { crc16, DECODER_DELAY, ENCODER_DELAY, frameStarts, mainDataBegin, samplesPerFrame } from './info-tag.js';
import { energiesOf } from './loudness.js';
import { FIRST_CEILING, mastered, TRUE_PEAK_LIMIT } from './master.js';
import { encodeMp3 } from './mp3.js';
import { truePeak } from './true-peak.js';

/*
 * A segment is one sentence with the silence after it, coded on its own. Segments follow one another at frame
 * boundaries inside silence, so a changed sentence leaves the bytes of all others as they are, sentences can be coded
 * side by side, and every sentence begins with a frame that needs no frame before it.
 */

export interface SegmentOrder {
  /** What is heard, as it comes from the voice. */
  readonly pcm: Int16Array;
  /** Samples of the whole segment, with the silence after it: whole frames. */
  readonly length: number;
  readonly gainDb: number;
  readonly sampleRate: number;
}

/** Frames that follow one another. */
export interface Extent {
  readonly frames: number;
  readonly bytes: number;
  readonly crc: number;
}

export interface Segment {
  /** The frames of the segment, then those that flush the encoder: only the last segment of a file needs them. */
  readonly mp3: Uint8Array;
  readonly own: Extent;
  readonly flushed: Extent;
  /** Mean squares of each 100 ms, as decoded. */
  readonly energies: readonly number[];
  /** dBTP, as decoded; of silence `SILENT_PEAK`, for JSON knows no infinity. */
  readonly truePeak: number;
}

const DELAY = ENCODER_DELAY + DECODER_DELAY;
/** With a lower ceiling each; what is still over the limit is turned down as a whole. */
const LIMITED_TRIES = 5;
const MOST_TRIES = 12;
const SILENT_PEAK = -120;

/** Below this the decoded sound is not the one that went in, or not at its place (measured: 0.97 and more). */
const LEAST_LIKENESS = 0.8;

/** 1: the same shape at the same time; 0: nothing in common. */
function likeness(a: Float32Array, b: Float32Array): number {
  let [ab, aa, bb] = [0, 0, 0];
  for (let n = 0; n < a.length; n++) {
    const x = a[n] ?? 0;
    const y = b[n] ?? 0;
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  // Near silence is coded as silence.
  return aa < 1e-8 * a.length ? 1 : ab / Math.sqrt(aa * bb);
}

function refuse(reason: string): never {
  throw new AudioArticleError(
    'AA_E_AUDIO_MISMATCH',
    `The MP3 encoder gave back another sound than it was given: ${reason}. The words would be marked at the wrong time.`,
  );
}

/**
 * Gain, limiter, encoder, and the proof by decoding: the samples come back at their place, under the true peak limit.
 * A pure function: the same order gives the same bytes.
 * @throws AudioArticleError AA_E_AUDIO_MISMATCH, AA_E_AUDIO_LEVEL
 */
export async function makeSegment({ pcm, length, gainDb, sampleRate }: SegmentOrder): Promise<Segment> {
  const frames = length / samplesPerFrame(sampleRate);
  const signal = new Float32Array(length);
  let ceiling = FIRST_CEILING;
  let turnedDown = 0;
  for (let tries = 1; ; tries++) {
    signal.set(mastered(pcm, sampleRate, gainDb - turnedDown, ceiling));
    const mp3 = await encodeMp3(signal, sampleRate);
    const starts = frameStarts(mp3);
    const bytes = starts[frames];
    const all = starts.length - 1;
    if (bytes === undefined || all === frames) refuse(`${all} frames for ${frames}`);
    if (mainDataBegin(mp3) !== 0) refuse('its first frame needs one before it');
    const decoded = (await decodeWithDelay(mp3, sampleRate)).subarray(DELAY, DELAY + length);
    if (decoded.length !== length) refuse(`${decoded.length} samples for ${length}`);
    const alike = likeness(signal, decoded);
    if (alike < LEAST_LIKENESS) refuse(`it is ${Math.round(alike * 100)} % alike`);
    const peak = truePeak(decoded);
    const excess = peak - TRUE_PEAK_LIMIT;
    if (excess <= 0) {
      const crc = crc16(mp3.subarray(0, bytes));
      return {
        mp3,
        own: { frames, bytes, crc },
        flushed: { frames: all, bytes: mp3.length, crc: crc16(mp3.subarray(bytes), crc) },
        energies: energiesOf(decoded, sampleRate),
        truePeak: Math.max(SILENT_PEAK, peak),
      };
    }
    if (tries === MOST_TRIES)
      throw new AudioArticleError(
        'AA_E_AUDIO_LEVEL',
        `A sentence of ${(length / sampleRate).toFixed(1)} s cannot be brought under a true peak of ${TRUE_PEAK_LIMIT} dBTP: it has ${peak.toFixed(1)}.`,
        'Listen to what the voice says there, or choose another voice.',
      );
    if (tries < LIMITED_TRIES) ceiling -= excess + 0.1;
    else turnedDown += excess + 0.5;
  }
}
