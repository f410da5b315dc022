import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { atOnce } from './at-once.js';

/*
 * The store does not grow without end: what was not used for longest goes first, but segments, which are coded again from
 * kept sentences, before the sentences, and sentences that money was paid for last. What was used within the hour stays,
 * whatever the limit: this run or another may still read it.
 */

/** Bytes. Some 250 hours of audio: sentences as the voice said them, and their segments. */
export const DEFAULT_LIMIT = 10 * 1024 ** 3;

const IN_USE_MS = 60 * 60 * 1000;
/** Of the limit, once it is exceeded: not every run shall have something to remove. */
const LEAVES = 0.9;
/** Of 256 folders among which the entries are spread evenly: so many are looked into before all are. */
const SAMPLE = 4;
const FOLDERS = 256;
/** Bytes. A smaller limit is looked at exactly. */
const ESTIMATED_FROM = 1024 ** 3;

/** How the entry of a sentence that was paid for begins (cache.ts). */
const PAID = Buffer.from('{"facts":{"paid":true');

interface Entry {
  readonly path: string;
  readonly bytes: number;
  /** ms; when it was last used (store.ts). */
  readonly usedAt: number;
}

async function entriesOf(folder: string): Promise<Entry[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await atOnce(8, names, async (name): Promise<Entry[]> => {
    // An answer that was paid for and has no sentence yet (.paid) is small, and nothing could replace it.
    if (!/\.(speech|segment)$/.test(name)) return [];
    const path = join(folder, name);
    const { size, mtimeMs } = await stat(path).catch(() => ({ size: 0, mtimeMs: Infinity }));
    return [{ path, bytes: size, usedAt: mtimeMs }];
  });
  return found.flat();
}

async function wasPaid({ path }: Entry): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  try {
    const { buffer } = (await file?.read(Buffer.alloc(PAID.length), 0, PAID.length, 0)) ?? {};
    return buffer?.equals(PAID) ?? true;
  } finally {
    await file?.close();
  }
}

const LOOK_AGAIN_MS = 60_000;
const lookedAt = new Map<string, number>();

/** `keepWithin` after a narration; of many in one process not after each. */
export async function keepWithinNowAndThen(folder: string, limit: number = DEFAULT_LIMIT): Promise<void> {
  const now = Date.now();
  if (now - (lookedAt.get(folder) ?? -Infinity) < LOOK_AGAIN_MS) return;
  lookedAt.set(folder, now);
  await keepWithin(folder, limit);
}

const sum = (entries: readonly Entry[]): number => entries.reduce((total, { bytes }) => total + bytes, 0);

async function estimate(folder: string, parts: readonly string[]): Promise<number> {
  const some = parts.filter((_, i) => i % Math.ceil(parts.length / SAMPLE) === 0);
  const sampled = await atOnce(1, some, async (part) => sum(await entriesOf(join(folder, part))));
  return (sampled.reduce((total, bytes) => total + bytes, 0) / Math.max(1, some.length)) * FOLDERS;
}

/**
 * Removes what is too much. Two may do so at once; what another has removed counts as gone.
 * @param limit bytes
 * @returns how many bytes were removed
 */
export async function keepWithin(folder: string, limit: number): Promise<number> {
  const parts = (await readdir(folder).catch(() => [])).filter((name) => /^[0-9a-f]{2}$/.test(name)).sort();
  if (limit > ESTIMATED_FROM && (await estimate(folder, parts)) < LEAVES * limit) return 0;

  const all = (await atOnce(1, parts, (part) => entriesOf(join(folder, part)))).flat();
  const total = sum(all);
  if (total <= limit) return 0;
  const unused = all
    .filter(({ usedAt }) => usedAt < Date.now() - IN_USE_MS)
    .sort((one, other) => one.usedAt - other.usedAt);
  const isSegment = ({ path }: Entry): boolean => path.endsWith('.segment');
  let removed = 0;
  const enough = (): boolean => total - removed <= LEAVES * limit;
  const remove = async (entry: Entry): Promise<void> => {
    await rm(entry.path, { force: true }).catch(() => undefined);
    removed += entry.bytes;
  };
  for (const segment of unused.filter(isSegment)) {
    if (enough()) return removed;
    await remove(segment);
  }
  const paid: Entry[] = [];
  for (const sentence of unused.filter((entry) => !isSegment(entry))) {
    if (enough()) return removed;
    if (await wasPaid(sentence)) paid.push(sentence);
    else await remove(sentence);
  }
  for (const sentence of paid) {
    if (enough()) return removed;
    await remove(sentence);
  }
  return removed;
}
