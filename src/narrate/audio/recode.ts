import { resampler } from '../align/resample.js';
import { decodeInput } from './decode-input.js';
import { crc16, frameStarts, infoFrame, samplesPerFrame } from './info-tag.js';
import { openMp3Encoder } from './mp3.js';

const codable = [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000];

export interface Recoded {
  readonly bytes: Uint8Array;
  readonly durationMs: number;
}

/** Any recording as an MP3 whose every time is found exactly; as loud as it was. @throws AudioArticleError AA_E_INPUT_AUDIO */
export async function recodeMp3(path: string, from: number): Promise<Recoded> {
  const rate = codable.includes(from) ? from : from > 44_100 ? 48_000 : 44_100;
  const encoder = await openMp3Encoder(rate);
  const resampling = resampler(from, rate);
  const parts: Uint8Array[] = [];
  let samples = 0;
  const push = (pcm: Float32Array): void => {
    samples += pcm.length;
    parts.push(encoder.push(pcm.map((sample) => Math.max(-1, Math.min(1, sample)))));
  };
  await decodeInput(path, (pcm) => push(resampling.push(pcm)));
  push(resampling.end());
  // Whole frames, so that nothing of the end is lost.
  push(new Float32Array(samplesPerFrame(rate) - (samples % samplesPerFrame(rate))));
  parts.push(encoder.end());
  const music = Buffer.concat(parts);
  const frames = frameStarts(music).length - 1;
  const info = infoFrame({ head: music.subarray(0, 4), frames, bytes: music.length, crc: crc16(music), samples });
  return { bytes: Buffer.concat([info, music]), durationMs: (samples * 1000) / rate };
}
