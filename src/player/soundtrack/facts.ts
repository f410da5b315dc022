import { update } from 'idb-keyval';
import { guess } from 'web-audio-beat-detector-worker/build/es2019/helpers/guess.js';
import { kWeighting } from '../../core/k-weighting.js';
import { deviceStore, recall } from '../device.js';
import { keep } from '../keep.js';
import type { Beats } from './bars.js';
import { beatsFrom, type Guess } from './beat-grid.js';
import { endOf, levels } from './level.js';

/*
 * What is found out about a piece of music, once for each listener. The tempo is web-audio-beat-detector's: its own
 * analyser, without the worker around it. That worker is made of a Blob, which a strict policy refuses (worker-src,
 * Trusted Types) and reports to the publisher each time; two minutes of music take the analyser 1 to 14 ms (measured).
 * Filtering is most of the work, and the browser does it on a thread of its own.
 */

export interface Facts {
  /** Undefined for music without a beat. */
  readonly beats: Beats | undefined;
  /** dB re full scale, of the loudest 400 ms (level.ts). */
  readonly loudest: number;
  /** Seconds: from then on a voice may speak over it. */
  readonly endsAt: number;
}

/** As web-audio-beat-detector filters. Hz */
const LOW_PASS = 240;
/** Pieces whose facts are kept: those of an ordinary site. */
const KEPT = 24;
const KEY = 'music';

type Kept = readonly (readonly [id: string, facts: Facts])[];

/** @param id of the content */
export async function factsOf(id: string, buffer: AudioBuffer): Promise<Facts> {
  const known = (await recall<Kept>(KEY))?.find(([other]) => other === id)?.[1];
  if (known) return known;
  const facts = await findOut(buffer);
  const withIt = (kept: Kept = []): Kept =>
    [[id, facts] as const, ...kept.filter(([other]) => other !== id)].slice(0, KEPT);
  await keep(KEY, withIt(), () => update<Kept>(KEY, withIt, deviceStore));
  return facts;
}

async function findOut(buffer: AudioBuffer): Promise<Facts> {
  const { sampleRate, duration, numberOfChannels } = buffer;
  const [low = new Float32Array(), ...weighted] = await filtered(buffer);
  const channels = Array.from({ length: numberOfChannels }, (_, i) => buffer.getChannelData(i));
  const heard = levels(channels, weighted, sampleRate);
  const found = tempoOf(low, sampleRate);
  const beats = found && beatsFrom(mixed(channels), sampleRate, found);
  return { beats, loudest: Math.max(...heard), endsAt: endOf(heard, duration) };
}

/** Low-passed mono, then each channel K-weighted. */
async function filtered(buffer: AudioBuffer): Promise<Float32Array[]> {
  const { numberOfChannels, length, sampleRate } = buffer;
  const context = new OfflineAudioContext(1 + numberOfChannels, length, sampleRate);
  const source = new AudioBufferSourceNode(context, { buffer });
  const out = new ChannelMergerNode(context, { numberOfInputs: 1 + numberOfChannels });
  const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
  source
    .connect(mono)
    .connect(new BiquadFilterNode(context, { type: 'lowpass', frequency: LOW_PASS }))
    .connect(out, 0, 0);
  const split = new ChannelSplitterNode(context, { numberOfOutputs: numberOfChannels });
  source.connect(split);
  for (let channel = 0; channel < numberOfChannels; channel++) {
    const [shelf, pass] = kWeighting(sampleRate).map(
      ({ b0, b1, b2, a1, a2 }) =>
        new IIRFilterNode(context, { feedforward: [b0, b1, b2], feedback: [1, a1, a2] }),
    ) as [IIRFilterNode, IIRFilterNode];
    split
      .connect(shelf, channel)
      .connect(pass)
      .connect(out, 0, 1 + channel);
  }
  context.destination.channelInterpretation = 'discrete';
  out.connect(context.destination);
  source.start();
  const rendered = await context.startRendering();
  return Array.from({ length: 1 + numberOfChannels }, (_, i) => rendered.getChannelData(i));
}

function tempoOf(low: Float32Array, sampleRate: number): Guess | undefined {
  // It takes music whose peaks are under 0.25 for silence; a bed may be mastered as soft as it is played.
  const peak = low.reduce((max, sample) => Math.max(max, sample), 0);
  if (!(peak > 0)) return undefined;
  try {
    return guess(
      low.map((sample) => sample / peak),
      sampleRate,
    );
  } catch {
    return undefined; // It found no beat.
  }
}

function mixed(channels: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(channels[0]?.length ?? 0);
  for (const channel of channels)
    for (let n = 0; n < sum.length; n++) sum[n] = (sum[n] ?? 0) + (channel[n] ?? 0);
  return sum;
}
