import { closeSync, existsSync, fstatSync, futimesSync, openSync, readFileSync, readSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { alone } from './alone.js';
import { halfName, removeHalf, renameHalf, sweep, writeHalf } from './files.js';
import { makeFolder } from './make-folder.js';
import { sha256 } from './sha256.js';

/*
 * What costs time or money, kept on disk: a line of JSON with the facts and the checksum of the bytes, then the bytes
 * as they are. What is unreadable counts as not there; the folder may be deleted at any time.
 */

export interface Kept {
  /** As it was written; whoever reads it checks it. */
  readonly facts: unknown;
  readonly bytes: Uint8Array;
}

/** What is kept, without the bytes. */
export interface KeptFacts extends Pick<Kept, 'facts'> {
  /** How many bytes belong to them. */
  readonly length: number;
}

export interface Store {
  read(name: string): Promise<Kept | undefined>;
  /** Of a long article all facts are asked for and the bytes of hardly any. That the bytes are whole is not known yet. */
  readFacts(name: string): Promise<KeptFacts | undefined>;
  /** Whether something is kept under the name; it may still be unreadable. */
  has(name: string): boolean;
  /** Never fails: what the disk refuses is held in memory until the process ends. */
  write(name: string, facts: object, bytes: Uint8Array): Promise<void>;
  /** Never fails. */
  remove(name: string): Promise<void>;
  /** Does work while nobody else does under the same name, also of other processes (alone.ts). */
  alone<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** What was written or read so long ago is marked as used again: by its time, what is not used can go (store-limit.ts). */
const MARK_AGAIN_MS = 10 * 60 * 1000;

/**
 * At once: one small file is read in less time than is spent on waiting for it.
 * @param reading is given the open file and its size
 * @returns undefined where it is not there or is spoilt
 */
function readUsed<T>(path: string, reading: (file: number, size: number) => T): T | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const now = new Date();
      const { mtimeMs, size } = fstatSync(file);
      if (now.getTime() - mtimeMs > MARK_AGAIN_MS)
        try {
          futimesSync(file, now, now);
        } catch {
          // On a disk that is read only nothing is removed either.
        }
      return reading(file, size);
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

interface Head {
  readonly facts: unknown;
  /** Of facts and bytes. */
  readonly sha256: string;
  /** Of the facts alone and how many bytes follow them; older entries have none. */
  readonly factsSha256?: string;
}

const headOf = (facts: object, bytes: Uint8Array): Head => ({
  facts,
  sha256: sha256(JSON.stringify(facts), bytes),
  factsSha256: sha256(JSON.stringify([facts, bytes.length])),
});

function readWhole(file: number): Kept | undefined {
  const entry = readFileSync(file);
  const lineEnd = entry.indexOf(0x0a);
  const { facts, sha256: expected } = JSON.parse(entry.toString('utf8', 0, lineEnd)) as Head;
  const bytes = entry.subarray(lineEnd + 1);
  return sha256(JSON.stringify(facts), bytes) === expected ? { facts, bytes } : undefined;
}

const lengthOnly = ({ facts, bytes }: Kept): KeptFacts => ({ facts, length: bytes.length });

/** Longer heads are read with their bytes. */
const buffer = Buffer.alloc(16 * 1024);

function readHead(file: number, size: number): KeptFacts | undefined {
  const lineEnd = buffer.subarray(0, readSync(file, buffer, 0, buffer.length, 0)).indexOf(0x0a);
  if (lineEnd < 0) return undefined;
  const { facts, factsSha256 } = JSON.parse(buffer.toString('utf8', 0, lineEnd)) as Head;
  const length = size - lineEnd - 1;
  return sha256(JSON.stringify([facts, length])) === factsSha256 ? { facts, length } : undefined;
}

export function openStore(folder: string): Store {
  const refused = new Map<string, Kept>();
  const halves = join(folder, 'half');
  // Many small folders: one with a million files is slow to open on some disks.
  const fileOf = (name: string): string => join(folder, name.slice(0, 2), name);
  const made = new Map<string, Promise<unknown>>();
  const folderFor = (file: string): Promise<unknown> => {
    const making = made.get(dirname(file)) ?? makeFolder(dirname(file));
    made.set(dirname(file), making);
    return making;
  };
  const read = (name: string): Kept | undefined => readUsed(fileOf(name), readWhole) ?? refused.get(name);
  return {
    read: (name) => Promise.resolve(read(name)),
    readFacts(name) {
      const head = readUsed(fileOf(name), readHead);
      const whole = head ? undefined : read(name);
      return Promise.resolve(head ?? (whole && lengthOnly(whole)));
    },
    has: (name) => refused.has(name) || existsSync(fileOf(name)),
    async write(name, facts, bytes) {
      const file = fileOf(name);
      const half = halfName(file, halves);
      try {
        await folderFor(file);
        await folderFor(half);
        await sweep(halves);
        const head = Buffer.from(JSON.stringify(headOf(facts, bytes)));
        // Samples must begin on an even byte to be read without a copy.
        const lineEnd = Buffer.from(head.length % 2 === 0 ? ' \n' : '\n');
        // Not synced: what a power cut spoils is seen by the checksum and made again.
        await writeHalf(half, Buffer.concat([head, lineEnd, bytes]));
        await renameHalf(half, file);
      } catch {
        await removeHalf(half);
        refused.set(name, { facts, bytes });
      }
    },
    async remove(name) {
      refused.delete(name);
      await rm(fileOf(name), { force: true }).catch(() => undefined);
    },
    alone: (name, work) => alone(join(folder, 'locks', name), work),
  };
}
