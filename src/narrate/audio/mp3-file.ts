import { createHash } from 'node:crypto';
import { AudioArticleError } from '../../core/errors.js';
import type { FileData } from '../files.js';
import { crc16, infoFrame, samplesPerFrame } from './info-tag.js';
import type { ProducedAudio } from './produce.js';
import type { KeptSegment } from './segments.js';

/** A file that is written, and what its transcript says of it. */
export interface WrittenAudio {
  readonly bytes: number;
  readonly sha256: string;
}

/** The frames of the track in order, segment by segment; the last one's are followed by those that flush it. */
async function* framesOf(segments: readonly KeptSegment[]): AsyncGenerator<Uint8Array> {
  for (const [i, segment] of segments.entries()) {
    const mp3 = await segment.mp3();
    yield i === segments.length - 1 ? mp3 : mp3.subarray(0, segment.bytes);
  }
}

async function infoOf({ segments, track, sampleRate }: ProducedAudio): Promise<Uint8Array> {
  let head: Uint8Array | undefined;
  let bytes = 0;
  let crc = 0;
  for await (const chunk of framesOf(segments)) {
    head ??= chunk.slice(0, 4);
    bytes += chunk.length;
    crc = crc16(chunk, crc);
  }
  const last = segments.at(-1);
  const own = segments.reduce((sum, { frames }) => sum + frames, 0);
  if (!head || !last || own * samplesPerFrame(sampleRate) !== track.length)
    throw new AudioArticleError(
      'AA_E_AUDIO_MISMATCH',
      `The audio has ${own} frames for ${track.length} samples: the words would be marked at the wrong time.`,
    );
  return infoFrame({ head, frames: own + last.flushFrames, bytes, crc, samples: track.length });
}

/**
 * The whole MP3: tag, Info frame, frames. Bytes come from disk as they are written: the track is never in memory.
 */
export async function writeMp3(
  audio: ProducedAudio,
  tag: Uint8Array,
  write: (data: FileData) => Promise<void>,
): Promise<WrittenAudio> {
  const info = await infoOf(audio);
  const hash = createHash('sha256');
  let bytes = 0;
  await write(
    (async function* () {
      for await (const chunk of concatenated([tag, info], framesOf(audio.segments))) {
        hash.update(chunk);
        bytes += chunk.length;
        yield chunk;
      }
    })(),
  );
  return { bytes, sha256: hash.digest('hex') };
}

async function* concatenated(
  ...parts: readonly (Iterable<Uint8Array> | AsyncIterable<Uint8Array>)[]
): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield* part;
}
