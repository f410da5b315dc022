import wrapper from '@libav.js/variant-opus-af';
import { OggOpusDecoder } from 'ogg-opus-decoder';
import { AudioArticleError } from '../../core/errors.js';
import type { Inspection } from './inspect.js';
import { energyMeter, loudnessOf } from './loudness.js';
import { peakMeter } from './true-peak.js';

/*
 * Ogg Opus after RFC 7845: libopus and ffmpeg's muxer as WebAssembly. Pre-skip and the last granule position cut
 * encoder delay and padding, so a decoder gives back exactly the samples that went in; another decoder proves it.
 */

/** bit/s: speech is transparent to most listeners. */
const BITRATE = 32_000;

/** What libopus takes as it is (Hz); everything else is resampled to the last. */
const RATES = [8000, 12_000, 16_000, 24_000, 48_000];
const DECODED_RATE = 48_000;

/** FFmpeg's AVFMT_FLAG_BITEXACT: no random serial number, no version of the muxer. */
const BIT_EXACT = 0x400;
const MONO = 4;
/** Frames of 20 ms that are handed over together. */
const FRAMES_AT_ONCE = 50;

export const OPUS_TYPE = 'audio/ogg; codecs=opus';

export interface OpusFile {
  readonly bytes: Uint8Array;
  /** LUFS, as decoded. */
  readonly loudness: number;
  /** dBTP, as decoded. */
  readonly truePeak: number;
}

type Codec = Awaited<ReturnType<typeof wrapper.LibAV>>;
type Frame = Parameters<Codec['ff_encode_multi']>[3][number];

let opened: Promise<Codec> | undefined;
const open = (): Promise<Codec> => (opened ??= wrapper.LibAV({ noworker: true, nothreads: true }));

function refuse(reason: string): never {
  throw new AudioArticleError(
    'AA_E_AUDIO_MISMATCH',
    `The Opus encoder gave back another sound than it was given: ${reason}. The words would be marked at the wrong time.`,
  );
}

/** Only one file is written at a time: the codec has one place for it. */
let before: Promise<unknown> = Promise.resolve();

/**
 * A mono signal, stretch by stretch, as an Ogg Opus file. The same samples and tags give the same bytes.
 * @param tags Vorbis comments: names without `=`
 * @throws AudioArticleError AA_E_AUDIO_MISMATCH if it does not decode to exactly the samples that went in
 */
export function encodeOpus(
  stretches: AsyncIterable<Float32Array>,
  sampleRate: number,
  tags: Readonly<Record<string, string>>,
): Promise<OpusFile> {
  const encoding = before.then(() => encode(stretches, sampleRate, tags));
  before = encoding.catch(() => undefined);
  return encoding;
}

async function encode(
  stretches: AsyncIterable<Float32Array>,
  sampleRate: number,
  tags: Readonly<Record<string, string>>,
): Promise<OpusFile> {
  const codec = await open();
  const rate = RATES.includes(sampleRate) ? sampleRate : DECODED_RATE;
  const listener = await listen(rate);
  const written: Uint8Array[] = [];
  let size = 0;
  await codec.mkstreamwriterdev('out.opus');
  codec.onwrite = (_, position, data) => {
    if (position !== size) refuse('a page was written anew');
    size += data.length;
    written.push(Uint8Array.from(data));
  };
  const [, context, frame, packet, frameSize] = await codec.ff_init_encoder('libopus', {
    ctx: {
      bit_rate: BITRATE,
      sample_fmt: codec.AV_SAMPLE_FMT_FLT,
      sample_rate: rate,
      channel_layout: MONO,
      channels: 1,
    },
    time_base: [1, rate],
  });
  const [muxer, , page, streams] = await codec.ff_init_muxer({ filename: 'out.opus', open: true }, [
    [context, 1, rate],
  ]);
  try {
    await codec.AVFormatContext_flags_s(muxer, (await codec.AVFormatContext_flags(muxer)) | BIT_EXACT);
    let comments = 0;
    for (const [name, value] of Object.entries(tags))
      comments = await codec.av_dict_set_js(comments, name, value, 0);
    await codec.AVStream_metadata_s(streams[0] ?? 0, comments);
    await codec.avformat_write_header(muxer, 0);
    let at = 0;
    let heard = 0;
    const hear = async (): Promise<void> => {
      for (; heard < written.length; heard++) await listener.hear(written[heard] ?? new Uint8Array());
    };
    const code = async (pcm: Float32Array, end: boolean): Promise<void> => {
      const frames: Frame[] = [];
      for (let n = 0; n < pcm.length; n += frameSize) {
        const data = pcm.slice(n, n + frameSize);
        frames.push(frameOf(codec, data, rate, at));
        at += data.length;
      }
      listener.expect(pcm);
      const packets = await codec.ff_encode_multi(context, frame, packet, frames, end);
      await codec.ff_write_multi(muxer, packet, packets);
      await hear();
    };
    const fed = rate === sampleRate ? stretches : resampled(codec, stretches, sampleRate, rate);
    let rest = new Float32Array();
    for await (const stretch of fed) {
      const joined = new Float32Array(rest.length + stretch.length);
      joined.set(rest);
      joined.set(stretch, rest.length);
      const whole = frameSize * FRAMES_AT_ONCE;
      let from = 0;
      // One frame at least is kept for the end, where a shorter one may stand.
      for (; from + whole < joined.length; from += whole) await code(joined.slice(from, from + whole), false);
      rest = joined.slice(from);
    }
    await code(rest, true);
    await codec.av_write_trailer(muxer);
    await hear();
    return { bytes: Buffer.concat(written), ...(await listener.end()) };
  } finally {
    listener.free();
    await codec.ff_free_muxer(muxer, page);
    await codec.ff_free_encoder(context, frame, packet);
    await codec.unlink('out.opus');
  }
}

