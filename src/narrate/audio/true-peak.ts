/*
 * True peak after ITU-R BS.1770-4, annex 2: the signal between the samples, by 4× oversampling with the standard's
 * 48-tap filter, here as its phases (the third and fourth are the second and first reversed).
 */

const PHASE_0 = [
  0.001708984375, 0.010986328125, -0.0196533203125, 0.033203125, -0.0594482421875, 0.1373291015625, 0.97216796875,
  -0.102294921875, 0.047607421875, -0.026611328125, 0.014892578125, -0.00830078125,
];
const PHASE_1 = [
  -0.0291748046875, 0.029296875, -0.0517578125, 0.089111328125, -0.16650390625, 0.465087890625, 0.77978515625,
  -0.2003173828125, 0.1015625, -0.0582275390625, 0.0330810546875, -0.0189208984375,
];
const TAPS = PHASE_0.length;
/** The first two phases, tap by tap. */
const FILTER = Float64Array.from(PHASE_0.flatMap((tap, i) => [tap, PHASE_1[i] ?? 0]));

/** The largest absolute value of the signal around sample `n`, between the samples included. All that it reads must be there. */
function peakAround(pcm: Float32Array, n: number): number {
  let [first, second, third, fourth] = [0, 0, 0, 0];
  for (let tap = 0; tap < TAPS; tap++) {
    const before = pcm[n + TAPS / 2 - 1 - tap] ?? 0;
    const after = pcm[n - TAPS / 2 + tap] ?? 0;
    const outer = FILTER[2 * tap] ?? 0;
    const inner = FILTER[2 * tap + 1] ?? 0;
    first += outer * before;
    second += inner * before;
    third += inner * after;
    fourth += outer * after;
  }
  return Math.max(
    Math.abs(pcm[n] ?? 0),
    Math.max(Math.abs(first), Math.abs(second)),
    Math.max(Math.abs(third), Math.abs(fourth)),
  );
}

/**
 * The same near an end of the signal, where silence is before or after it. Apart from it, because V8 compiles what has
 * read past the end of an array anew, and slower.
 */
function peakAtEnd(pcm: Float32Array, n: number): number {
  const around = new Float32Array(2 * TAPS);
  const first = Math.max(0, n - TAPS);
  around.set(pcm.subarray(first, n + TAPS), first - (n - TAPS));
  return peakAround(around, TAPS);
}

/** Between samples the standard's filter adds at most its largest phase's gain to the samples around. */
const LARGEST_GAIN = Math.max(
  ...[PHASE_0, PHASE_1].map((taps) => taps.reduce((sum, tap) => sum + Math.abs(tap), 0)),
);

/** Samples that are passed over together; at least half the taps, so that a filter reaches into the next block only. */
const BLOCK = 8;

export interface Peak {
  /** Of the sample around which it is. */
  readonly index: number;
  /** Linear. */
  readonly peak: number;
}

/**
 * The samples around which the true peak exceeds `limit` (linear), in order. Samples in quiet surroundings are passed
 * over without filtering. A list and no function that is called for each: V8 compiles this anew for every such function.
 */
export function peaksOver(pcm: Float32Array, limit: number): Peak[] {
  const found: Peak[] = [];
  const quiet = limit / LARGEST_GAIN;
  let before = 0;
  let here = loudestIn(pcm, 0, BLOCK);
  for (let start = 0; start < pcm.length; start += BLOCK) {
    const after = loudestIn(pcm, start + BLOCK, start + 2 * BLOCK);
    if (before > quiet || here > quiet || after > quiet) {
      const end = Math.min(pcm.length, start + BLOCK);
      if (start >= TAPS && end + TAPS <= pcm.length) addPeaksOver(pcm, limit, start, end, found);
      else addPeaksAtEnd(pcm, limit, start, end, found);
    }
    before = here;
    here = after;
  }
  return found;
}

/** Those of one block. So small that V8 puts `peakAround` into it: as a call it would make an object of each number. */
function addPeaksOver(pcm: Float32Array, limit: number, start: number, end: number, found: Peak[]): void {
  for (let index = start; index < end; index++) {
    const peak = peakAround(pcm, index);
    if (peak > limit) found.push({ index, peak });
  }
}

function addPeaksAtEnd(pcm: Float32Array, limit: number, start: number, end: number, found: Peak[]): void {
  for (let index = start; index < end; index++) {
    const peak = peakAtEnd(pcm, index);
    if (peak > limit) found.push({ index, peak });
  }
}

/** The largest absolute sample from `start` to `end` or the end of all. */
function loudestIn(pcm: Float32Array, start: number, end: number): number {
  const last = Math.min(end, pcm.length);
  let loudest = 0;
  for (let n = start; n < last; n++) {
    const value = Math.abs(pcm[n] ?? 0);
    if (value > loudest) loudest = value;
  }
  return loudest;
}

const decibels = (peak: number): number => 20 * Math.log10(peak);

export interface PeakMeter {
  push(pcm: Float32Array): void;
  /** @returns dBTP of all that was pushed; −Infinity for silence */
  truePeak(): number;
}

/** Measures in stretches what `truePeak` measures at once: a sample is judged when those after it are there. */
export function peakMeter(): PeakMeter {
  let before = new Float32Array(0);
  let peak = 0;
  const measure = (pcm: Float32Array, end: number): void => {
    peak = Math.max(peak, loudestIn(pcm, 0, pcm.length));
    for (const { index, peak: found } of peaksOver(pcm, peak))
      if (index >= TAPS && index < end && found > peak) peak = found;
  };
  return {
    push(pcm) {
      // The first sample of all has silence before it.
      const kept = before.length === 0 ? new Float32Array(TAPS) : before;
      const joined = new Float32Array(kept.length + pcm.length);
      joined.set(kept);
      joined.set(pcm, kept.length);
      measure(joined, joined.length - TAPS);
      before = joined.slice(-2 * TAPS);
    },
    truePeak() {
      measure(before, before.length);
      return decibels(peak);
    },
  };
}

/** @returns dBTP; −Infinity for silence */
export function truePeak(pcm: Float32Array): number {
  const meter = peakMeter();
  meter.push(pcm);
  return meter.truePeak();
}
