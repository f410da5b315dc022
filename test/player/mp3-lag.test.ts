import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { infoFrame } from '../../src/narrate/audio/info-tag.js';
import { encodeMp3 } from '../../src/narrate/audio/mp3.js';
import { lagAfter, timingOf } from '../../src/player/mp3-lag.js';

/* What the browsers really do is measured in test/browser/player/sync.test.ts. */

suite('How far an MP3 is heard beside the told position after a seek', () => {
  for (const [rate, frameMs, delayMs] of [
    [22_050, 26.12, 50.11],
    [24_000, 24, 46.04],
    [44_100, 26.12, 25.06],
  ] as const)
    test(`is found in the first frame of what narrate has coded at ${rate} Hz`, async () => {
      const music = await encodeMp3(new Float32Array(rate), rate);
      const head = music.subarray(0, 4);
      const bytes = new Uint8Array(512);
      bytes.set(
        infoFrame({
          head,
          frames: 400,
          bytes: music.length,
          crc: 0,
          samples: 400 * (rate > 32_000 ? 1152 : 576) - 2000,
        }),
      );
      const timing = timingOf(bytes)!;
      assert.equal(timing.frames, 400);
      assert.ok(Math.abs(timing.frameMs - frameMs) < 0.01, String(timing.frameMs));
      assert.ok(Math.abs(timing.delayMs - delayMs) < 0.01, String(timing.delayMs));
    });

  test('is not guessed where there is no such frame', () => {
    assert.equal(timingOf(new Uint8Array(0)), undefined);
    assert.equal(timingOf(new Uint8Array(512)), undefined);
    assert.equal(timingOf(new Uint8Array(512).fill(255)), undefined);
    assert.equal(timingOf(new TextEncoder().encode('OggS'.repeat(128))), undefined);
  });

  test('is nothing at the beginning, and a frame less in Chromium’s second half', () => {
    const timing = { frameMs: 26, delayMs: 50, frames: 100 };
    assert.equal(lagAfter(0, timing, 'chromium'), 0);
    assert.equal(lagAfter(1000, timing, 'chromium'), 50);
    assert.equal(lagAfter(2000, timing, 'chromium'), 24);
    assert.equal(lagAfter(10, timing, 'firefox'), 0);
    assert.equal(lagAfter(2000, timing, 'firefox'), -26);
  });
});
