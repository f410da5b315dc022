import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kWeighting, type Biquad } from '../../src/core/k-weighting.js';

/** How much louder a filter makes a tone, in dB. */
function gainAt(hz: number, sampleRate: number, { b0, b1, b2, a1, a2 }: Biquad): number {
  const w = (2 * Math.PI * hz) / sampleRate;
  const power = (p0: number, p1: number, p2: number): number =>
    (p0 + p1 * Math.cos(w) + p2 * Math.cos(2 * w)) ** 2 + (p1 * Math.sin(w) + p2 * Math.sin(2 * w)) ** 2;
  return 10 * Math.log10(power(b0, b1, b2) / power(1, a1, a2));
}

describe('the K-weighting', () => {
  it('is at 48 kHz what ITU-R BS.1770-4 prints, tables 1 and 2', () => {
    const printed = [
      { b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585 },
      { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 },
    ]; // prettier-ignore
    for (const [at, filter] of kWeighting(48_000).entries())
      for (const [name, value] of Object.entries(filter) as [keyof Biquad, number][])
        assert.ok(Math.abs(value - printed[at]![name]) < 1e-6, `${at} ${name}: ${value}`);
  });

  it('sounds the same at other rates', () => {
    const [shelf, pass] = kWeighting(48_000);
    for (const rate of [22_050, 44_100, 96_000]) {
      const [otherShelf, otherPass] = kWeighting(rate);
      for (const hz of [30, 100, 1000, 3000]) {
        assert.ok(
          Math.abs(gainAt(hz, rate, otherShelf) - gainAt(hz, 48_000, shelf)) < 0.3,
          `shelf, ${hz} Hz`,
        );
        assert.ok(Math.abs(gainAt(hz, rate, otherPass) - gainAt(hz, 48_000, pass)) < 0.3, `pass, ${hz} Hz`);
      }
    }
  });
});
