import { AudioArticleError } from '../../core/errors.js';
import { inspectMp3, type Inspection } from './inspect.js';
import { joinClips, type Clip } from './join.js';
import { master, TRUE_PEAK_LIMIT } from './master.js';
import { encodeMp3 } from './mp3.js';

export interface ProducedAudio extends Inspection {
  /** Frames with their Info frame, without tags. */
  readonly mp3: Uint8Array;
  /** For each clip: what to add to its marks to get ms of the audio. */
  readonly offsetsMs: readonly number[];
}

/** MP3 adds a little to the peaks: the first ceiling leaves room for what speech at 64 kbit/s was seen to need. */
const FIRST_CEILING = TRUE_PEAK_LIMIT - 0.7;
const MOST_TRIES = 4;

/**
 * Sentences → one MP3 at the target loudness whose true peak, as decoded, is under the limit.
 * @throws AudioArticleError AA_E_AUDIO_MISMATCH if the encoder does not give back the samples it was given
 */
export async function produceAudio(clips: readonly Clip[], sampleRate: number): Promise<ProducedAudio> {
  const { pcm, offsetsMs } = joinClips(clips, sampleRate);
  let ceiling = FIRST_CEILING;
  for (let tries = 1; ; tries++) {
    master(pcm, sampleRate, ceiling);
    const mp3 = await encodeMp3(pcm, sampleRate);
    const inspection = await inspectMp3(mp3);
    if (inspection.samples !== pcm.length)
      throw new AudioArticleError(
        'AA_E_AUDIO_MISMATCH',
        `The MP3 encoder returned ${inspection.samples} samples for ${pcm.length}: the words would be marked late.`,
      );
    const excess = inspection.truePeak - TRUE_PEAK_LIMIT;
    if (excess <= 0 || tries === MOST_TRIES) return { ...inspection, mp3, offsetsMs };
    // The track is limited anew from where it stands: a lower ceiling only takes more away.
    ceiling -= excess + 0.1;
  }
}
