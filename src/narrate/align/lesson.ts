import type { Speech, Utterance, Voice } from '../voice/voice.js';
import { type Features, featuresOf, vectors } from './features.js';
import type { ExpectedSound } from './forced.js';
import { resampler } from './resample.js';
import { practiceFor } from './practice.js';
import { count, emptyTally, STATES, type Tally } from './sounds.js';
import { BANDS, HOP_MS, highestOf, listen, SAMPLE_RATE, type Spectrum } from './spectrum.js';

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

/** A word may begin that much before the first sound that is told of it: its plosive is told from the burst on. */
const CLOSURE_MS = 90;

const fromMark = (sound: Sound, markMs: number): Sound =>
  sound.startMs - markMs > CLOSURE_MS ? sound : { ...sound, startMs: Math.min(sound.startMs, markMs) };

/** The sounds of each token. */
function soundsOf({ marks, phones }: Speech, { tokens }: Utterance): Sound[][] {
  if (phones && phones.length > 0) {
    let next = 0;
    return marks.map(({ startMs, endMs }, token) => {
      const own: Sound[] = [];
      for (; next < phones.length; next++) {
        const phone = phones[next];
        if (!phone || (token < marks.length - 1 && (phone.startMs + phone.endMs) / 2 >= endMs)) break;
        own.push(own.length === 0 ? fromMark(phone, startMs) : phone);
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

/** A sound in frames of what the voice has said in all. */
interface HeardSound {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Teacher {
  readonly features: Features;
  /** Of each utterance and token. */
  readonly utterances: readonly (readonly (readonly HeardSound[])[])[];
}

/** In nats below the speech: silent. */
const SILENT = -6;

/**
 * Some engines count a plosive from its burst and leave its closure to the sound before. A sound that begins loud and
 * ends in silence has such an end: it is given to the next one.
 */
function withClosures(sounds: readonly HeardSound[], { level }: Features): HeardSound[] {
  const out = sounds.map((sound) => ({ ...sound }));
  out.forEach((sound, i) => {
    const next = out[i + 1];
    if (!next || next.start !== sound.end || next.start === next.end) return;
    let silent = sound.end;
    while (silent > sound.start && (level[silent - 1] ?? 0) < SILENT) silent--;
    if (silent - sound.start < (sound.end - sound.start) / 3) return;
    sound.end = silent;
    next.start = silent;
  });
  return out;
}

/** What a voice has said, one after the other, and when each sound of it is heard. */
interface Heard {
  readonly spectrum: Spectrum;
  /** Of each utterance the frame at which it begins, and the sounds of its tokens. */
  readonly said: readonly { readonly origin: number; readonly tokens: readonly (readonly Sound[])[] }[];
  readonly tellsPhones: boolean;
}

async function hearOf(
  voice: Voice,
  utterances: readonly Utterance[],
  highestHz: number,
  spoken?: () => void,
): Promise<Heard> {
  const listener = listen(highestHz);
  const said: Heard['said'][number][] = [];
  let samples = 0;
  let tellsPhones = false;
  for (const utterance of utterances) {
    const speech = await voice.speak(utterance);
    said.push({ origin: (samples * 1000) / SAMPLE_RATE / HOP_MS, tokens: soundsOf(speech, utterance) });
    tellsPhones ||= speech.phones !== undefined;
    const resampling = resampler(voice.sampleRate, SAMPLE_RATE);
    for (const piece of [resampling.push(toFloat(speech.pcm)), resampling.end()]) {
      samples += piece.length;
      listener.push(piece);
    }
    spoken?.();
  }
  return { spectrum: listener.end(), said, tellsPhones };
}

const practised = new WeakMap<Voice, Map<string, Promise<Heard>>>();

/** What the voice makes of the practice; said and heard once, whatever number of sentences is learnt from it. */
function practise(voice: Voice, lang: string, highestHz: number): Promise<Heard> {
  const known = practised.get(voice) ?? new Map<string, Promise<Heard>>();
  practised.set(voice, known);
  const key = `${lang} ${highestHz}`;
  const hearing = known.get(key) ?? hearOf(voice, practiceFor(lang), highestHz);
  known.set(key, hearing);
  hearing.catch(() => known.delete(key));
  return hearing;
}

function joined(first: Heard, second: Heard): Heard {
  const frames = first.spectrum.frames + second.spectrum.frames;
  const energies = new Float32Array(frames * BANDS);
  energies.set(first.spectrum.energies);
  energies.set(second.spectrum.energies, first.spectrum.energies.length);
  const later = second.said.map(({ origin, tokens }) => ({ origin: origin + first.spectrum.frames, tokens }));
  return {
    spectrum: { frames, energies },
    said: [...first.said, ...later],
    tellsPhones: first.tellsPhones || second.tellsPhones,
  };
}

async function teach(
  voice: Voice,
  own: readonly Utterance[],
  highestHz: number,
  spoken: () => void,
): Promise<Teacher> {
  const ofSentences = await hearOf(voice, own, highestHz, spoken);
  const lang = own[0]?.lang;
  const { spectrum, said, tellsPhones } =
    ofSentences.tellsPhones && lang !== undefined
      ? joined(ofSentences, await practise(voice, lang, highestHz))
      : ofSentences;
  const features = featuresOf(spectrum);
  const utterances = said.map(({ origin, tokens }) => {
    const frame = (ms: number): number => Math.ceil(origin + ms / HOP_MS);
    const flat = tokens
      .flat()
      .map(({ name, startMs, endMs }) => ({ name, start: frame(startMs), end: frame(endMs) }));
    const corrected = tellsPhones ? withClosures(flat, features) : flat;
    let next = 0;
    return tokens.map((sounds) => corrected.slice(next, (next += sounds.length)));
  });
  return { features, utterances };
}

/**
 * Lets the voices say the utterances. The first voice's pronunciation counts.
 * @param highestHz up to where the recording can be heard (`highestOf`)
 * @param progress told after each utterance: what part of all is said, 0..1
 */
export async function learn(
  utterances: readonly Utterance[],
  voices: readonly Voice[],
  highestHz = highestOf(SAMPLE_RATE),
  progress?: (part: number) => void,
): Promise<Lesson> {
  const known = new Map<string, number>();
  const firstState = (name: string): number => {
    const unit = known.get(name) ?? known.size;
    known.set(name, unit);
    return 1 + unit * STATES;
  };
  const teachers: Teacher[] = [];
  const saidBy = (voice: Voice): readonly Utterance[] =>
    voice === voices[0] ? utterances : utterances.slice(0, ENOUGH);
  const total = voices.reduce((sum, voice) => sum + saidBy(voice).length, 0);
  let said = 0;
  for (const voice of voices) {
    const teacher = await teach(voice, saidBy(voice), highestHz, () => progress?.(++said / total));
    teacher.utterances.flat(2).forEach(({ name }) => firstState(name));
    teachers.push(teacher);
  }
  const states = 1 + known.size * STATES;
  const tallies = teachers.map((teacher) => {
    const tally = emptyTally(states);
    for (const { name, start, end } of teacher.utterances.flat(2)) {
      const frames = vectors(teacher.features, start, end);
      for (let frame = 0; frame < end - start; frame++)
        count(tally, firstState(name) + Math.floor((frame * STATES) / (end - start)), frames, frame);
    }
    return tally;
  });
  const tokens = teachers[0]?.utterances.slice(0, utterances.length).map((own) =>
    own.map((sounds) =>
      sounds.map(({ name, start, end }) => ({
        state: firstState(name),
        duration: Math.max(1, end - start),
      })),
    ),
  );
  return { states, tallies, tokens: tokens ?? [] };
}
