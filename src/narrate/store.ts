import { closeSync, existsSync, fstatSync, futimesSync, openSync, readFileSync } from 'node:fs';
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

export interface Store {
  read(name: string): Promise<Kept | undefined>;
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

/** At once: one small file is read in less time than is spent on waiting for it. @throws if it is not there */
function readUsed(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const now = new Date();
    if (now.getTime() - fstatSync(file).mtimeMs > MARK_AGAIN_MS)
      try {
        futimesSync(file, now, now);
      } catch {
        // On a disk that is read only nothing is removed either.
      }
    return readFileSync(file);
  } finally {
    closeSync(file);
  }
}

function parse(entry: Buffer): Kept | undefined {
  const lineEnd = entry.indexOf(0x0a);
  try {
    const { facts, sha256: expected } = JSON.parse(entry.toString('utf8', 0, lineEnd)) as {
      facts: unknown;
      sha256: string;
    };
    const bytes = entry.subarray(lineEnd + 1);
    return sha256(JSON.stringify(facts), bytes) === expected ? { facts, bytes } : undefined;
  } catch {
    return undefined;
  }
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
  return {
    read(name) {
      let entry: Buffer | undefined;
      try {
        entry = readUsed(fileOf(name));
      } catch {
        // It is not there.
      }
      return Promise.resolve((entry && parse(entry)) ?? refused.get(name));
    },
    has: (name) => refused.has(name) || existsSync(fileOf(name)),
    async write(name, facts, bytes) {
      const file = fileOf(name);
      const half = halfName(file, halves);
      try {
        await folderFor(file);
        await folderFor(half);
        await sweep(halves);
        const head = Buffer.from(JSON.stringify({ facts, sha256: sha256(JSON.stringify(facts), bytes) }));
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
