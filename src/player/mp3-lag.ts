/*
 * Where a browser goes on after a seek in an MP3. Chromium then counts the samples that the encoder and the decoder put
 * before the first one, which it takes away when it plays from the beginning, and is a frame nearer in the second half of
 * a file whose Info frame counts its own bytes. Firefox is a frame early. Measured with bursts of sound (sync.test.ts);
 * WebKit tells the truth. What decides it stands in the file's first frame: it is read once, when somebody seeks.
 */

import type { Narrated } from './narration-source.js';

/** What the Info frame of an MP3 of constant bit rate says (http://gabriel.mp3-tech.org/mp3infotag.html). */
export interface Mp3Timing {
  /** ms of sound in a frame. */
  readonly frameMs: number;
  /** ms before the first sample, of encoder and decoder. */
  readonly delayMs: number;
  readonly frames: number;
}

export type LaggingEngine = 'chromium' | 'firefox';

/** That every decoder of layer III adds. */
const DECODER_DELAY = 529;
const rates = [44_100, 48_000, 32_000];

/** @param bytes from the first frame on @returns undefined where it is no Info frame */
export function timingOf(bytes: Uint8Array): Mp3Timing | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 200 || (view.getUint16(0) & 0xffe6) !== 0xffe2) return undefined;
  const version = (view.getUint8(1) >> 3) & 3;
  const isFirst = version === 3;
  const rate = Number(rates[(view.getUint8(2) >> 2) & 3]) / (isFirst ? 1 : version === 2 ? 2 : 4);
  const isMono = view.getUint8(3) >> 6 === 3;
  const tag = 4 + (isFirst ? (isMono ? 17 : 32) : isMono ? 9 : 17);
  const text = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  // All four fields, and the encoder's delay behind them.
  if (text(tag) !== 'Info' || (view.getUint32(tag + 4) & 15) !== 15 || text(tag + 120) !== 'LAME')
    return undefined;
  const delay = view.getUint16(tag + 141) >> 4;
  return {
    frameMs: ((isFirst ? 1152 : 576) * 1000) / rate,
    delayMs: ((delay + DECODER_DELAY) * 1000) / rate,
    frames: view.getUint32(tag + 8),
  };
}

/** ms that what is heard is behind the told position, after a seek to `ms`; less than nothing: before it. */
export function lagAfter(ms: number, { frameMs, delayMs, frames }: Mp3Timing, engine: LaggingEngine): number {
  // The first frame is the beginning itself.
  if (ms < frameMs) return 0;
  if (engine === 'firefox') return -frameMs;
  return ms > (frames * frameMs) / 2 ? delayMs - frameMs : delayMs;
}

function engineHere(): LaggingEngine | undefined {
  const { userAgent } = navigator;
  return /Chrome\//.test(userAgent) ? 'chromium' : /Firefox\//.test(userAgent) ? 'firefox' : undefined;
}

/** Ends the answer as soon as there is enough of it: a server without ranges sends the whole file. */
async function bytesOf(url: string, from: number, length: number, signal: AbortSignal): Promise<Uint8Array> {
  const headers = { range: `bytes=${from}-${from + length - 1}` };
  const { body, status } = await fetch(url, { headers, signal });
  const reader = body?.getReader();
  const skipped = status === 206 ? 0 : from;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let size = 0; reader && size < skipped + length;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    size += value.length;
  }
  await reader?.cancel();
  return new Uint8Array(await new Blob(parts).slice(skipped, skipped + length).arrayBuffer());
}

const HEAD = 512;
/** A larger tag holds pictures: without ranges they would all be fetched. */
const MOST_TAG = 1 << 20;

/** @returns undefined where it cannot be known, or does not matter */
async function timingAt(url: string, signal: AbortSignal): Promise<Mp3Timing | undefined> {
  const head = await bytesOf(url, 0, HEAD, signal);
  if (String.fromCharCode(...head.subarray(0, 3)) !== 'ID3') return timingOf(head);
  // Four times seven bits (https://id3.org/id3v2.4.0-structure), without the ten of the header.
  const size = 10 + head.subarray(6, 10).reduce((sum, byte) => sum * 128 + byte, 0);
  return size < MOST_TAG ? timingOf(await bytesOf(url, size, HEAD, signal)) : undefined;
}

/**
 * Of a narration that has MP3 only: where there is Opus, that is played.
 *
 * @returns after a seek to `ms`: how far what is heard is behind the told position, in ms; 0 until it is known
 */
export function mp3Lag(
  media: HTMLMediaElement,
  { narration, url: { origin } }: Narrated,
  signal: AbortSignal,
): (ms: number) => number {
  const isMp3 = narration.audio.every(({ type }) => type === 'audio/mpeg');
  const engine = isMp3 ? engineHere() : undefined;
  let read = '';
  let timing: Mp3Timing | undefined;
  const learn = async (): Promise<void> => {
    const { src } = media;
    if (!engine || src === read || !URL.canParse(src)) return;
    [read, timing] = [src, undefined];
    // Their servers let their files be read.
    const { origin: from } = new URL(src);
    if (from !== origin && from !== location.origin) return;
    // A guess is worse than the browser's own word.
    const found = await timingAt(src, signal).catch(() => undefined);
    if (src === media.src) timing = found;
  };
  media.addEventListener('seeking', () => void learn(), { signal });
  return (ms) => (engine && timing ? lagAfter(ms, timing, engine) : 0);
}
