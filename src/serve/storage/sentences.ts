import pg from 'pg';
import type { Kept, Store } from '../../narrate/store.js';
import { sha256 } from '../../narrate/sha256.js';
import type { Database } from '../database/database.js';
import { sentenceKey, type Storage } from './storage.js';

/*
 * Spoken sentences that several machines share: the disk of this machine first, then the bucket. Segments are coded again
 * from sentences in less time than they take to be fetched, so they stay here.
 */

const isShared = (name: string): boolean => /\.(?:speech|paid)$/.test(name);

/** Of sentences that are asked of a service at the same time; more wait for their turn. */
const MOST_LOCKS = 8;

export interface SharedStore extends Store {
  close(): Promise<void>;
}

/** Store's entry as it lies on disk would do; this one needs no file: length of the facts, facts, checksum, bytes. */
function pack({ facts, bytes }: Kept): Uint8Array {
  const head = JSON.stringify({ facts, sha256: sha256(JSON.stringify(facts), bytes) });
  // Samples must begin on an even byte to be read without a copy.
  return Buffer.concat([Buffer.from(head.length % 2 === 0 ? `${head} \n` : `${head}\n`), bytes]);
}

function unpack(entry: Uint8Array): Kept | undefined {
  const lineEnd = entry.indexOf(0x0a);
  try {
    const head = JSON.parse(Buffer.from(entry.subarray(0, lineEnd)).toString()) as {
      facts: unknown;
      sha256: string;
    };
    const bytes = entry.subarray(lineEnd + 1);
    return sha256(JSON.stringify(head.facts), bytes) === head.sha256
      ? { facts: head.facts, bytes }
      : undefined;
  } catch {
    return undefined;
  }
}

/** @param connection whose locks keep two machines from asking a service for the same sentence */
export function sharedStore(local: Store, storage: Storage, connection: Database['connection']): SharedStore {
  const locks = new pg.Pool({ ...connection, max: MOST_LOCKS, query_timeout: 0 });
  locks.on('error', () => undefined);

  async function fetched(name: string): Promise<Kept | undefined> {
    const found = await storage.get(sentenceKey(name));
    const kept = found && unpack(found.bytes);
    if (kept) await local.write(name, kept.facts as object, kept.bytes);
    return kept;
  }

  return {
    has: (name) => local.has(name),
    async read(name) {
      return (await local.read(name)) ?? (isShared(name) ? await fetched(name) : undefined);
    },
    async readFacts(name) {
      const near = await local.readFacts(name);
      if (near || !isShared(name)) return near;
      const far = await fetched(name);
      return far && { facts: far.facts, length: far.bytes.length };
    },
    async write(name, facts, bytes) {
      await local.write(name, facts, bytes);
      if (isShared(name)) await storage.put(sentenceKey(name), pack({ facts, bytes }));
    },
    async remove(name) {
      await local.remove(name);
      // What stays is a receipt of a sentence that stands: it costs room, no money.
      if (isShared(name)) await storage.remove(sentenceKey(name)).catch(() => undefined);
    },
    alone: (name, work) =>
      local.alone(name, async () => {
        const client = await locks.connect();
        let broken = false;
        try {
          await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [`sentence ${name}`]);
          return await work();
        } finally {
          await client
            .query('select pg_advisory_unlock(hashtextextended($1, 0))', [`sentence ${name}`])
            .catch(() => (broken = true));
          client.release(broken);
        }
      }),
    close: () => locks.end(),
  };
}
