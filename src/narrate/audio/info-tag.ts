/*
 * The Info frame that LAME writes before the music (http://gabriel.mp3-tech.org/mp3infotag.html): it tells a decoder
 * how many samples the encoder put before and after, so that playback starts at the first sample. Without it, this
 * encoder's files were measured to play 25 ms (44.1 kHz) to 69 ms (16 kHz) late in Chromium.
 */

export interface FrameHeader {
  readonly sampleRate: number;
  readonly samplesPerFrame: number;
  readonly bytesPerFrame: number;
  readonly bitrate: number;
  /** Bytes of header and side information before the first bit of music (mono). */
  readonly preamble: number;
}

/** Samples that LAME puts before the first one (ENCDELAY). A decoder adds and removes 529 of its own. */
const ENCODER_DELAY = 576;

const BITRATES = {
  1: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  2: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
};
const SAMPLE_RATES = [44_100, 48_000, 32_000];

/** Reads the four bytes that begin an MPEG-1, -2 or -2.5 layer III mono frame (ISO 11172-3, 13818-3). */
export function readFrameHeader(bytes: Uint8Array): FrameHeader | undefined {
  const [sync = 0, version = 0, rates = 0, mode = 0] = bytes;
  if (sync !== 0xff || (version & 0xe6) !== 0xe2) return undefined;
  const mpeg = (version >> 3) & 3;
  if (mpeg === 1 || mode >> 6 !== 3) return undefined;
  const first = mpeg === 3;
  const bitrate = (BITRATES[first ? 1 : 2][rates >> 4] ?? 0) * 1000;
  const sampleRate = (SAMPLE_RATES[(rates >> 2) & 3] ?? 0) / (first ? 1 : mpeg === 2 ? 2 : 4);
  if (!bitrate || !sampleRate) return undefined;
  const samplesPerFrame = first ? 1152 : 576;
  return {
    sampleRate,
    samplesPerFrame,
    bytesPerFrame: Math.floor((samplesPerFrame / 8) * (bitrate / sampleRate)),
    bitrate,
    preamble: first ? 21 : 13,
  };
}

/** CRC-16/ARC, as LAME computes it for tag and music. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

/**
 * @param music all frames of a constant bit rate, mono
 * @param samples how many were encoded
 */
export function infoFrame(music: Uint8Array, samples: number): Uint8Array {
  const header = readFrameHeader(music);
  if (!header) throw new Error('the encoder did not begin with a mono layer III frame');
  const frame = new Uint8Array(header.bytesPerFrame);
  const view = new DataView(frame.buffer);
  const ascii = (at: number, text: string): void => frame.set(new TextEncoder().encode(text), at);
  frame.set(music.subarray(0, 4));
  // No padding byte (bit 9) and no CRC (bit 16 set) in this frame.
  frame[1] = (frame[1] ?? 0) | 1;
  frame[2] = (frame[2] ?? 0) & ~2;

  const frames = countFrames(music, header);
  const bytes = frame.length + music.length;
  const tag = header.preamble;
  ascii(tag, 'Info');
  view.setUint32(tag + 4, 0b1111);
  view.setUint32(tag + 8, frames);
  view.setUint32(tag + 12, bytes);
  for (let percent = 0; percent < 100; percent++) frame[tag + 16 + percent] = Math.floor((percent * 256) / 100);
  view.setUint32(tag + 116, 50);

  const lame = tag + 120;
  ascii(lame, 'LAME3.100');
  frame[lame + 9] = 1; // tag revision 0, constant bit rate
  frame[lame + 20] = Math.min(255, header.bitrate / 1000);
  const padding = Math.max(0, frames * header.samplesPerFrame - ENCODER_DELAY - samples);
  frame[lame + 21] = ENCODER_DELAY >> 4;
  frame[lame + 22] = ((ENCODER_DELAY & 15) << 4) | (padding >> 8);
  frame[lame + 23] = padding & 255;
  view.setUint32(lame + 28, bytes);
  view.setUint16(lame + 32, crc16(music));
  view.setUint16(lame + 34, crc16(frame.subarray(0, lame + 34)));
  return frame;
}

function countFrames(music: Uint8Array, { bytesPerFrame }: FrameHeader): number {
  let frames = 0;
  for (let at = 0; at + 4 <= music.length; frames++) at += bytesPerFrame + (((music[at + 2] ?? 0) >> 1) & 1);
  return frames;
}
