import { fileURLToPath } from 'node:url';
import { AudioArticleError } from '../../core/errors.js';
import { mostThreads, startThreads, type Threads } from '../threads.js';
import { sha256 } from '../sha256.js';
import type { Kept, Store } from '../store.js';
import { samplesPerFrame } from './info-tag.js';
import { clipEnergies } from './master.js';
import type { Segment, SegmentOrder } from './segment.js';
import type { Refusal } from './worker.js';

/** A segment whose bytes are fetched when they are written. */
export interface KeptSegment extends Omit<Segment, 'mp3'> {
  mp3(): Promise<Uint8Array>;
}

/** What to code, without the samples: they are asked for only if no such segment is kept. */
export interface LazyOrder extends Omit<SegmentOrder, 'pcm'> {
  /** Says which samples: those `from` … `to` of the take with this checksum. */
  readonly take: string;
  readonly from: number;
  readonly to: number;
  pcm(): Promise<Int16Array>;
}

export type SegmentThreads = Threads<SegmentOrder, Segment | Refusal>;

export const startSegmentThreads = (): SegmentThreads =>
  startThreads(fileURLToPath(new URL('./thread.cjs', import.meta.url)), () => import('./worker.js'));

/** Of the sound that is coded to warm up. With more V8 would begin to optimize, on the cores that the voice needs meanwhile. */
const WARM_FRAMES = 2;
/** Of the sound that is measured: enough for what measures a sentence to be optimized. */
const MEASURED_FRAMES = 14;
const WARM_RATE = 16_000;

/**
 * Codes a moment of a loud tone that comes and goes, and measures half a second of it. What has coded once has everything
 * loaded: it is done while the voice speaks, on this thread if none was started.
 */
export async function warmUp(threads: SegmentThreads): Promise<void> {
  const frame = samplesPerFrame(WARM_RATE);
  const tone = (_: unknown, n: number): number => 20_000 * Math.sin(n / 8) * Math.sin(n / 900);
  const pcm = Int16Array.from({ length: MEASURED_FRAMES * frame }, tone);
  const length = WARM_FRAMES * frame;
  const order = { pcm: pcm.slice(0, length), length, gainDb: 6, sampleRate: WARM_RATE };
  await threads.run(order).catch(() => undefined);
  clipEnergies(pcm, WARM_RATE);
}

/** How many orders are under way: each thread has one to do and one waiting. */
export const ordersAtOnce = (): number => 2 * mostThreads();

/** Raised when the same order gives other bytes or an entry has another form. */
const FORMAT = 3;

const nameOf = ({ take, from, to, length, gainDb, sampleRate }: LazyOrder): string =>
  `${sha256(JSON.stringify([FORMAT, take, from, to, length, gainDb, sampleRate]))}.segment`;

/** Segments that are read before they are asked for, while there is nothing else to do. */
export interface SegmentsAhead {
  read(order: LazyOrder): Promise<void>;
  find(name: string): Kept | undefined;
}

/** Bytes that may be held: some two hours. */
const MOST_AHEAD = 64 * 1024 ** 2;

export function segmentsAhead(store: Store): SegmentsAhead {
  const found = new Map<string, Kept>();
  let bytes = 0;
  return {
    async read(order) {
      if (bytes > MOST_AHEAD) return;
      const name = nameOf(order);
      const kept = await store.read(name);
      if (kept) found.set(name, kept);
      bytes += kept?.bytes.length ?? 0;
    },
    find: (name) => found.get(name),
  };
}

/** A segment, coded once for the same samples, length and gain. */
export async function keptSegment(
  order: LazyOrder,
  store: Store,
  threads: SegmentThreads,
  ahead?: SegmentsAhead,
): Promise<KeptSegment> {
  const { from, to, length, gainDb, sampleRate } = order;
  const name = nameOf(order);
  const make = async (): Promise<Segment> => {
    const pcm = (await order.pcm()).slice(from, to);
    const segment = await threads.run({ pcm, length, gainDb, sampleRate });
    if ('refused' in segment) {
      const { code, message, remedy } = segment.refused;
      throw new AudioArticleError(code, message, remedy);
    }
    const { mp3, ...facts } = segment;
    await store.write(name, facts, mp3);
    return segment;
  };
  const before = ahead?.find(name);
  const facts = before?.facts ?? (await store.readFacts(name))?.facts ?? (await make());
  const { own, flushed, energies, truePeak } = facts as Omit<Segment, 'mp3'>;
  return {
    ...{ own, flushed, energies, truePeak },
    // The folder may have been emptied since.
    mp3: async () => before?.bytes ?? (await store.read(name))?.bytes ?? (await make()).mp3,
  };
}
