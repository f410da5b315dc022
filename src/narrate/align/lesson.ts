import type { Speech, Utterance, Voice } from '../voice/voice.js';
import { featuresOf, vectors } from './features.js';
import type { ExpectedSound } from './forced.js';
import { resampler } from './resample.js';
import { practiceFor, practise } from './practice.js';
import { count, emptyTally, STATES, type Tally } from './sounds.js';
import { HOP_MS, highestOf, listen, SAMPLE_RATE } from './spectrum.js';

/*
 * What reference voices teach: they say the sentences, and of what they say the time of every sound is known. A voice
 * that does not tell its sounds teaches words instead, each cut into equal pieces.
 */

export interface Lesson {
  /** Number of states, that of silence included. */
  readonly states: number;
  /** For each utterance and each token of it its sounds, as long as the first voice makes them. */
  readonly tokens: readonly (readonly (readonly ExpectedSound[])[])[];
  /** One for each voice. */
  readonly tallies: readonly Tally[];
}

/** Length of the pieces of a word whose sounds are not told. */
const PIECE_MS = 75;
const MOST_PIECES = 14;
/** Sentences that the other voices say. */
const ENOUGH = 30;

interface Sound {
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** The sounds of each token. */
function soundsOf({ marks, phones }: Speech, { tokens }: Utterance): Sound[][] {
  if (phones && phones.length > 0) {
    let next = 0;
    return marks.map(({ endMs }, token) => {
      const own: Sound[] = [];
      for (; next < phones.length; next++) {
        const phone = phones[next];
        if (!phone || (token < marks.length - 1 && (phone.startMs + phone.endMs) / 2 >= endMs)) break;
        own.push(phone);
      }
      return own;
    });
  }
  return marks.map(({ startMs, endMs }, token) => {
    const name = tokens[token]?.text.toLowerCase() ?? '';
    const pieces = Math.max(1, Math.min(MOST_PIECES, Math.round((endMs - startMs) / PIECE_MS)));
    const length = (endMs - startMs) / pieces;
    return Array.from({ length: pieces }, (_, piece) => ({
      name: `${name} ${pieces}.${piece}`,
      startMs: startMs + piece * length,
      endMs: startMs + (piece + 1) * length,
    }));
  });
}

const toFloat = (pcm: Int16Array): Float32Array => Float32Array.from(pcm, (sample) => sample / 32768);

/** Samples of a voice as the aligner hears them. */
function heardFrom(pcms: readonly Int16Array[], rate: number, highestHz: number) {
  const listener = listen(highestHz);
  const starts: number[] = [];
  let samples = 0;
  for (const pcm of pcms) {
    const resampling = resampler(rate, SAMPLE_RATE);
    starts.push((samples * 1000) / SAMPLE_RATE / HOP_MS);
    for (const piece of [resampling.push(toFloat(pcm)), resampling.end()]) {
      samples += piece.length;
      listener.push(piece);
    }
  }
  return { features: featuresOf(listener.end()), starts };
}

/**
 * Lets the voices say the utterances. The first voice's pronunciation counts.
 * @param highestHz up to where the recording can be heard (`highestOf`)
 */
export async function learn(
  utterances: readonly Utterance[],
  voices: readonly Voice[],
  highestHz = highestOf(SAMPLE_RATE),
): Promise<Lesson> {
  const known = new Map<string, number>();
  const unit = (name: string): number => {
    const found = known.get(name) ?? known.size;
    known.set(name, found);
    return found;
  };
  const said: { speeches: Speech[]; sounds: Sound[][][]; voice: Voice }[] = [];
  const lang = utterances[0]?.lang;
  for (const voice of voices) {
    const own = voice === voices[0] ? utterances : utterances.slice(0, ENOUGH);
    const speeches: Speech[] = [];
    for (const utterance of own) speeches.push(await voice.speak(utterance));
    const practices = lang !== undefined && speeches.some(({ phones }) => phones);
    if (practices) speeches.push(...(await practise(voice, lang)));
    const all = [...own, ...(practices ? practiceFor(lang) : [])];
    const sounds = speeches.map((speech, i) => soundsOf(speech, all[i] ?? { tokens: [], lang: '' }));
    sounds.flat(2).forEach(({ name }) => unit(name));
    said.push({ speeches, sounds, voice });
  }
  const firstState = (name: string): number => 1 + unit(name) * STATES;
  const states = 1 + known.size * STATES;

  const tallies = said.map(({ speeches, sounds, voice }) => {
    const { features, starts } = heardFrom(
      speeches.map(({ pcm }) => pcm),
      voice.sampleRate,
      highestHz,
    );
    const tally = emptyTally(states);
    const frames = vectors(features, 0, features.frames);
    sounds.forEach((tokens, i) => {
      const origin = starts[i] ?? 0;
      for (const { name, startMs, endMs } of tokens.flat()) {
        const start = Math.ceil(origin + startMs / HOP_MS);
        const end = Math.ceil(origin + endMs / HOP_MS);
        for (let frame = start; frame < end; frame++) {
          const part = Math.min(STATES - 1, Math.floor(((frame - start) * STATES) / (end - start)));
          count(tally, firstState(name) + part, frames, frame);
        }
      }
    });
    return tally;
  });

  const first = said[0];
  return {
    states,
    tallies,
    tokens:
      first?.sounds.slice(0, utterances.length).map((tokens) =>
        tokens.map((own) =>
          own.map(({ name, startMs, endMs }) => ({
            state: firstState(name),
            duration: (endMs - startMs) / HOP_MS,
          })),
        ),
      ) ?? [],
  };
}
