import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Speech, Utterance, Voice } from './voice/voice.js';

/*
 * Spoken sentences on disk: a line of JSON with the marks and the checksum of the samples, then the samples as they
 * are. Whatever is unreadable is spoken again; the folder may be deleted at any time.
 */

export interface CachedVoice extends Voice {
  /** Sentences since it was opened. */
  readonly counts: { readonly spoken: number; readonly reused: number };
}

/** Raised when an entry's form or the way a voice is driven changes. */
const FORMAT = 1;

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

const keyOf = ({ id, engine, sampleRate }: Voice, { tokens }: Utterance): string =>
  sha256(JSON.stringify([FORMAT, engine.name, engine.version, id, sampleRate, tokens]));

const bytesOf = (pcm: Int16Array): Uint8Array => new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength);

function readEntry(entry: Uint8Array, tokens: number): Speech | undefined {
  const lineEnd = entry.indexOf(0x0a);
  try {
    const head = JSON.parse(Buffer.from(entry.subarray(0, lineEnd)).toString()) as {
      marks: Speech['marks'];
      sha256: string;
    };
    // A copy: the samples must begin on an even byte of their own buffer.
    const samples = new Uint8Array(entry.subarray(lineEnd + 1));
    if (head.sha256 !== sha256(samples) || head.marks.length !== tokens) return undefined;
    return { pcm: new Int16Array(samples.buffer), marks: head.marks };
  } catch {
    return undefined;
  }
}

async function writeEntry(folder: string, file: string, { pcm, marks }: Speech): Promise<void> {
  const samples = bytesOf(pcm);
  const head = `${JSON.stringify({ marks, sha256: sha256(samples) })}\n`;
  const half = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(half, Buffer.concat([Buffer.from(head), samples]));
    await rename(half, file);
  } catch {
    // A full or read-only disk costs time at the next run, not this narration.
    await rm(half, { force: true }).catch(() => undefined);
  }
}

/** The voice, but a sentence that `folder` holds is not spoken again, and equal sentences in flight are spoken once. */
export function cachedVoice(voice: Voice, folder: string): CachedVoice {
  const counts = { spoken: 0, reused: 0 };
  const inFlight = new Map<string, Promise<Speech>>();

  async function find(key: string, utterance: Utterance): Promise<Speech> {
    const file = join(folder, `${key}.speech`);
    const entry = await readFile(file).catch(() => undefined);
    const kept = entry && readEntry(entry, utterance.tokens.length);
    if (kept) {
      counts.reused++;
      return kept;
    }
    const speech = await voice.speak(utterance);
    counts.spoken++;
    await writeEntry(folder, file, speech);
    return speech;
  }

  return {
    ...voice,
    counts,
    speak(utterance) {
      const key = keyOf(voice, utterance);
      const found = inFlight.get(key);
      if (found) {
        counts.reused++;
        return found;
      }
      const finding = find(key, utterance);
      inFlight.set(key, finding);
      return finding;
    },
  };
}
