import { executeServerCommand } from '@web/test-runner-commands';
import { engine } from '../engine.js';

/*
 * When sounds are heard, as performance.now() has it. In Firefox and WebKit: what comes out of the sound card. The
 * Chromium from npm has no way to one, so there it is what the media element gives to Web Audio; the way from there to a
 * loudspeaker is not measured.
 */

export interface Listening {
  /** Ends it. When each sound began, in order. */
  heard(): Promise<number[]>;
}

export const listenTo = (media: HTMLMediaElement): Promise<Listening> =>
  engine === 'chromium' ? listenByWebAudio(media) : listenAtSpeaker();

async function listenAtSpeaker(): Promise<Listening> {
  // The two clocks: of several askings the fastest is the surest.
  let [fastest, ahead] = [Infinity, 0];
  for (let i = 0; i < 20; i++) {
    const asked = performance.now();
    const { now } = await executeServerCommand<{ now: number }, undefined>('speaker-time');
    const told = performance.now();
    if (told - asked >= fastest) continue;
    fastest = told - asked;
    ahead = now - (asked + told) / 2;
  }
  await executeServerCommand('speaker-listen');
  return {
    async heard() {
      const { onsets } = await executeServerCommand<{ onsets: number[] }, undefined>('speaker-heard');
      return onsets.map((at) => at - ahead);
    },
  };
}

const processor = `registerProcessor('onsets', class extends AudioWorkletProcessor {
  quiet = Infinity;
  process([[samples]]) {
    samples?.forEach((sample, n) => {
      this.quiet++;
      if (Math.abs(sample) < 0.1) return;
      if (this.quiet > 0.05 * sampleRate) this.port.postMessage(currentTime + n / sampleRate);
      this.quiet = 0;
    });
    return true;
  }
});`;

async function listenByWebAudio(media: HTMLMediaElement): Promise<Listening> {
  const context = new AudioContext();
  const url = URL.createObjectURL(new Blob([processor], { type: 'text/javascript' }));
  await context.audioWorklet.addModule(url);
  URL.revokeObjectURL(url);
  const node = new AudioWorkletNode(context, 'onsets');
  context.createMediaElementSource(media).connect(node).connect(context.destination);
  const onsets: number[] = [];
  node.port.onmessage = ({ data }: MessageEvent<number>) => onsets.push(data);
  await context.resume();
  /** ms that performance.now() is ahead of the context's clock, which goes in steps. */
  const ahead: number[] = [];
  const asking = setInterval(() => ahead.push(performance.now() - context.currentTime * 1000), 7);
  return {
    async heard() {
      clearInterval(asking);
      await context.close();
      const middle = ahead.sort((a, b) => a - b)[ahead.length >> 1] ?? NaN;
      return onsets.map((seconds) => seconds * 1000 + middle);
    },
  };
}
