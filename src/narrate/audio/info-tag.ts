/*
 * The Info frame that LAME writes before the music (http://gabriel.mp3-tech.org/mp3infotag.html): it tells a decoder
 * how many samples the encoder put before and after, so that playback starts at the first sample. Without it, this
 * encoder's files were measured to play 25 ms (44.1 kHz) to 69 ms (16 kHz) late in Chromium.
 */

export interface FrameHeader {
  readonly sampleRate: number;
  readonly samplesPerFrame: number;
  /** Without the padding byte. */
  readonly bytesPerFrame: number;
  readonly padded: boolean;
  readonly bitrate: number;
  /** Bytes of header and side information before the first bit of music (mono). */
  readonly preamble: number;
}

/** Samples that LAME puts before the first one (ENCDELAY). */
export const ENCODER_DELAY = 576;
/** Samples that every decoder of layer III adds before, and players take away where an Info frame is. */
export const DECODER_DELAY = 529;

/** MPEG-1 has two granules in a frame, MPEG-2 and 2.5 (below 32 kHz) have one. */
export const samplesPerFrame = (sampleRate: number): number => (sampleRate >= 32_000 ? 1152 : 576);

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
  return {
    sampleRate,
    samplesPerFrame: first ? 1152 : 576,
    bytesPerFrame: Math.floor(((first ? 1152 : 576) / 8) * (bitrate / sampleRate)),
    padded: ((rates >> 1) & 1) === 1,
    bitrate,
    preamble: first ? 21 : 13,
  };
}

/** Where each frame of a stream begins; the last entry is where it ends. @throws Error where there is no frame */
export function frameStarts(music: Uint8Array): number[] {
  const starts: number[] = [];
  let at = 0;
  while (at < music.length) {
    const header = readFrameHeader(music.subarray(at, at + 4));
    if (!header) throw new Error(`no mono layer III frame at byte ${at}`);
    starts.push(at);
    at += header.bytesPerFrame + (header.padded ? 1 : 0);
  }
  if (at > music.length) throw new Error('the last frame breaks off');
  return [...starts, at];
}

/** How many bytes of earlier frames a frame needs (ISO 11172-3 §2.4.1.7: 9 bits; 13818-3: 8 bits). */
export function mainDataBegin(frame: Uint8Array): number {
  // A checksum of two bytes stands before the side information unless the protection bit is set.
  const side = (frame[1] ?? 0) & 1 ? 4 : 6;
  const eight = frame[side] ?? 0;
  return ((frame[1] ?? 0) & 8) === 0 ? eight : (eight << 1) | ((frame[side + 1] ?? 0) >> 7);
}

/** CRC-16/ARC, as LAME computes it for tag and music. */
const CRC = Uint16Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  return crc;
});

/** @param before of what came before these bytes */
export function crc16(bytes: Uint8Array, before = 0): number {
  let crc = before;
  for (let n = 0; n < bytes.length; n++) crc = (crc >>> 8) ^ (CRC[(crc ^ (bytes[n] ?? 0)) & 255] ?? 0);
  return crc;
}

/** The checksum of bytes whose beginning has the checksum `before` and whose rest, of `length` bytes, has `rest`. */
export function joinedCrc16(before: number, rest: number, length: number): number {
  // Zeros after the beginning change its checksum linearly: bit by bit of the length, by the map of 1, 2, 4 … zeros.
  let crc = before;
  let left = length;
  for (let power = 0; left > 0 && crc !== 0; power++) {
    if (left % 2 === 1) crc = mapped(crc, zeros(power));
    left = Math.floor(left / 2);
  }
  return crc ^ rest;
}

/** What becomes of each bit of a checksum when a byte of zeros follows. */
const ONE_ZERO = Uint16Array.from({ length: 16 }, (_, bit) => ((1 << bit) >>> 8) ^ (CRC[(1 << bit) & 255] ?? 0));

function mapped(crc: number, map: Uint16Array): number {
  let sum = 0;
  for (let bit = 0; bit < 16; bit++) if ((crc >>> bit) & 1) sum ^= map[bit] ?? 0;
  return sum;
}

const maps = [ONE_ZERO];

/** The map of 2^power zeros, made once: a narration has a segment for each sentence. */
function zeros(power: number): Uint16Array {
  const known = maps[power];
  if (known) return known;
  const half = zeros(power - 1);
  return (maps[power] = half.map((crc) => mapped(crc, half)));
}

/** What an Info frame says of the frames after it. */
export interface Music {
  /** The first four bytes of the first frame. */
  readonly head: Uint8Array;
  readonly frames: number;
  readonly bytes: number;
  readonly crc: number;
  /** How many samples were encoded. */
  readonly samples: number;
}

/** @throws Error if `head` does not begin a constant mono layer III frame */
export function infoFrame({ head, frames, bytes: music, crc, samples }: Music): Uint8Array {
  const header = readFrameHeader(head);
  if (!header) throw new Error('the encoder did not begin with a mono layer III frame');
  const frame = new Uint8Array(header.bytesPerFrame);
  const view = new DataView(frame.buffer);
  const ascii = (at: number, text: string): void => frame.set(new TextEncoder().encode(text), at);
  frame.set(head.subarray(0, 4));
  // No padding byte (bit 9) and no CRC (bit 16 set) in this frame.
  frame[1] = (frame[1] ?? 0) | 1;
  frame[2] = (frame[2] ?? 0) & ~2;

  const bytes = frame.length + music;
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
  const padding = frames * header.samplesPerFrame - ENCODER_DELAY - samples;
  if (padding < 0 || padding > 4095) throw new Error(`${padding} samples of padding cannot be said`);
  frame[lame + 21] = ENCODER_DELAY >> 4;
  frame[lame + 22] = ((ENCODER_DELAY & 15) << 4) | (padding >> 8);
  frame[lame + 23] = padding & 255;
  view.setUint32(lame + 28, bytes);
  view.setUint16(lame + 32, crc);
  view.setUint16(lame + 34, crc16(frame.subarray(0, lame + 34)));
  return frame;
}
