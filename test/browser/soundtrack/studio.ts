import type { Music, Soundtrack as Tracks } from '../../../src/core/narration/schema.js';
import { soundtrack, type Soundtrack } from '../../../src/player/soundtrack/soundtrack.js';
import { wavHead } from '../../wav.js';

/* Sounds that are made here, real audio for the browser, and what is heard of the soundtrack. */

export const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function until(what: string, check: () => unknown, ms = 20_000): Promise<void> {
  const deadline = performance.now() + ms;
  while (!check()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain until ${what}.`);
    await wait(10);
  }
}

export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export const RATE = 44_100;
export const seconds = (length: number, sample: (t: number) => number): Float32Array<ArrayBuffer> =>
  Float32Array.from({ length: Math.round(length * RATE) }, (_, n) => sample(n / RATE));

/** A low tone of 50 ms on each beat. */
export function clicks(bpm: number, length: number, first = 0.1): Float32Array<ArrayBuffer> {
  const beat = 60 / bpm;
  return seconds(length, (t) => {
    const since = (t - first + 1000 * beat) % beat;
    return t < first ? 0 : 0.8 * Math.sin(2 * Math.PI * 110 * since) * Math.exp(-since / 0.012);
  });
}

/** 16-bit WAV. */
export function wav(...channels: readonly Float32Array[]): Blob {
  const length = channels[0]!.length;
  const bytes = new DataView(new ArrayBuffer(length * channels.length * 2));
  for (let n = 0; n < length; n++)
    channels.forEach((samples, c) =>
      bytes.setInt16((n * channels.length + c) * 2, Math.max(-1, Math.min(1, samples[n]!)) * 32_767, true),
    );
  const head = wavHead(bytes.byteLength, { rate: RATE, channels: channels.length });
  return new Blob([head, bytes.buffer], { type: 'audio/wav' });
}

export const music = (sound: Blob | string): Music => ({
  src: typeof sound === 'string' ? sound : URL.createObjectURL(sound),
  type: 'audio/wav',
  bytes: 1,
  sha256: 'a'.repeat(64),
});

/** Where the words begin in what the voice says. */
export const FIRST_WORD_MS = 282;

/** What the browser is asked to play, and how loud it is. */
export interface Ear {
  readonly contexts: AudioContext[];
  readonly starts: { readonly source: AudioBufferSourceNode; readonly when: number }[];
  /** Of all that Web Audio plays now: root mean square over the last 46 ms. */
  level(): number;
  close(): void;
}

/** Listens where sound leaves Web Audio; what plays is the browser's own. */
export function listen(): Ear {
  const contexts: AudioContext[] = [];
  const starts: { source: AudioBufferSourceNode; when: number }[] = [];
  const { start } = AudioBufferSourceNode.prototype;
  let analyser: AnalyserNode | undefined;
  // Its two overloads, as one function.
  const prototype = AudioNode.prototype as { connect: (this: AudioNode, ...args: unknown[]) => unknown };
  const { connect } = prototype;
  prototype.connect = function (...args) {
    const { context } = this;
    if (context instanceof AudioContext && args[0] === context.destination) {
      contexts.push(context);
      analyser = new AnalyserNode(context, { fftSize: 2048 });
      connect.call(this, analyser);
    }
    return connect.apply(this, args);
  };
  AudioBufferSourceNode.prototype.start = function (
    this: AudioBufferSourceNode,
    when = 0,
    ...rest: number[]
  ) {
    // Analysis renders offline.
    if (this.context instanceof AudioContext) starts.push({ source: this, when });
    start.call(this, when, ...rest);
  };
  return {
    contexts,
    starts,
    level() {
      if (analyser?.context.state !== 'running') return 0;
      const samples = new Float32Array(2048);
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close() {
      prototype.connect = connect;
      AudioBufferSourceNode.prototype.start = start;
    },
  };
}

export interface Player {
  readonly media: HTMLAudioElement;
  readonly track: Soundtrack;
  switch(isOn: boolean): void;
  /** As the player does: asks the soundtrack, then the voice. */
  play(cancelled?: AbortSignal): Promise<void>;
  remove(): void;
}

const voice = URL.createObjectURL(wav(seconds(30, () => 0)));

export function openPlayer(tracks: Tracks): Player {
  const media = document.createElement('audio');
  media.preload = 'none';
  media.src = voice;
  const removed = new AbortController();
  const listener = { isOn: true };
  const track = soundtrack({
    media,
    tracks,
    base: new URL(location.href),
    speech: -16,
    firstWordMs: FIRST_WORD_MS,
    isOn: () => listener.isOn,
    signal: removed.signal,
  });
  return {
    media,
    track,
    switch(isOn) {
      listener.isOn = isOn;
      track.switched();
    },
    async play(cancelled = new AbortController().signal) {
      await track.beforePlay(cancelled);
      if (!cancelled.aborted) await media.play();
    },
    remove() {
      media.pause();
      removed.abort();
    },
  };
}
