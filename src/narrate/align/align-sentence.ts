import { fitOf, foreignSounds, priorOf, SCALE, silenceOf, tallyForced, withSilence } from './adapt.js';
import { type Features, featuresOf } from './features.js';
import { type ExpectedSound, type Fit, force, type Stretch } from './forced.js';
import { forceAnew } from './force-anew.js';
import { learn } from './lesson.js';
import { resampler } from './resample.js';
import { emptyTally, soundsFrom, STATES } from './sounds.js';
import { HOP_MS, highestOf, listen, SAMPLE_RATE } from './spectrum.js';
import type { UtteranceToken, Voice } from '../voice/voice.js';

/** When a token is heard, and how sure that is. */
export interface AlignedMark {
  /** Ms from the first sample. */
  readonly startMs: number;
  readonly endMs: number;
  /** 0 (not heard, the time is a guess) to 1. */
  readonly confidence: number;
}

export interface SentenceToAlign {
  /** Mono. */
  readonly pcm: Int16Array | Float32Array;
  /** Hz. */
  readonly sampleRate: number;
  readonly tokens: readonly UtteranceToken[];
  /** BCP 47. */
  readonly lang: string;
  /** Speaks the language and knows the times of its own words (`marks: 'engine'`). */
  readonly reference: Voice;
  /** Others of the same engine: several are a better teacher. */
  readonly others?: readonly Voice[];
}

/** How often the sounds are learnt anew from the recording. */
const ROUNDS = 3;

/** Frames that a word moves at most when the sounds are learnt anew: a search of all would cost the square of the length. */
const WITHIN = 1000 / HOP_MS;

export function hear(pcm: Int16Array | Float32Array, sampleRate: number): Features {
  const samples = pcm instanceof Float32Array ? pcm : Float32Array.from(pcm, (sample) => sample / 32768);
  const resampling = resampler(sampleRate, SAMPLE_RATE);
  const listener = listen(highestOf(sampleRate));
  listener.push(resampling.push(samples));
  listener.push(resampling.end());
  return featuresOf(listener.end());
}

/** 0..1 from how well a word's frames fit its sounds. */
export function confidenceOf(
  { states, values }: Fit,
  sounds: readonly Stretch[],
  expected: readonly ExpectedSound[],
): number {
  let sum = 0;
  let frames = 0;
  sounds.forEach(({ start, end }, sound) => {
    const first = expected[sound]?.state ?? 0;
    frames += end - start;
    for (let frame = start; frame < end; frame++)
      sum += values[frame * states + first + Math.floor(((frame - start) * STATES) / (end - start))] ?? 0;
  });
  const nats = sum / Math.max(1, frames) / SCALE.force;
  return 1 / (1 + Math.exp(-(nats + 12) * 0.375));
}

/**
 * The times of a sentence's tokens in audio that says nothing else, by what the reference voice makes of them.
 * @returns one mark per token, in order; never goes back
 * @throws AudioArticleError AA_E_VOICE_FAILED, AA_E_VOICE_UNAVAILABLE of the reference voice
 */
export async function alignSentence(sentence: SentenceToAlign): Promise<AlignedMark[]> {
  const { pcm, sampleRate, tokens, lang, reference, others = [] } = sentence;
  const features = hear(pcm, sampleRate);
  const lesson = await learn([{ tokens, lang }], [reference, ...others], highestOf(sampleRate));
  const sounding = (lesson.tokens[0] ?? []).flatMap((sounds, token) =>
    sounds.length > 0 ? [{ token, sounds }] : [],
  );
  const words = sounding.map((word) => word.sounds);

  const whole = { from: 0, to: features.frames };
  const silence = silenceOf(features);
  let sounds = foreignSounds(lesson, silence);
  const prior = priorOf(sounds);
  let fit = fitOf(sounds, features, whole);
  let forced = forceAnew(fit, words, WITHIN);
  for (let round = 0; round < ROUNDS && forced; round++) {
    const own = emptyTally(lesson.states);
    tallyForced(own, features, 0, forced, words);
    sounds = soundsFrom([withSilence(own, silence)], 0.1, prior);
    fit = fitOf(sounds, features, whole);
    forced = force(fit, words, { near: { sounds: forced.sounds, within: WITHIN } }) ?? forced;
  }

  const durationMs = (pcm.length * 1000) / sampleRate;
  const marks: AlignedMark[] = [];
  let next = 0;
  tokens.forEach((_, token) => {
    const last = marks.at(-1)?.endMs ?? 0;
    const known = sounding[next]?.token === token ? next++ : -1;
    const word = forced?.words[known];
    const time = (frame: number): number => Math.max(last, Math.min(durationMs, (frame - 0.5) * HOP_MS));
    marks.push(
      word && forced
        ? {
            startMs: time(word.start),
            endMs: time(word.end),
            confidence: confidenceOf(fit, forced.sounds[known] ?? [], words[known] ?? []),
          }
        : { startMs: last, endMs: last, confidence: 0 },
    );
  });
  return marks;
}
