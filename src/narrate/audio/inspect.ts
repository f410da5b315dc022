import { MPEGDecoder } from 'mpg123-decoder';
import { AudioArticleError } from '../../core/errors.js';
import { energyMeter, loudnessOf } from './loudness.js';
import { peakMeter } from './true-peak.js';

export interface Inspection {
  readonly durationMs: number;
  readonly samples: number;
  readonly sampleRate: number;
  /** LUFS. */
  readonly loudness: number;
  /** dBTP. */
  readonly truePeak: number;
}

/**
 * Decodes an MP3 piece by piece as a player does: an Info frame's delay and padding are taken away.
 * @param visit each stretch of samples, full scale ±1
 * @returns Hz
 * @throws AudioArticleError AA_E_AUDIO_MISMATCH for what is no MP3 or breaks off
 */
export async function decodeMp3(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  visit: (pcm: Float32Array, sampleRate: number) => void,
): Promise<void> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new AudioArticleError(
      'AA_E_AUDIO_MISMATCH',
      `The audio cannot be decoded: ${reason}.`,
      'Narrate the article again.',
      { cause },
    );
  };
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const decode = (chunk: Uint8Array): ReturnType<typeof decoder.decode> => {
    try {
      return decoder.decode(chunk);
    } catch (error) {
      return refuse(error instanceof Error ? error.message : String(error), error);
    }
  };
  let bytes = 0;
  let samples = 0;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.length;
      const { channelData, sampleRate, errors } = decode(chunk);
      if (errors[0]) refuse(errors[0].message);
      const [pcm] = channelData;
      if (!pcm || pcm.length === 0 || !sampleRate) continue;
      samples += pcm.length;
      visit(pcm, sampleRate);
    }
  } finally {
    decoder.free();
  }
  if (samples === 0) refuse(bytes === 0 ? 'the file is empty' : 'it holds no MP3 frames');
}

/** What a listener gets: measured on the decoded file. @throws AudioArticleError AA_E_AUDIO_MISMATCH */
export async function inspectMp3(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<Inspection> {
  let energies: ReturnType<typeof energyMeter> | undefined;
  const peaks = peakMeter();
  let samples = 0;
  let sampleRate = 1;
  await decodeMp3(chunks, (pcm, rate) => {
    sampleRate = rate;
    energies ??= energyMeter(rate);
    energies.push(pcm);
    peaks.push(pcm);
    samples += pcm.length;
  });
  return {
    durationMs: (samples * 1000) / sampleRate,
    samples,
    sampleRate,
    loudness: loudnessOf(energies?.steps ?? []),
    truePeak: peaks.truePeak(),
  };
}
