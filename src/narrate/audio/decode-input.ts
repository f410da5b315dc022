import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { OggVorbisDecoder } from '@wasm-audio-decoders/ogg-vorbis';
import { MPEGDecoder } from 'mpg123-decoder';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { AudioArticleError } from '../../core/errors.js';
import type { Inspection } from './inspect.js';
import { energyMeter, loudnessOf } from './loudness.js';
import { peakMeter } from './true-peak.js';
import { wavDecoder } from './decode-wav.js';
import { withOpus } from './with-opus.js';

/*
 * Sound that somebody else has made: WAV, FLAC, MP3, Ogg Vorbis and Ogg Opus, told apart by their first bytes, decoded
 * piece by piece. Nothing is believed: what breaks off, what lies about itself and what is something else is refused.
 * Over 300 lines: five formats that are told apart, opened and refused in one way.
 */

export type InputKind = 'wav' | 'flac' | 'mp3' | 'ogg-vorbis' | 'ogg-opus';

export const mediaTypes: Readonly<Record<InputKind, readonly [type: string, extension: string]>> = {
  wav: ['audio/wav', 'wav'],
  flac: ['audio/flac', 'flac'],
  mp3: ['audio/mpeg', 'mp3'],
  'ogg-vorbis': ['audio/ogg; codecs=vorbis', 'ogg'],
  'ogg-opus': ['audio/ogg; codecs=opus', 'opus'],
};

/** A stretch of sound: samples of each channel, full scale ±1. */
export interface Sound {
  readonly channels: readonly Float32Array[];
  /** Hz. */
  readonly sampleRate: number;
}

export interface PieceDecoder {
  decode(piece: Uint8Array): Promise<Sound>;
  /** What is still within. */
  end(): Promise<Sound>;
  free(): void;
}

export interface DecodedInput {
  readonly kind: InputKind;
  /** Hz. */
  readonly sampleRate: number;
  /** Of one channel. */
  readonly samples: number;
  readonly durationMs: number;
}

const PIECE = 1 << 16;
/** Bytes of an MP3's frames that are looked at. */
const FIRST = 1 << 16;
const LOWEST_RATE = 4000;
const HIGHEST_RATE = 384_000;
/** Longer recordings are cut into parts by people. */
const MOST_MS = 12 * 3600 * 1000;

/** @returns undefined for what is no sound that we know */
export function kindOf(head: Uint8Array): InputKind | undefined {
  const text = Buffer.from(head).toString('latin1');
  if (/^(?:RIFF|RF64)[^]{4}WAVE/.test(text)) return 'wav';
  if (text.startsWith('fLaC')) return 'flac';
  if (text.startsWith('OggS')) {
    if (text.includes('\x01vorbis')) return 'ogg-vorbis';
    if (text.includes('OpusHead')) return 'ogg-opus';
    if (text.includes('\x7fFLAC')) return 'flac';
    return undefined;
  }
  const [first = 0, second = 0] = head;
  // An ID3 tag, or a frame of layer III.
  if (text.startsWith('ID3') || (first === 0xff && (second & 0xe6) === 0xe2)) return 'mp3';
  return undefined;
}

interface WasmDecoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
  readonly errors: readonly { readonly message: string }[];
}
interface WasmDecoder {
  decode(data: Uint8Array): WasmDecoded | Promise<WasmDecoded>;
  flush?(): WasmDecoded | Promise<WasmDecoded>;
  free(): void;
}

function wasmDecoder(decoder: WasmDecoder, refuse: (reason: string, cause?: unknown) => never): PieceDecoder {
  const soundOf = async (decoding: () => WasmDecoded | Promise<WasmDecoded>): Promise<Sound> => {
    let decoded: WasmDecoded;
    try {
      decoded = await decoding();
    } catch (cause) {
      return refuse(cause instanceof Error ? cause.message : String(cause), cause);
    }
    const [error] = decoded.errors;
    if (error) refuse(error.message);
    return { channels: decoded.channelData, sampleRate: decoded.sampleRate };
  };
  return {
    decode: (piece) => soundOf(() => decoder.decode(piece)),
    end: () => (decoder.flush ? soundOf(() => decoder.flush?.() ?? empty) : Promise.resolve(nothing)),
    free: () => decoder.free(),
  };
}

