import { AudioArticleError } from '../../core/errors.js';
import { atOnce } from '../at-once.js';
import { sha256 } from '../sha256.js';
import type { Store } from '../store.js';
import { loudnessOf } from './loudness.js';
import { CLOSE_ENOUGH, gainFor, linear, TARGET_LOUDNESS } from './master.js';
import { placeClips, type Clip, type Track } from './placing.js';
import {
  keptSegment,
  ORDERS_AT_ONCE,
  type KeptSegment,
  type LazyOrder,
  type SegmentThreads,
} from './segments.js';

/** A clip as the audio needs it: its samples stay on disk until they are coded. */
export interface Part extends Clip {
  /** Of the samples. */
  readonly sha256: string;
  readonly energies: readonly number[];
  /** @param trackDb what brings the voice to the target */
  readonly gainDb: (trackDb: number) => number;
  pcm(): Promise<Int16Array>;
}

export interface ProducedAudio {
  readonly track: Track;
  readonly sampleRate: number;
  /** The silence before the first clip, then one for each clip. */
  readonly segments: readonly KeptSegment[];
  /** dB that every part got before its own. */
  readonly gainDb: number;
  /** LUFS, as decoded. */
  readonly loudness: number;
  /** dBTP, as decoded. */
  readonly truePeak: number;
}

const MOST_TRIES = 4;

const silence = (steps: number): number[] => new Array<number>(Math.max(0, steps)).fill(0);

/** The loudness that the track will have, from what was measured clip by clip. */
function foretold(parts: readonly Part[], { placed }: Track, sampleRate: number): number[] {
  return parts.flatMap(({ energies, gainDb }, i) => [
    ...energies.map((energy) => energy * linear(gainDb(0)) ** 2),
    ...silence(Math.round(((placed[i]?.length ?? 0) * 10) / sampleRate) - energies.length),
  ]);
}

/**
 * Sentences → coded segments of one track at the target loudness, each proven by decoding; only those are coded that
 * are not kept from before.
 * @throws AudioArticleError AA_E_AUDIO_MISMATCH
 */
export async function produceAudio(
  parts: readonly Part[],
  sampleRate: number,
  store: Store,
  threads: SegmentThreads,
): Promise<ProducedAudio> {
  const track = placeClips(parts, sampleRate);
  let gainDb = gainFor(foretold(parts, track, sampleRate));
  for (let tries = 1; ; tries++) {
    const orders = ordersOf(parts, track, sampleRate, gainDb);
    const segments = await atOnce(ORDERS_AT_ONCE, orders, (order) => keptSegment(order, store, threads));
    const energies = segments.flatMap((segment) => segment.energies);
    const loudness = loudnessOf(energies);
    const missing = gainFor(energies);
    if (Math.abs(TARGET_LOUDNESS - loudness) <= CLOSE_ENOUGH || missing === 0 || tries === MOST_TRIES) {
      const truePeak = Math.max(...segments.map((segment) => segment.truePeak));
      return { track, sampleRate, segments, gainDb, loudness, truePeak };
    }
    gainDb += missing;
  }
}

function ordersOf(parts: readonly Part[], track: Track, sampleRate: number, gainDb: number): LazyOrder[] {
  const lead: LazyOrder = {
    take: sha256(''),
    from: 0,
    to: 0,
    length: track.lead,
    gainDb: 0,
    sampleRate,
    pcm: () => Promise.resolve(new Int16Array()),
  };
  const spoken = parts.map((part, i): LazyOrder => {
    const place = track.placed[i];
    if (!place) throw new AudioArticleError('AA_E_AUDIO_MISMATCH', `Sentence ${i + 1} has no place in the audio.`);
    return {
      take: part.sha256,
      from: place.start,
      to: place.end,
      length: place.length,
      gainDb: part.gainDb(gainDb),
      sampleRate,
      pcm: () => part.pcm(),
    };
  });
  return [lead, ...spoken];
}
