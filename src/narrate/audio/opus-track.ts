import { CLOSE_ENOUGH, mastered, TARGET_LOUDNESS, TOLERANCE, TRUE_PEAK_LIMIT } from './master.js';
import { encodeOpus, OPUS_TYPE, type OpusFile } from './opus.js';
import { outOfReach, type Part, type ProducedAudio } from './produce.js';

export { OPUS_TYPE };

/** Opus at this rate adds more to the peaks than MP3 does. */
const FIRST_CEILING = TRUE_PEAK_LIMIT - 1.2;
const MOST_TRIES = 6;

/** The track sample by sample as the MP3 has it: the same places, pauses and gain. */
async function* trackOf(
  parts: readonly Part[],
  { track, sampleRate }: ProducedAudio,
  gainDb: number,
  ceiling: number,
): AsyncGenerator<Float32Array> {
  yield new Float32Array(track.lead);
  for (const [i, part] of parts.entries()) {
    const place = track.placed[i];
    if (!place) continue;
    const whole = new Float32Array(place.length);
    const pcm = (await part.pcm()).subarray(place.start, place.end);
    whole.set(mastered(pcm, sampleRate, part.gainDb(gainDb), ceiling));
    yield whole;
  }
}

/** The same track as Ogg Opus, at the same loudness under the same true peak limit. @throws AudioArticleError AA_E_AUDIO_MISMATCH, AA_E_AUDIO_LEVEL */
export async function opusOf(
  parts: readonly Part[],
  audio: ProducedAudio,
  tags: Readonly<Record<string, string>>,
): Promise<OpusFile> {
  let { gainDb } = audio;
  let ceiling = FIRST_CEILING;
  for (let tries = 1; ; tries++) {
    const file = await encodeOpus(trackOf(parts, audio, gainDb, ceiling), audio.sampleRate, tags);
    const excess = file.truePeak - TRUE_PEAK_LIMIT;
    const missing = TARGET_LOUDNESS - file.loudness;
    const close = Math.abs(missing) <= CLOSE_ENOUGH;
    if (excess <= 0 && close) return file;
    if (tries === MOST_TRIES) {
      if (excess <= 0 && Math.abs(missing) <= TOLERANCE) return file;
      throw outOfReach(file);
    }
    if (!close) gainDb += missing;
    if (excess > 0) ceiling -= excess + 0.1;
  }
}
