/*
 * How loud music may be under a voice. WCAG 2.2, 1.4.7: at least 20 dB lower than the speech. Music goes by its loudest
 * 400 ms, K-weighted (ITU-R BS.1770, as the narration states its own loudness) or plain, whichever is louder: neither
 * a low drone, which K-weighting hears less, nor a bright bell, which a plain mean square hears less, comes too near.
 */

/** dB */
const UNDER_SPEECH = 20;
/** dB: sentences that are softer than the whole. */
const MARGIN = 6;

const STEP = 0.1;
const STEPS = 4;

/** dB re full scale; of each 400 ms, every 100 ms, and of what is shorter the whole. */
export function levels(
  channels: readonly Float32Array[],
  weighted: readonly Float32Array[],
  sampleRate: number,
): number[] {
  const step = Math.round(sampleRate * STEP);
  const energies = (signal: Float32Array): number[] =>
    Array.from({ length: Math.max(1, Math.ceil(signal.length / step)) }, (_, i) => {
      let sum = 0;
      const end = Math.min(signal.length, (i + 1) * step);
      for (let n = i * step; n < end; n++) sum += (signal[n] ?? 0) ** 2;
      return sum / step;
    });
  const [plain, heard] = [channels.map(energies), weighted.map(energies)];
  const windows = Math.max(1, (plain[0]?.length ?? 0) - STEPS + 1);
  const over = (steps: readonly number[], i: number): number =>
    steps.slice(i, i + STEPS).reduce((a, b) => a + b, 0) / Math.min(STEPS, steps.length);
  return Array.from({ length: windows }, (_, i) => {
    // A mono voice comes out of every loudspeaker, so its level stands against that of the loudest.
    const rms = Math.max(...plain.map((steps) => over(steps, i)));
    const loudness = heard.reduce((sum, steps) => sum + over(steps, i), 0);
    return Math.max(10 * Math.log10(rms), -0.691 + 10 * Math.log10(loudness));
  });
}

/** When music has faded so far that a voice may begin over it; seconds. @param heard as of `levels` */
export function endOf(heard: readonly number[], duration: number): number {
  const loudest = Math.max(...heard);
  const last = heard.findLastIndex((level) => level > loudest - UNDER_SPEECH - MARGIN);
  return Math.min(duration, (last + STEPS) * STEP);
}

const amplitude = (db: number): number => 10 ** (db / 20);

/** Never louder than it was made. @param speech LUFS @param loudest of `levels` */
export const bedGain = (speech: number, loudest: number): number =>
  amplitude(Math.min(0, speech - UNDER_SPEECH - MARGIN - loudest));

/** As loud as the voice will be. */
export const stingGain = (speech: number, loudest: number): number =>
  amplitude(Math.min(0, speech - loudest));
