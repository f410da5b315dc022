import type { PieceDecoder, Sound } from './decode-input.js';

/*
 * RIFF WAVE, piece by piece (Microsoft, “Multimedia Programming Interface 1.0”; WAVE_FORMAT_EXTENSIBLE; RF64 of EBU Tech
 * 3306). Own, because the libraries that are kept hold the whole file, which may be a gigabyte for an hour.
 */

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
/** A header longer than this is none. */
const MOST_HEADER = 1 << 20;

interface Format {
  readonly channels: number;
  readonly sampleRate: number;
  readonly bytes: number;
  readonly frame: number;
  readonly float: boolean;
}

function readFormat(chunk: DataView, refuse: (reason: string) => never): Format {
  if (chunk.byteLength < 16) return refuse('its format chunk is cut short');
  const tag = chunk.getUint16(0, true);
  const kind = tag === EXTENSIBLE && chunk.byteLength >= 26 ? chunk.getUint16(24, true) : tag;
  const channels = chunk.getUint16(2, true);
  const sampleRate = chunk.getUint32(4, true);
  const frame = chunk.getUint16(12, true);
  const bits = chunk.getUint16(14, true);
  const allowed = kind === PCM ? [8, 16, 24, 32] : kind === FLOAT ? [32, 64] : [];
  if (!allowed.includes(bits)) return refuse(`it holds samples of form ${kind} with ${bits} bits`);
  const bytes = bits / 8;
  if (channels === 0 || frame !== channels * bytes) return refuse('its header contradicts itself');
  return { channels, sampleRate, bytes, frame, float: kind === FLOAT };
}

/** Little-endian; 8 bits are unsigned, all others signed (or floating point). */
function sampleAt(data: DataView, at: number, { bytes, float }: Format): number {
  if (float) return bytes === 4 ? data.getFloat32(at, true) : data.getFloat64(at, true);
  switch (bytes) {
    case 1:
      return (data.getUint8(at) - 128) / 128;
    case 2:
      return data.getInt16(at, true) / 32_768;
    case 3:
      return (data.getUint16(at, true) + data.getInt8(at + 2) * 65_536) / 8_388_608;
    default:
      return data.getInt32(at, true) / 2_147_483_648;
  }
}

const none: Sound = { channels: [], sampleRate: 0 };

export function wavDecoder(refuse: (reason: string) => never): PieceDecoder {
  let held = Buffer.alloc(0);
  let format: Format | undefined;
  /** Bytes of sound still to come; undefined before the sound begins. */
  let left: number | undefined;
  /** RF64: the length that does not fit into 32 bits. */
  let longLength: number | undefined;

  /** Reads chunks up to the sound's. */
  function readHeader(): void {
    let at = 12;
    while (left === undefined && at + 8 <= held.length) {
      const id = held.toString('latin1', at, at + 4);
      const length = held.readUInt32LE(at + 4);
      const body = at + 8;
      if (id === 'data') {
        if (!format) refuse('it says nothing about the form of its samples');
        // A writer that could not go back leaves 0 or the greatest number: the sound lasts to the end of the file.
        const isOpen = length === 0xffffffff || length === 0;
        left = longLength ?? (isOpen ? Infinity : length);
        held = held.subarray(body);
        return;
      }
      if (body + length > held.length) break;
      const chunk = new DataView(held.buffer, held.byteOffset + body, length);
      if (id === 'fmt ') format = readFormat(chunk, refuse);
      if (id === 'ds64' && length >= 16) longLength = Number(chunk.getBigUint64(8, true));
      at = body + length + (length % 2);
    }
    if (held.length > MOST_HEADER) refuse('no sound follows its header');
  }

  return {
    decode(piece) {
      held = Buffer.concat([held, piece]);
      if (left === undefined) readHeader();
      if (left === undefined || !format) return Promise.resolve(none);
      const { channels, sampleRate, frame, bytes } = format;
      const frames = Math.floor(Math.min(left, held.length) / frame);
      const data = new DataView(held.buffer, held.byteOffset, frames * frame);
      const sound = Array.from({ length: channels }, (_, channel) => {
        const own = new Float32Array(frames);
        for (let n = 0; n < frames; n++) own[n] = sampleAt(data, n * frame + channel * bytes, format as Format);
        return own;
      });
      left -= frames * frame;
      // What follows the sound (tags) is not looked at.
      held = left < frame ? Buffer.alloc(0) : held.subarray(frames * frame);
      return Promise.resolve({ channels: sound, sampleRate });
    },
    end() {
      if (left === undefined) refuse('it ends within its header');
      if (Number.isFinite(left) && left >= (format?.frame ?? 1)) refuse('it is cut short: its header promises more sound');
      return Promise.resolve(none);
    },
    free: () => undefined,
  };
}
