/*
 * Band-limited interpolation (J. O. Smith, “Digital Audio Resampling”): each output sample is a sum of input samples
 * under a sinc with a Kaiser window, from a table of as many phases as the ratio has.
 */

/** Zero crossings of the sinc on each side. */
const CROSSINGS = 16;
/** About 80 dB of stop band. */
const BETA = 8;
/** Of the lower Nyquist frequency: the rest is the transition band. */
const PASSED = 0.94;

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The modified Bessel function of the first kind, order 0. */
function bessel0(x: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
}

export interface Resampler {
  /** The next samples in, those that can be told already out. */
  push(samples: Float32Array): Float32Array;
  /** The rest; nothing may be pushed after it. */
  end(): Float32Array;
}

/**
 * Changes the sample rate of a signal that comes in pieces of any size; the result does not depend on them. Sample n of
 * the output lies at the time n / to: nothing is delayed. What is above half the lower rate is taken away.
 * @param from Hz, a whole number
 * @param to Hz, a whole number
 */
export function resampler(from: number, to: number): Resampler {
  if (from === to) return { push: (samples) => samples.slice(), end: () => new Float32Array() };
  const divisor = gcd(from, to);
  const up = to / divisor;
  const down = from / divisor;
  const cutoff = Math.min(1, to / from) * PASSED;
  const reach = Math.ceil(CROSSINGS / cutoff);
  const taps = 2 * reach;
  const table = new Float32Array(up * taps);
  const scale = bessel0(BETA);
  for (let phase = 0; phase < up; phase++) {
    let sum = 0;
    for (let tap = 0; tap < taps; tap++) {
      // Input samples between this tap and the output sample.
      const x = tap - (reach - 1) - phase / up;
      const window = Math.abs(x) >= reach ? 0 : bessel0(BETA * Math.sqrt(1 - (x / reach) ** 2)) / scale;
      const sinc = x === 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x);
      table[phase * taps + tap] = sinc * window;
      sum += sinc * window;
    }
    // A constant stays what it is, in each phase.
    for (let tap = 0; tap < taps; tap++) {
      const at = phase * taps + tap;
      table[at] = (table[at] ?? 0) / sum;
    }
  }

  /** Begins `reach - 1` samples before the sample that the next output lies at or after. */
  let held = new Float32Array(reach - 1);
  let phase = 0;
  let received = 0;
  let given = 0;
  const advance = (samples: Float32Array, most: number): Float32Array => {
    const all = new Float32Array(held.length + samples.length);
    all.set(held);
    all.set(samples, held.length);
    const output: number[] = [];
    let at = 0;
    while (at + taps <= all.length && given < most) {
      let sum = 0;
      const row = phase * taps;
      for (let tap = 0; tap < taps; tap++) sum += (all[at + tap] ?? 0) * (table[row + tap] ?? 0);
      output.push(sum);
      given++;
      phase += down;
      at += Math.floor(phase / up);
      phase %= up;
    }
    held = all.slice(at);
    return Float32Array.from(output);
  };
  return {
    push(samples) {
      received += samples.length;
      return advance(samples, Infinity);
    },
    end: () => advance(new Float32Array(taps + Math.ceil(down / up)), Math.ceil((received * up) / down)),
  };
}
