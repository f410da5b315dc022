import { MPEGDecoder } from 'mpg123-decoder';
import { AudioArticleError } from '../../core/errors.js';
import { integratedLoudness } from './loudness.js';
import { truePeak } from './true-peak.js';

export interface Inspection {
  readonly durationMs: number;
  readonly samples: number;
  readonly sampleRate: number;
  /** LUFS. */
  readonly loudness: number;
  /** dBTP. */
  readonly truePeak: number;
}

/** @throws AudioArticleError AA_E_AUDIO_MISMATCH for what is no MP3 or breaks off */
export async function decodeMp3(bytes: Uint8Array): Promise<{ pcm: Float32Array; sampleRate: number }> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new AudioArticleError('AA_E_AUDIO_MISMATCH', `The audio cannot be decoded: ${reason}.`, 'Narrate the article again.', { cause });
  };
  if (bytes.length === 0) return refuse('the file is empty');
  const decoder = new MPEGDecoder();
  await decoder.ready;
  try {
    const { channelData, sampleRate, errors } = decoder.decode(bytes);
    const [pcm] = channelData;
    if (errors[0]) return refuse(errors[0].message);
    if (!pcm || pcm.length === 0 || !sampleRate) return refuse('it holds no MP3 frames');
    return { pcm, sampleRate };
  } catch (error) {
    return error instanceof AudioArticleError ? refuse(error.message) : refuse(String(error), error);
  } finally {
    decoder.free();
  }
}

/** What a listener gets: measured on the decoded file. @throws AudioArticleError AA_E_AUDIO_MISMATCH */
export async function inspectMp3(bytes: Uint8Array): Promise<Inspection> {
  const { pcm, sampleRate } = await decodeMp3(bytes);
  return {
    durationMs: (pcm.length * 1000) / sampleRate,
    samples: pcm.length,
    sampleRate,
    loudness: integratedLoudness(pcm, sampleRate),
    truePeak: truePeak(pcm),
  };
}
