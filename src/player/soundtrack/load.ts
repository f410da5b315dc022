import type { Music } from '../../core/narration/schema.js';
import { type Facts, factsOf } from './facts.js';

export interface Loaded {
  readonly buffer: AudioBuffer;
  readonly facts: Facts;
  readonly beatsPerBar: number;
}

/** Decoded music takes twenty times its bytes; `narrate` refuses more, too. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Of sound, decoded: what a few bytes may claim to hold. */
const MOST_SECONDS = 600;

/** Music that is ready to be played; undefined for whatever reason it is not: then there is none. */
export async function loadMusic(
  context: BaseAudioContext,
  { src, beatsPerBar = 4 }: Music,
  base: URL,
  priority: RequestPriority,
  signal: AbortSignal,
): Promise<Loaded | undefined> {
  try {
    const response = await fetch(new URL(src, base), { signal, priority });
    const bytes = response.ok ? await bytesOf(response) : undefined;
    if (!bytes) return undefined;
    // Asked before it is decoded, which takes the bytes away.
    const id = await idOf(bytes, response);
    const buffer = await context.decodeAudioData(bytes);
    if (buffer.duration > MOST_SECONDS || signal.aborted) return undefined;
    return { buffer, facts: await factsOf(id, buffer), beatsPerBar };
  } catch {
    return undefined;
  }
}

/** Undefined if there are too many. */
async function bytesOf({ body }: Response): Promise<ArrayBuffer | undefined> {
  const reader = body?.getReader();
  if (!reader) return undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(chunks).arrayBuffer();
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
}

/** Of the content. Plain http has no digests: there the server says whether it is still the same. */
async function idOf(bytes: ArrayBuffer, { url, headers }: Response): Promise<string> {
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  if (!subtle) return [url, headers.get('etag') ?? headers.get('last-modified'), bytes.byteLength].join(' ');
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
