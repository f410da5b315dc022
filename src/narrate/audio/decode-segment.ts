import { MPEGDecoder } from 'mpg123-decoder';
import { frameStarts, samplesPerFrame } from './info-tag.js';
import { encodeMp3 } from './mp3.js';
import { patiently } from '../wasm-module.js';

/*
 * One decoder for all segments of a sample rate: a new one for each would be a new memory of 17 MB, and the garbage
 * collector would take longer than the decoding. Frames of silence after a segment bring the decoder's filters back to
 * where they were. Their number makes the whole a multiple of eight frames: the filter bank goes round in sixteen steps
 * and a frame has 18 or 36, so the next segment is decoded to the same bits whatever came before it.
 */

const ROUND = 8;
/** Frames after which nothing is left of what sounded before: one of overlap, one of the filter bank. */
const RESET = 8;

interface Decoder {
  readonly decoder: MPEGDecoder;
  /** The bytes of so many frames of silence. */
  readonly silence: (frames: number) => Uint8Array;
}

const opened = new Map<number, Promise<Decoder>>();

async function open(sampleRate: number): Promise<Decoder> {
  const coded = await encodeMp3(new Float32Array((RESET + ROUND) * samplesPerFrame(sampleRate)), sampleRate);
  const starts = frameStarts(coded);
  const decoder = await patiently(async () => {
    const opening = new MPEGDecoder({ enableGapless: false });
    await opening.ready;
    return opening;
  });
  return { decoder, silence: (frames) => coded.subarray(0, starts[frames]) };
}

/** Decodes frames without an Info frame: all samples, the encoder's and the decoder's delay at their beginning. */
export async function decodeWithDelay(mp3: Uint8Array, sampleRate: number): Promise<Float32Array> {
  const opening = opened.get(sampleRate) ?? open(sampleRate);
  opened.set(sampleRate, opening);
  const { decoder, silence } = await opening;
  const frames = frameStarts(mp3).length - 1;
  const after = RESET + ((ROUND - (frames % ROUND)) % ROUND);
  const samples = (frames + after) * samplesPerFrame(sampleRate);
  const { channelData, errors } = decoder.decode(Buffer.concat([mp3, silence(after)]));
  const [pcm] = channelData;
  if (errors[0] || pcm?.length !== samples) {
    // What it holds now is not known.
    opened.delete(sampleRate);
    decoder.free();
    throw new Error(errors[0]?.message ?? `${pcm?.length ?? 0} samples came back for ${samples}`);
  }
  return pcm.subarray(0, frames * samplesPerFrame(sampleRate));
}
