import { MPEGDecoder } from 'mpg123-decoder';
import { DECODER_DELAY, ENCODER_DELAY, readFrameHeader } from '../../narrate/audio/info-tag.js';
import { energiesOf } from '../../narrate/audio/loudness.js';

/** Frames that a decoder needs before it is where it would be. */
const RUN_UP = 12;

/** Where the music begins: after an ID3v2 tag (id3.org, ID3v2.4 §3.1: a size of seven bits a byte). */
function musicStart(mp3: Uint8Array): number {
  const [i = 0, d = 0, three = 0, , , flags = 0, a = 0, b = 0, c = 0, e = 0] = mp3;
  if (i !== 0x49 || d !== 0x44 || three !== 0x33) return 0;
  return 10 + ((a << 21) | (b << 14) | (c << 7) | e) + ((flags & 0x10) > 0 ? 10 : 0);
}

/**
 * A stretch of a narration's MP3, without decoding the rest.
 * @returns undefined where the file is none of narrate's
 */
export async function soundBetween(
  mp3: Uint8Array,
  startMs: number,
  endMs: number,
): Promise<{ readonly pcm: Float32Array; readonly sampleRate: number } | undefined> {
  const begin = musicStart(mp3);
  const first = readFrameHeader(mp3.subarray(begin, begin + 4));
  if (!first) return undefined;
  const { sampleRate, samplesPerFrame } = first;
  const delay = ENCODER_DELAY + DECODER_DELAY;
  const sampleAt = (ms: number): number => Math.round((ms * sampleRate) / 1000) + delay;
  // The Info frame holds no music.
  const frameOf = (sample: number): number => 1 + Math.floor(sample / samplesPerFrame);
  const from = Math.max(1, frameOf(sampleAt(startMs)) - RUN_UP);
  const to = frameOf(sampleAt(endMs)) + 2;
  let at = begin;
  let cut: number | undefined;
  let frame = 0;
  for (; frame < to && at < mp3.length; frame++) {
    const header = readFrameHeader(mp3.subarray(at, at + 4));
    if (!header) break;
    if (frame === from) cut = at;
    at += header.bytesPerFrame + (header.padded ? 1 : 0);
  }
  if (cut === undefined) return undefined;
  const decoder = new MPEGDecoder({ enableGapless: false });
  try {
    await decoder.ready;
    // The first frames may refer to what stands before them: they are the run-up.
    const { channelData } = decoder.decode(mp3.subarray(cut, at));
    const [pcm] = channelData;
    if (!pcm) return undefined;
    // Counted from the end, because frames of the run-up may be missing.
    const last = (frame - 1) * samplesPerFrame;
    const start = Math.max(0, pcm.length - (last - sampleAt(startMs)));
    const end = Math.max(start, pcm.length - (last - sampleAt(endMs)));
    return { pcm: pcm.slice(start, end), sampleRate };
  } finally {
    decoder.free();
  }
}

/**
 * How loud a short sound is: K-weighted (ITU-R BS.1770-4), not gated, because a sentence may be shorter than a gate's block.
 * @returns LUFS; −Infinity for silence
 */
export function levelOf(pcm: Float32Array, sampleRate: number): number {
  const step = Math.round(sampleRate / 10);
  const energies = energiesOf(pcm, sampleRate, Math.max(1, Math.ceil(pcm.length / step)) * step);
  const sum = energies.reduce((all, energy) => all + energy, 0);
  return -0.691 + 10 * Math.log10((sum * step) / Math.max(1, pcm.length));
}
