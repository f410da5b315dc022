import { wavHead } from '../../wav.js';

/*
 * What comes out of the player, heard by the test: the media element's own output, after the browser has stretched it.
 */

export const SAMPLE_RATE = 48_000;

/** 16 bit mono of a tone at each moment; 0 Hz is silence. */
export function tones(ms: number, hertzAt: (ms: number) => number): Blob {
  const samples = Math.round((ms * SAMPLE_RATE) / 1000);
  const bytes = new DataView(new ArrayBuffer(2 * samples));
  let phase = 0;
  for (let i = 0; i < samples; i++) {
    const hertz = hertzAt((i * 1000) / SAMPLE_RATE);
    phase += (2 * Math.PI * hertz) / SAMPLE_RATE;
    bytes.setInt16(2 * i, hertz ? Math.round(16_000 * Math.sin(phase)) : 0, true);
  }
  return new Blob([wavHead(2 * samples, { rate: SAMPLE_RATE }), bytes], { type: 'audio/wav' });
}

/** The media element that begins to play while `work` runs; the player's own is not in the document. */
export async function mediaThatPlays(work: () => Promise<void>): Promise<HTMLMediaElement> {
  const { play } = HTMLMediaElement.prototype;
  const played: HTMLMediaElement[] = [];
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    played.push(this);
    return play.call(this);
  };
  try {
    await work();
  } finally {
    HTMLMediaElement.prototype.play = play;
  }
  const [found] = played;
  if (!found) throw new Error('Nothing has played.');
  return found;
}

const recorder = `registerProcessor('recorder', class extends AudioWorkletProcessor {
  process([[channel]]) { if (channel) this.port.postMessage(channel.slice()); return true; }
})`;

export interface Ear {
  /** Everything heard since the beginning, at SAMPLE_RATE. */
  heard(): Float32Array;
  close(): Promise<void>;
}

export async function listenTo(media: HTMLMediaElement): Promise<Ear> {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  await context.audioWorklet.addModule(
    URL.createObjectURL(new Blob([recorder], { type: 'text/javascript' })),
  );
  const stream = (media as HTMLMediaElement & { captureStream(): MediaStream }).captureStream();
  const source = context.createMediaStreamSource(stream);
  const node = new AudioWorkletNode(context, 'recorder');
  const chunks: Float32Array[] = [];
  node.port.onmessage = ({ data }) => void chunks.push(data as Float32Array);
  source.connect(node).connect(context.destination);
  await context.resume();
  return {
    heard() {
      const all = new Float32Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const chunk of chunks) {
        all.set(chunk, at);
        at += chunk.length;
      }
      return all;
    },
    close: () => context.close(),
  };
}

/** How much of a tone there is (Goertzel): 1 for a sine of full scale. */
export function strength(samples: Float32Array, hertz: number): number {
  const turn = (2 * Math.PI * hertz) / SAMPLE_RATE;
  let [re, im] = [0, 0];
  samples.forEach((sample, i) => {
    re += sample * Math.cos(turn * i);
    im += sample * Math.sin(turn * i);
  });
  return (2 * Math.hypot(re, im)) / samples.length;
}
