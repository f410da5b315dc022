import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { infoFrame } from '../../src/narrate/audio/info-tag.js';
import { encodeMp3 } from '../../src/narrate/audio/mp3.js';
import { lagAfter, mp3Lag, timingOf } from '../../src/player/mp3-lag.js';
import { sampleNarration } from '../core/narration/sample.js';

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

  test('is not guessed where a part of the frame says something else', async () => {
    const right = await fileOf(22_050);
    assert.ok(timingOf(right));
    for (const [at, byte] of [[0, 0x12], [1, 0xf5], [13, 0x78], [20, 0x07], [133, 0x78]] as const) {
      const wrong = right.slice();
      wrong[at] = byte;
      assert.equal(timingOf(wrong), undefined, `byte ${at}`);
    }
    assert.equal(timingOf(right.subarray(0, 199)), undefined);
  }); // prettier-ignore

  /** Of a file on the page's own server, in the engine, after a seek: what was asked for, and the lag at 1 s. */
  async function lagOf(
    t: TestContext,
    file: Uint8Array<ArrayBuffer>,
    more: { readonly agent?: string; readonly src?: string; readonly ranges?: boolean; readonly types?: readonly string[] } = {},
  ) {
    const { agent = 'Chrome/150', src = 'https://example.org/a.mp3', ranges = true, types = ['audio/mpeg'] } = more;
    for (const [name, value] of [['navigator', { userAgent: agent }], ['location', { origin: 'https://page.example' }]] as const) {
      const before = Object.getOwnPropertyDescriptor(globalThis, name);
      Object.defineProperty(globalThis, name, { configurable: true, value });
      t.after(() => (before ? Object.defineProperty(globalThis, name, before) : Reflect.deleteProperty(globalThis, name)));
    }
    const asked: string[] = [];
    t.mock.method(globalThis, 'fetch', (_: string, { headers }: { readonly headers: { readonly range: string } }) => {
      asked.push(headers.range);
      const [from, to] = headers.range.slice(6).split('-').map(Number) as [number, number];
      return Promise.resolve(ranges ? new Response(file.slice(from, to + 1), { status: 206 }) : new Response(file));
    });
    const media = Object.assign(new EventTarget(), { src });
    const { audio: [one], ...rest } = sampleNarration();
    const narration = { ...rest, audio: types.map((type) => ({ ...one!, type })) };
    const end = new AbortController();
    const lag = mp3Lag(media as unknown as HTMLMediaElement, { narration, url: new URL('https://example.org/a.json') }, end.signal);
    assert.equal(lag(1000), 0, 'nobody has sought yet');
    for (let seek = 0; seek < 2; seek++) {
      media.dispatchEvent(new Event('seeking'));
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
    return { asked, lag: Math.round(lag(1000)) };
  } // prettier-ignore

  async function fileOf(rate: number): Promise<Uint8Array<ArrayBuffer>> {
    const music = await encodeMp3(new Float32Array(rate), rate);
    const samples = 400 * (rate > 32_000 ? 1152 : 576) - 2000;
    const bytes = new Uint8Array(4096);
    bytes.set(infoFrame({ head: music.subarray(0, 4), frames: 400, bytes: music.length, crc: 0, samples }));
    return bytes;
  }
  /** Behind a tag with a picture in it. */
  function tagged(file: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(10 + size + file.length);
    whole.set([0x49, 0x44, 0x33, 4, 0, 0, ...[21, 14, 7, 0].map((bits) => (size >> bits) & 127)]);
    whole.set(file, 10 + size);
    return whole;
  }

  test('is read once, when somebody seeks, from half a kilobyte of the file', async (t) => {
    const file = await fileOf(22_050);
    assert.deepEqual(await lagOf(t, file), { asked: ['bytes=0-511'], lag: 50 });
    assert.deepEqual(await lagOf(t, file, { ranges: false }), { asked: ['bytes=0-511'], lag: 50 });
    assert.deepEqual(await lagOf(t, file, { agent: 'Firefox/150' }), { asked: ['bytes=0-511'], lag: -26 });
    assert.deepEqual(await lagOf(t, file, { src: 'https://page.example/a.mp3' }), {
      asked: ['bytes=0-511'],
      lag: 50,
    });
  });

  test('is found behind a tag of some size, with ranges or without; not behind one that holds pictures', async (t) => {
    const file = tagged(await fileOf(22_050), 3000);
    const asked = ['bytes=0-511', 'bytes=3010-3521'];
    assert.deepEqual(await lagOf(t, file), { asked, lag: 50 });
    assert.deepEqual(await lagOf(t, file, { ranges: false }), { asked, lag: 50 });
    assert.deepEqual(await lagOf(t, tagged(await fileOf(22_050), 1 << 20)), {
      asked: ['bytes=0-511'],
      lag: 0,
    });
  });

  test('is not asked for where it does not matter, or the file is another server’s', async (t) => {
    const file = await fileOf(22_050);
    const nothing = { asked: [], lag: 0 };
    assert.deepEqual(await lagOf(t, file, { agent: 'AppleWebKit' }), nothing);
    assert.deepEqual(await lagOf(t, file, { types: ['audio/mpeg', 'audio/ogg'] }), nothing);
    assert.deepEqual(await lagOf(t, file, { src: 'https://other.example/a.mp3' }), nothing);
    assert.deepEqual(await lagOf(t, file, { src: '' }), nothing);
    assert.deepEqual(await lagOf(t, new Uint8Array(10)), { asked: ['bytes=0-511'], lag: 0 });
  });
});
