import type { TestRunnerConfig } from '@web/test-runner';
import { crc16, frameStarts, infoFrame } from '../../src/narrate/audio/info-tag.js';
import { encodeMp3 } from '../../src/narrate/audio/mp3.js';
import { encodeOpus } from '../../src/narrate/audio/opus.js';
import { BURST_MS, BURSTS_MS, LENGTH_MS } from '../browser/player/bursts.js';

/* Audio whose sounds begin at known times, coded as narrations are: /bursts/RATE.mp3 and .opus, for tests in the browser. */

function bursts(sampleRate: number): Float32Array {
  const pcm = new Float32Array((LENGTH_MS * sampleRate) / 1000);
  const at = (ms: number): number => Math.round((ms * sampleRate) / 1000);
  for (const ms of BURSTS_MS)
    for (let n = at(ms); n < at(ms + BURST_MS); n++)
      pcm[n] = 0.5 * Math.cos((2 * Math.PI * 1000 * (n - at(ms))) / sampleRate);
  return pcm;
}

async function mp3(sampleRate: number): Promise<Buffer> {
  const pcm = bursts(sampleRate);
  const music = await encodeMp3(pcm, sampleRate);
  const info = infoFrame({
    head: music.subarray(0, 4),
    frames: frameStarts(music).length - 1,
    bytes: music.length,
    crc: crc16(music),
    samples: pcm.length,
  });
  return Buffer.concat([info, music]);
}

async function opus(sampleRate: number): Promise<Buffer> {
  const whole = (async function* () {
    yield await Promise.resolve(bursts(sampleRate));
  })();
  return Buffer.from((await encodeOpus(whole, sampleRate, {})).bytes);
}

const kinds = {
  mp3: { code: mp3, type: 'audio/mpeg' },
  opus: { code: opus, type: 'audio/ogg' },
};

/** Middleware of the test runner's server. */
export const serveBursts: NonNullable<TestRunnerConfig['middleware']>[number] = async (context, next) => {
  const [, rate, kind] = /^\/bursts\/(\d+)\.(mp3|opus)$/.exec(context.path) ?? [];
  if (!rate || !kind) {
    await next();
    return;
  }
  const { code, type } = kinds[kind as keyof typeof kinds];
  context.type = type;
  context.body = await code(Number(rate));
};