const frameOf = (codec: Codec, data: Float32Array, rate: number, at: number): Frame => ({
  data,
  format: codec.AV_SAMPLE_FMT_FLT,
  sample_rate: rate,
  channels: 1,
  channel_layout: MONO,
  nb_samples: data.length,
  pts: at,
  ptshi: 0,
});

async function* resampled(
  codec: Codec,
  stretches: AsyncIterable<Float32Array>,
  from: number,
  to: number,
): AsyncGenerator<Float32Array> {
  const settings = { sample_fmt: codec.AV_SAMPLE_FMT_FLT, channel_layout: MONO };
  const [graph, source, sink] = await codec.ff_init_filter_graph(
    `aresample=${to}`,
    { ...settings, sample_rate: from, time_base: [1, from] },
    { ...settings, sample_rate: to },
  );
  const frame = await codec.av_frame_alloc();
  try {
    let at = 0;
    const pass = async (data: Float32Array | undefined): Promise<Float32Array[]> => {
      const frames = data ? [frameOf(codec, data, from, at)] : [];
      at += data?.length ?? 0;
      const out = await codec.ff_filter_multi(source, sink, frame, frames, data === undefined);
      return out.map((filtered) => filtered.data as Float32Array);
    };
    for await (const stretch of stretches) yield* await pass(stretch);
    yield* await pass(undefined);
  } finally {
    await codec.av_frame_free_js(frame);
    await codec.avfilter_graph_free_js(graph);
  }
}

/** Below this it is another sound, or not at its place. */
const LEAST_LIKENESS = 0.7;

interface Listener {
  /** What goes in. */
  expect(pcm: Float32Array): void;
  /** The next bytes that were written. */
  hear(bytes: Uint8Array): Promise<void>;
  /** @throws AudioArticleError AA_E_AUDIO_MISMATCH */
  end(): Promise<Pick<OpusFile, 'loudness' | 'truePeak'>>;
  free(): void;
}

/** Decodes what is written and compares it with what goes in, while both go on. */
async function listen(rate: number): Promise<Listener> {
  const decoder = new OggOpusDecoder();
  await decoder.ready;
  const energies = energyMeter(DECODED_RATE);
  const peaks = peakMeter();
  const step = DECODED_RATE / rate;
  const waiting: Float32Array[] = [];
  let [ab, aa, bb] = [0, 0, 0];
  let [expected, heard, at] = [0, 0, 0];
  const compare = (pcm: Float32Array): void => {
    energies.push(pcm);
    peaks.push(pcm);
    for (let n = (step - (heard % step)) % step; n < pcm.length; n += step) {
      const x = waiting[0]?.[at++] ?? 0;
      const y = pcm[n] ?? 0;
      ab += x * y;
      aa += x * x;
      bb += y * y;
      if (at >= (waiting[0]?.length ?? 0)) {
        waiting.shift();
        at = 0;
      }
    }
    heard += pcm.length;
  };
  return {
    expect(pcm) {
      if (pcm.length > 0) waiting.push(pcm);
      expected += pcm.length * step;
    },
    hear: async (bytes) => compare(await decoded(decoder, bytes)),
    async end() {
      compare(await decoded(decoder));
      if (heard !== expected) refuse(`${heard} samples for ${expected}`);
      const alike = aa === 0 ? 1 : ab / Math.sqrt(aa * bb);
      if (alike < LEAST_LIKENESS) refuse(`it is ${Math.round(alike * 100)} % alike`);
      return { loudness: loudnessOf(energies.steps), truePeak: peaks.truePeak() };
    },
    free: () => decoder.free(),
  };
}

function undecodable(reason: string): never {
  throw new AudioArticleError(
    'AA_E_AUDIO_MISMATCH',
    `The audio cannot be decoded: ${reason}.`,
    'Narrate the article again.',
  );
}

/** What a listener gets of an Ogg Opus file. @throws AudioArticleError AA_E_AUDIO_MISMATCH */
export async function inspectOpus(chunks: AsyncIterable<Uint8Array>): Promise<Inspection> {
  const decoder = new OggOpusDecoder();
  await decoder.ready;
  const energies = energyMeter(DECODED_RATE);
  const peaks = peakMeter();
  let samples = 0;
  const add = (pcm: Float32Array): void => {
    energies.push(pcm);
    peaks.push(pcm);
    samples += pcm.length;
  };
  try {
    for await (const chunk of chunks) add(await decoded(decoder, chunk));
    add(await decoded(decoder));
  } finally {
    decoder.free();
  }
  if (samples === 0) undecodable('it holds no Ogg Opus pages');
  return {
    durationMs: (samples * 1000) / DECODED_RATE,
    samples,
    sampleRate: DECODED_RATE,
    loudness: loudnessOf(energies.steps),
    truePeak: peaks.truePeak(),
  };
}

/** The samples that these bytes complete; without bytes, those that are left. */
async function decoded(decoder: OggOpusDecoder, bytes?: Uint8Array): Promise<Float32Array> {
  try {
    // Its types call `decode` synchronous; it is not.
    const { channelData, errors } = await (bytes ? Promise.resolve(decoder.decode(bytes)) : decoder.flush());
    if (errors[0]) return undecodable(errors[0].message);
    return channelData[0] ?? new Float32Array();
  } catch (error) {
    return undecodable(error instanceof Error ? error.message : String(error));
  }
}
