/*
 * What the ear hears of a signal, 200 times a second: the energy in bands that are as wide as hearing's (mel scale,
 * Stevens & Volkmann 1937; the front end of speech recognition since Davis & Mermelstein 1980).
 */

/** Hz: what the aligner listens at. */
export const SAMPLE_RATE = 16_000;
export const HOP_MS = 5;
export const BANDS = 26;

const HOP = (SAMPLE_RATE * HOP_MS) / 1000;
const WINDOW = 320;
const FFT = 512;
const LOWEST_HZ = 80;
const HIGHEST_HZ = 7600;
const PRE_EMPHASIS = 0.97;

const mel = (hz: number): number => 1127 * Math.log(1 + hz / 700);

interface Band {
  readonly first: number;
  readonly weights: Float32Array;
}

/** Triangles that overlap by half, of equal width in mel. */
function melBands(highestHz: number): readonly Band[] {
  const low = mel(LOWEST_HZ);
  const step = (mel(highestHz) - low) / (BANDS + 1);
  return Array.from({ length: BANDS }, (_, band) => {
    const weightOf = (bin: number): number =>
      Math.max(0, 1 - Math.abs((mel((bin * SAMPLE_RATE) / FFT) - low) / step - (band + 1)));
    const bins = Array.from({ length: FFT / 2 }, (__, bin) => bin).filter((bin) => weightOf(bin) > 0);
    return { first: bins[0] ?? 0, weights: Float32Array.from(bins, weightOf) };
  });
}

const hamming = Float32Array.from(
  { length: WINDOW },
  (_, n) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (WINDOW - 1)),
);
const cosines = Float64Array.from({ length: FFT / 2 }, (_, k) => Math.cos((2 * Math.PI * k) / FFT));
const sines = Float64Array.from({ length: FFT / 2 }, (_, k) => Math.sin((2 * Math.PI * k) / FFT));
const bits = Math.log2(FFT);
const reversed = Uint16Array.from({ length: FFT }, (_, n) => {
  let to = 0;
  for (let bit = 0; bit < bits; bit++) if (n & (1 << bit)) to |= 1 << (bits - 1 - bit);
  return to;
});

/** Fast Fourier transform in place, radix 2, of values that lie in bit-reversed order. */
function transform(re: Float64Array, im: Float64Array): void {
  for (let size = 2; size <= FFT; size *= 2) {
    const half = size / 2;
    const step = FFT / size;
    for (let start = 0; start < FFT; start += size) {
      for (let k = 0; k < half; k++) {
        const a = start + k;
        const b = a + half;
        const cosine = cosines[k * step] ?? 0;
        const sine = sines[k * step] ?? 0;
        const bRe = re[b] ?? 0;
        const bIm = im[b] ?? 0;
        const turnedRe = bRe * cosine + bIm * sine;
        const turnedIm = bIm * cosine - bRe * sine;
        re[b] = (re[a] ?? 0) - turnedRe;
        im[b] = (im[a] ?? 0) - turnedIm;
        re[a] = (re[a] ?? 0) + turnedRe;
        im[a] = (im[a] ?? 0) + turnedIm;
      }
    }
  }
}

/** Energies of the bands, frame by frame; the middle of frame n lies at n × HOP_MS. */
export interface Spectrum {
  readonly frames: number;
  /** `BANDS` values a frame, linear. */
  readonly energies: Float32Array;
}

export interface Listener {
  /** @param samples mono at SAMPLE_RATE, full scale ±1 */
  push(samples: Float32Array): void;
  end(): Spectrum;
}

/** @param rate Hz that the sound had before it came to SAMPLE_RATE: above its half there is nothing to hear */
export const highestOf = (rate: number): number => Math.min(HIGHEST_HZ, rate * 0.46);

/** Hears a signal that comes in pieces of any size. Memory: 20 kB a second. @param highestHz where the bands end */
export function listen(highestHz = HIGHEST_HZ): Listener {
  const bands = melBands(highestHz);
  let energies = new Float32Array(BANDS * 1024);
  let frames = 0;
  let held = new Float32Array(WINDOW / 2);
  const re = new Float64Array(FFT);
  const im = new Float64Array(FFT);
  const power = new Float64Array(FFT / 2);
  const powerOfSecond = new Float64Array(FFT / 2);

  /** Two frames by one transform: one as the real part, one as the imaginary part. */
  function hear(from: Float32Array, at: number, second: boolean): void {
    re.fill(0);
    im.fill(0);
    for (let n = 0; n < WINDOW; n++) {
      const to = reversed[n] ?? 0;
      const weight = hamming[n] ?? 0;
      const a = at + n;
      re[to] = ((from[a] ?? 0) - PRE_EMPHASIS * (from[n === 0 ? a : a - 1] ?? 0)) * weight;
      if (!second) continue;
      const b = a + HOP;
      im[to] = ((from[b] ?? 0) - PRE_EMPHASIS * (from[n === 0 ? b : b - 1] ?? 0)) * weight;
    }
    transform(re, im);
    for (let k = 0; k < FFT / 2; k++) {
      const mirror = k === 0 ? 0 : FFT - k;
      const [x, y, u, v] = [re[k] ?? 0, im[k] ?? 0, re[mirror] ?? 0, im[mirror] ?? 0];
      power[k] = ((x + u) ** 2 + (y - v) ** 2) / 4;
      powerOfSecond[k] = ((y + v) ** 2 + (u - x) ** 2) / 4;
    }
    add(power);
    if (second) add(powerOfSecond);
  }

  function add(spectrum: Float64Array): void {
    if ((frames + 1) * BANDS > energies.length) {
      const grown = new Float32Array(energies.length * 2);
      grown.set(energies);
      energies = grown;
    }
    for (let band = 0; band < BANDS; band++) {
      const { first, weights } = bands[band] ?? { first: 0, weights: new Float32Array() };
      let sum = 0;
      for (let i = 0; i < weights.length; i++) sum += (weights[i] ?? 0) * (spectrum[first + i] ?? 0);
      energies[frames * BANDS + band] = sum;
    }
    frames++;
  }

  function push(samples: Float32Array): void {
    const all = new Float32Array(held.length + samples.length);
    all.set(held);
    all.set(samples, held.length);
    let at = 0;
    while (at + WINDOW <= all.length) {
      const second = at + HOP + WINDOW <= all.length;
      hear(all, at, second);
      at += second ? 2 * HOP : HOP;
    }
    held = all.slice(at);
  }
  return {
    push,
    end() {
      push(new Float32Array(WINDOW / 2));
      return { frames, energies: energies.subarray(0, frames * BANDS) };
    },
  };
}
