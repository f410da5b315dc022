import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseNarration } from '../../core/narration/read.js';
import type { AudioSource, Narration } from '../../core/narration/schema.js';
import type { Cover } from '../../narrate/audio/cover.js';
import { coverIn } from '../../narrate/audio/tags.js';
import { madeWith } from '../../narrate/made-with.js';
import type { NarrateResult } from '../../narrate/narrate.js';
import { writeNarrationJson } from '../../narrate/narration-json.js';
import { host, isRunning } from '../../narrate/process.js';
import { sha256 } from '../../narrate/sha256.js';
import type { Article } from '../../narrate/index.js';
import type { NarrateTask, Workshop } from './workshop.js';
import { audioKey, captionsKey, narrationKey, type Storage } from '../storage/storage.js';

/*
 * A narration is made in a folder that nobody sees. Its audio goes into the storage under the name of its content and
 * is never changed there; the narration is the one thing that is replaced, so whoever plays the older one plays on.
 */

export interface Made {
  /** As listeners get it, or have it already. */
  readonly narration: Narration;
  readonly state: 'narrated' | 'unchanged';
  readonly sentences: NarrateResult['sentences'];
  /** What the rules of pronunciation have changed in it. */
  readonly lexicon: NarrateResult['lexicon'];
  /** Keys of the audio that was put there now. */
  readonly published: readonly string[];
  /** Lets listeners have it. */
  release(): Promise<void>;
}

/** The narration that listeners get. One that cannot be read is as none. */
export async function publishedNarration(storage: Storage, name: string): Promise<Narration | undefined> {
  const found = await storage.get(narrationKey(name));
  try {
    return found && parseNarration(Buffer.from(found.bytes).toString(), `${name}.json`);
  } catch {
    return undefined;
  }
}

/** The key of a file that a narration names, if it lies in the storage. */
export function keyOfSource({ src }: Pick<AudioSource, 'src'>, storage: Storage): string | undefined {
  const address = src.replace(/[?#].*$/s, '');
  try {
    const key = audioKey(decodeURIComponent(address.slice(address.lastIndexOf('/') + 1)));
    return storage.addressOf(key) === address ? key : undefined;
  } catch {
    return undefined;
  }
}

async function isThere({ audio }: Narration, storage: Storage): Promise<boolean> {
  for (const source of audio) {
    const key = keyOfSource(source, storage);
    if (key !== undefined && !(await storage.has(key))) return false;
  }
  return true;
}

/** The picture of a narration: it stands in its audio, and stays when the article is narrated again. */
async function coverOf(narration: Narration, storage: Storage): Promise<Cover | undefined> {
  if (!madeWith(narration).cover) return undefined;
  const source = narration.audio.find(({ type }) => type === 'audio/mpeg');
  const key = source && keyOfSource(source, storage);
  const found = key === undefined ? undefined : await storage.get(key);
  return found && coverIn(found.bytes);
}

export interface MakeOptions {
  readonly narrate: Workshop['narrate'];
  readonly storage: Storage;
  /** Where it is made. */
  readonly work: string;
  /** Before audio is put into the storage: its keys. */
  readonly onPut?: (keys: readonly string[]) => Promise<void>;
}

export async function make(
  article: Article,
  options: Omit<NarrateTask, 'audioDir' | 'transcriptsDir'>,
  { narrate, storage, work, onPut }: MakeOptions,
): Promise<Made> {
  const { name } = options;
  const before = await publishedNarration(storage, name);
  const cover = before && (await coverOf(before, storage));
  await mkdir(work, { recursive: true });
  const folder = await mkdtemp(join(work, `${host}.${process.pid}.`));
  try {
    const {
      narration: made,
      sentences,
      lexicon,
    } = await narrate(article, {
      ...{ before, cover, ...options },
      audioDir: join(folder, 'audio'),
      transcriptsDir: join(folder, 'transcripts'),
    });
    if (before?.revision === made.revision && (await isThere(before, storage)))
      return {
        ...{ narration: before, state: 'unchanged', sentences, lexicon, published: [] },
        release: () => Promise.resolve(),
      };
    const published: string[] = [];
    const audio: AudioSource[] = [];
    for (const source of made.audio) {
      const [, ending = 'mp3'] = /\.([a-z0-9]+)(?:\?|$)/i.exec(source.src) ?? [];
      const key = audioKey(`${name}.${source.sha256.slice(0, 16)}.${ending}`);
      await onPut?.([key]);
      if (!(await storage.has(key))) {
        const bytes = await readFile(join(folder, 'audio', `${name}.${ending}`));
        await storage.put(key, bytes, { type: source.type.replace(/;.*$/s, ''), immutable: true });
      }
      published.push(key);
      audio.push({ ...source, src: storage.addressOf(key) });
    }
    // Music is the publisher's, and stays.
    const { soundtrack } = before ?? {};
    const narration: Narration = { ...made, audio, ...(soundtrack && { soundtrack }) };
    const captions = await readFile(join(folder, 'transcripts', `${name}.vtt`));
    return {
      ...{ narration, state: 'narrated', sentences, lexicon, published },
      async release() {
        await storage.put(captionsKey(name), captions, { type: 'text/vtt; charset=utf-8' });
        await storage.put(narrationKey(name), Buffer.from(writeNarrationJson(narration)), {
          type: 'application/json; charset=utf-8',
        });
      },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Removes what workers of this machine that no longer run have left. */
export async function sweepWork(work: string): Promise<void> {
  for (const name of await readdir(work).catch(() => [])) {
    const [, writer, pid] = /^(.+)\.(\d+)\.[^.]+$/.exec(name) ?? [];
    if (writer === host && pid !== undefined && !isRunning(Number(pid)))
      await rm(join(work, name), { recursive: true, force: true });
  }
}

/** What of a narration is in the storage. */
export function keysOf(narration: Narration, storage: Storage): string[] {
  return narration.audio.flatMap((source) => keyOfSource(source, storage) ?? []);
}

export const etagOf = (bytes: Uint8Array): string => `"${sha256(bytes).slice(0, 32)}"`;
