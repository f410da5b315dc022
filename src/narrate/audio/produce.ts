import { AudioArticleError } from '../../core/errors.js';
import { atOnce } from '../at-once.js';
import { sha256 } from '../sha256.js';
import type { Store } from '../store.js';
import { loudnessOf } from './loudness.js';
import { CLOSE_ENOUGH, coarse, gainFor, gainTo, linear, TARGET_LOUDNESS, TOLERANCE, TRUE_PEAK_LIMIT } from './master.js';
import { placeClips, type Clip, type Placed, type Track } from './placing.js';
import {
  keptSegment,
  ordersAtOnce,
  type KeptSegment,
  type LazyOrder,
  type SegmentsAhead,
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

const MOST_TRIES = 8;
/** Of a dB that is added, how many LU arrive at the least: a signal that is limited this much is not worth more. */
const LEAST_SHARE = 0.2;

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
 * @param earlierGainDb of the narration that this one takes the place of; kept while the promise is
 * @param ahead segments that were read meanwhile
 * @throws AudioArticleError AA_E_AUDIO_MISMATCH, AA_E_AUDIO_LEVEL
 */
export async function produceAudio(
  parts: readonly Part[],
  sampleRate: number,
  store: Store,
  threads: SegmentThreads,
  earlierGainDb?: number,
  ahead?: SegmentsAhead,
): Promise<ProducedAudio> {
  const track = placeClips(parts, sampleRate);
  const steps = foretold(parts, track, sampleRate);
  // With the gain that they had, sentences that were not changed keep their bytes.
  const keeps = earlierGainDb !== undefined && off({ loudness: loudnessOf(steps) + earlierGainDb }) <= TOLERANCE;
  let gainDb = keeps ? earlierGainDb : gainFor(steps);
  let best: ProducedAudio | undefined;
  let before: ProducedAudio | undefined;
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const orders = ordersOf(parts, track, sampleRate, gainDb);
    const segments = await atOnce(ordersAtOnce(), orders, (order) =>
      keptSegment(order, store, threads, ahead),
    );
    const loudness = loudnessOf(segments.flatMap((segment) => segment.energies));
    const truePeak = Math.max(...segments.map((segment) => segment.truePeak));
    const made: ProducedAudio = { track, sampleRate, segments, gainDb, loudness, truePeak };
    if (!best || off(made) < off(best)) best = made;
    const step = stepAfter(made, before);
    if (off(made) <= (gainDb === earlierGainDb ? TOLERANCE : CLOSE_ENOUGH) || step === 0) break;
    before = made;
    gainDb += step;
  }
  if (!best || off(best) > TOLERANCE) throw outOfReach(best ?? { loudness: -Infinity, truePeak: -Infinity });
  return best;
}

/** LU from the target; infinite for silence. */
const off = ({ loudness }: Pick<ProducedAudio, 'loudness'>): number => Math.abs(TARGET_LOUDNESS - loudness);

/** dB that may bring the target: what is missing, and more of it where the limiter took part of the last step away. */
function stepAfter(made: ProducedAudio, before: ProducedAudio | undefined): number {
  const missing = gainTo(made.loudness);
  if (!before) return missing;
  const share = (made.loudness - before.loudness) / (made.gainDb - before.gainDb);
  return coarse(missing / Math.min(1, Math.max(LEAST_SHARE, share)));
}

/** What is refused: audio that would break the promise. */
export function outOfReach({
  loudness,
  truePeak,
}: Pick<ProducedAudio, 'loudness' | 'truePeak'>): AudioArticleError {
  return new AudioArticleError(
    'AA_E_AUDIO_LEVEL',
    Number.isFinite(loudness)
      ? `The narration cannot be brought to ${TARGET_LOUDNESS} LUFS under a true peak of ${TRUE_PEAK_LIMIT} dBTP: it has ${loudness.toFixed(1)} LUFS and ${truePeak.toFixed(1)} dBTP.`
      : 'The narration is silent.',
    'Listen to what the voice says, or choose another voice.',
  );
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
  const spoken = parts.map((part, i) => {
    const place = track.placed[i];
    if (!place) throw new AudioArticleError('AA_E_AUDIO_MISMATCH', `Sentence ${i + 1} has no place in the audio.`);
    return orderOf(part, place, sampleRate, gainDb);
  });
  return [lead, ...spoken];
}

/** What is coded of a part. @param gainDb what brings the voice to the target */
export const orderOf = (part: Part, place: Placed, sampleRate: number, gainDb: number): LazyOrder => ({
  take: part.sha256,
  from: place.start,
  to: place.end,
  length: place.length,
  gainDb: part.gainDb(gainDb),
  sampleRate,
  pcm: () => part.pcm(),
});
