import { crc16, infoFrame, readFrameHeader } from './info-tag.js';

/*
 * A player that is told to go to a place asks the Info frame where it is, and takes away what the Info frame says was
 * put before the first sample. So what it says is held against the frames that follow it.
 */

/** Bytes of an ID3v2 tag, its header included (ID3v2.3 §3.1: 28 bits in four bytes). */
function tagLength(start: Uint8Array): number {
  if (String.fromCharCode(...start.subarray(0, 3)) !== 'ID3') return 0;
  return start.subarray(6, 10).reduce((size, byte) => (size << 7) | (byte & 0x7f), 0) + 10;
}

/**
 * Whether an MP3 that narrate has made begins with the Info frame that its other frames ask for.
 * @param samples as decoded
 */
export async function isSeekable(chunks: AsyncIterable<Uint8Array>, samples: number): Promise<boolean> {
  let rest: Uint8Array = new Uint8Array();
  let tag: number | undefined;
  let info: Uint8Array | undefined;
  let head: Uint8Array | undefined;
  let [frames, bytes, crc] = [0, 0, 0];
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk]);
    if (tag === undefined && rest.length < 10) continue;
    tag ??= tagLength(rest);
    const passed = Math.min(tag, rest.length);
    tag -= passed;
    rest = rest.subarray(passed);
    while (tag === 0 && rest.length >= 4) {
      const header = readFrameHeader(rest.subarray(0, 4));
      if (!header) return false;
      const length = header.bytesPerFrame + (header.padded ? 1 : 0);
      if (rest.length < length) break;
      const frame = rest.subarray(0, length);
      rest = rest.subarray(length);
      if (info) {
        head ??= frame.slice(0, 4);
        frames++;
        bytes += length;
        crc = crc16(frame, crc);
      } else info = frame.slice();
    }
  }
  if (!info || !head || rest.length > 0) return false;
  try {
    return Buffer.from(infoFrame({ head, frames, bytes, crc, samples })).equals(info);
  } catch {
    return false;
  }
}