const empty: WasmDecoded = { channelData: [], sampleRate: 0, errors: [] };
const nothing: Sound = { channels: [], sampleRate: 0 };

async function decoderFor(kind: InputKind, refuse: (reason: string) => never): Promise<PieceDecoder> {
  if (kind === 'wav') return wavDecoder(refuse);
  const open = async (): Promise<WasmDecoder & { ready: Promise<void> }> => {
    switch (kind) {
      case 'flac':
        return new FLACDecoder();
      case 'ogg-vorbis':
        return new OggVorbisDecoder();
      case 'mp3':
        return new MPEGDecoder();
      case 'ogg-opus': {
        const { OggOpusDecoder } = await withOpus(() => import('ogg-opus-decoder'));
        return new OggOpusDecoder();
      }
    }
  };
  const decoder = await open();
  await decoder.ready;
  return wasmDecoder(decoder, refuse);
}

const mixed = ({ channels }: Sound): Float32Array => {
  const [first = new Float32Array(), ...others] = channels;
  if (others.length === 0) return first;
  return first.map((sample, n) => others.reduce((sum, other) => sum + (other[n] ?? 0), sample) / channels.length);
};

/** The length in samples that an Ogg file's last page tells (RFC 3533 §6), or undefined. */
async function lastGranule(path: string, size: number): Promise<bigint | undefined> {
  const handle = await open(path);
  try {
    const length = Math.min(size, 1 << 17);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length);
    const at = buffer.lastIndexOf('OggS');
    // Bit 2 of the flags: the last page of the stream.
    if (at < 0 || at + 14 > length || ((buffer[at + 5] ?? 0) & 4) === 0) return undefined;
    return buffer.readBigInt64LE(at + 6);
  } finally {
    await handle.close();
  }
}

/**
 * Decodes a file as one channel, piece by piece.
 * @param visit each stretch of samples, full scale ±1; the rate is the same each time
 * @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_AUDIO
 */
export async function decodeInput(
  path: string,
  visit: (samples: Float32Array, sampleRate: number) => void,
): Promise<DecodedInput> {
  const refuse = (reason: string, cause?: unknown): never => {
    throw new AudioArticleError(
      'AA_E_INPUT_AUDIO',
      `${path} cannot be used: ${reason}.`,
      'Give a whole WAV, FLAC, MP3, Ogg Vorbis or Ogg Opus file.',
      { cause },
    );
  };
  const { head, size } = await headOf(path);
  if (size === 0) refuse('it is empty');
  const kind = kindOf(head) ?? refuse('it is no sound of a kind that is known');
  if (kind.startsWith('ogg') && (await lastGranule(path, size)) === undefined)
    refuse('it is cut short: its last page is missing');
  const decoder = await decoderFor(kind, refuse);
  let sampleRate = 0;
  let samples = 0;
  const take = (sound: Sound): void => {
    const mono = mixed(sound);
    if (mono.length === 0) return;
    if (sampleRate === 0) sampleRate = sound.sampleRate;
    if (sampleRate < LOWEST_RATE || sampleRate > HIGHEST_RATE || !Number.isInteger(sampleRate))
      refuse(`its sample rate is ${sampleRate} Hz`);
    if (sound.sampleRate !== sampleRate) refuse('its sample rate changes within');
    if (mono.some((sample) => !Number.isFinite(sample))) refuse('it holds samples that are no numbers');
    samples += mono.length;
    if ((samples * 1000) / sampleRate > MOST_MS) refuse('it is longer than 12 hours');
    visit(mono, sampleRate);
  };
  try {
    for await (const piece of createReadStream(path, { highWaterMark: PIECE }))
      take(await decoder.decode(piece as Uint8Array));
    take(await decoder.end());
  } finally {
    decoder.free();
  }
  if (samples === 0) refuse('it holds no sound');
  await promised(path, kind, head, { samples, sampleRate, size }, refuse);
  return { kind, sampleRate, samples, durationMs: (samples * 1000) / sampleRate };
}

