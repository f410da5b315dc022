import { createHash } from 'node:crypto';
import { AudioArticleError } from '../../core/errors.js';
import type { FileData } from '../files.js';
import { infoFrame, joinedCrc16, samplesPerFrame } from './info-tag.js';
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
    yield i === segments.length - 1 ? mp3 : mp3.subarray(0, segment.own.bytes);
  }
}

const mismatch = (reason: string): AudioArticleError =>
  new AudioArticleError('AA_E_AUDIO_MISMATCH', `${reason}: the words would be marked at the wrong time.`);

/** Made from what the segments say, before their bytes are read. */
async function infoOf({ segments, track, sampleRate }: ProducedAudio): Promise<Uint8Array> {
  const own = segments.reduce((sum, segment) => sum + segment.own.frames, 0);
  if (own * samplesPerFrame(sampleRate) !== track.length)
    throw mismatch(`The audio has ${own} frames for ${track.length} samples`);
  const extents = segments.map((segment, i) => (i === segments.length - 1 ? segment.flushed : segment.own));
  const all = extents.reduce((before, { frames, bytes, crc }) => ({
    frames: before.frames + frames,
    bytes: before.bytes + bytes,
    crc: joinedCrc16(before.crc, crc, bytes),
  }));
  const head = (await segments[0]?.mp3())?.subarray(0, 4) ?? new Uint8Array();
  return infoFrame({ head, ...all, samples: track.length });
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
  const expected = tag.length + info.length + musicBytes(audio);
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
  if (bytes !== expected) throw mismatch(`${bytes} bytes were written, not ${expected}`);
  return { bytes, sha256: hash.digest('hex') };
}

const musicBytes = ({ segments }: ProducedAudio): number =>
  segments.reduce((sum, { own, flushed }, i) => sum + (i === segments.length - 1 ? flushed : own).bytes, 0);

async function* concatenated(
  ...parts: readonly (Iterable<Uint8Array> | AsyncIterable<Uint8Array>)[]
): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield* part;
}