async function headOf(path: string): Promise<{ head: Uint8Array; size: number }> {
  try {
    const handle = await open(path);
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new Error('it is no file');
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0);
      return { head: buffer.subarray(0, bytesRead), size: stats.size };
    } finally {
      await handle.close();
    }
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'does not exist' : `cannot be read: ${code ?? message}`;
    throw new AudioArticleError('AA_E_INPUT_MISSING', `${path} ${reason}.`, 'Check the path of the audio.', {
      cause,
    });
  }
}

/** From where an MP3's first frame is, behind its ID3 tag (ID3v2 §3.1: four bytes of seven bits each tell its length). */
async function firstFrame(path: string, head: Uint8Array): Promise<Uint8Array> {
  if (Buffer.from(head).toString('latin1', 0, 3) !== 'ID3') return head;
  const length = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 127), 0);
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST), 0, FIRST, 10 + length);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

const KBITS = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const RATES = [44_100, 48_000, 32_000];

/**
 * Whether players find any time of it exactly. Samples and pages of Ogg are counted; of an MP3 only one whose frames
 * are all equally long is sure: in others players guess.
 */
export async function seeksExactly(path: string, kind: InputKind): Promise<boolean> {
  if (kind !== 'mp3') return true;
  const { head } = await headOf(path);
  const bytes = await firstFrame(path, head);
  if (Buffer.from(bytes).includes('VBRI') || Buffer.from(bytes).includes('Xing')) return false;
  let at = 0;
  const bitrates = new Set<number>();
  while (at + 4 <= bytes.length) {
    const [, b = 0, c = 0] = bytes.subarray(at, at + 3);
    if (bytes[at] !== 0xff || (b & 0xe0) !== 0xe0) break;
    const version = (b >> 3) & 3;
    const kbits = KBITS[version === 3 ? 0 : 1][c >> 4] ?? 0;
    const rate = (RATES[(c >> 2) & 3] ?? 0) / (version === 3 ? 1 : version === 2 ? 2 : 4);
    if (kbits === 0 || rate === 0) return false;
    bitrates.add(kbits);
    at += Math.floor(((version === 3 ? 144_000 : 72_000) * kbits) / rate) + ((c >> 1) & 1);
  }
  return bitrates.size === 1;
}

/** Does the file hold as much sound as it says it does? */
async function promised(
  path: string,
  kind: InputKind,
  head: Uint8Array,
  got: { readonly samples: number; readonly sampleRate: number; readonly size: number },
  refuse: (reason: string) => never,
): Promise<void> {
  const short = (expected: number): void => {
    if (got.samples < expected - got.sampleRate / 10)
      refuse(`it is cut short: ${got.samples} samples instead of ${expected}`);
  };
  const view = Buffer.from(kind === 'mp3' ? await firstFrame(path, head) : head);
  // STREAMINFO: the 36 bits before the checksum (RFC 9639 §8.2).
  if (kind === 'flac' && view.toString('latin1', 0, 4) === 'fLaC' && view.length >= 26)
    short(((view[21] ?? 0) & 15) * 2 ** 32 + view.readUInt32BE(22));
  if (kind.startsWith('ogg')) {
    const granule = Number((await lastGranule(path, got.size)) ?? 0n);
    if (granule > 0) short(granule);
  }
  if (kind === 'mp3') {
    const info = Math.max(view.indexOf('Xing'), view.indexOf('Info'));
    // How many frames there are, if the first flag is set.
    if (info > 0 && info + 12 <= view.length && ((view[info + 7] ?? 0) & 1) === 1)
      short((view.readUInt32BE(info + 8) - 4) * (got.sampleRate >= 32_000 ? 1152 : 576));
  }
}

/** What a listener gets. @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_AUDIO */
export async function inspectInput(path: string): Promise<Inspection> {
  let energies: ReturnType<typeof energyMeter> | undefined;
  const peaks = peakMeter();
  const input = await decodeInput(path, (pcm, rate) => {
    energies ??= energyMeter(rate);
    energies.push(pcm);
    peaks.push(pcm);
  });
  return { ...input, loudness: loudnessOf(energies?.steps ?? []), truePeak: peaks.truePeak() };
}
