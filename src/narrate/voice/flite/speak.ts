import { AudioArticleError } from '../../../core/errors.js';
import { alignPhones } from '../align-phones.js';
import type { Pronunciations, Speech, Utterance, UtteranceToken } from '../voice.js';
import { SAMPLE_RATE } from './file.js';
import { flitePhones, withoutStress } from './ipa.js';
import { OUTPUT_PATH, runFlite } from './program.js';
import { bare, readable } from './spelling.js';
import { isVowel, readPronunciations, readTimedPhones, type TimedPhone } from './phones.js';

/** Flite's smallest voice shares the lexicon of the others and tells a word's phones in a tenth of the time. */
const PRONOUNCING_VOICE = 'kal';
const LEXICON = 'lexicon.txt';

/** The phones of words that were asked before; a word is asked once in the life of a thread. */
const known = new Map<string, readonly string[]>();

/** Those that `askedSince` has not told yet. */
let asked: string[] = [];

/** Of words that were asked in another thread's life. */
export function recall(words: Pronunciations): void {
  for (const [word, phones] of Object.entries(words))
    if (!known.has(word)) known.set(word, phones.split(' ').filter(Boolean));
}

/** What this thread was asked since it last told it. */
export function askedSince(): Pronunciations {
  const told = asked.map((word) => [word, (known.get(word) ?? []).join(' ')]);
  asked = [];
  return Object.fromEntries(told) as Pronunciations;
}

function askPronunciations(words: readonly string[]): void {
  const { stdout } = runFlite([
    '-voice',
    PRONOUNCING_VOICE,
    '-ps',
    '-t',
    `${words.join(', ')},`,
    '-o',
    'none',
  ]);
  const answers = readPronunciations(stdout);
  if (answers.length === words.length) words.forEach((word, i) => known.set(word, answers[i] ?? []));
  else if (words.length === 1) known.set(words[0] ?? '', answers.flat());
  // One of them is silent or falls into two groups: ask for each alone.
  else for (const word of words) askPronunciations([word]);
}

/** A token as flite is given it. */
interface FliteWord {
  readonly text: string;
  /** Told by the token's `ipa`, with stress. */
  readonly phones: readonly string[] | undefined;
}

/** @returns the phones of each word as it would be said alone */
function pronunciations(words: readonly FliteWord[]): (readonly string[])[] {
  const spelled = words.map(({ text, phones }) => (phones ? '' : bare(text)));
  const unknown = [...new Set(spelled)].filter((word) => word !== '' && !known.has(word));
  // Flite reads at most a few hundred words well in one utterance.
  for (let i = 0; i < unknown.length; i += 100) askPronunciations(unknown.slice(i, i + 100));
  asked.push(...unknown);
  return spelled.map((word, i) => words[i]?.phones?.map(withoutStress) ?? known.get(word) ?? []);
}

/** A word that no text holds. Flite spells what it takes for unpronounceable, so it is made of easy syllables. */
function spelling(index: number): string {
  const syllable = (n: number): string =>
    (['b', 'd', 'm', 'n', 'p'][n % 5] ?? '') + (['a', 'o'][n >= 5 ? 1 : 0] ?? '');
  return `zimo${Array.from(String(index), (digit) => syllable(Number(digit))).join('')}`;
}

interface FliteText {
  readonly words: readonly FliteWord[];
  /** Entries for `-add_lex`; empty: none are needed. */
  readonly lexicon: string;
}

/**
 * Two tokens of one spelling may be said differently in one sentence, and flite's lexicon goes by the spelling: each
 * pronunciation gets a spelling of its own.
 */
function fliteText(tokens: readonly UtteranceToken[]): FliteText {
  const spellings = new Map<string, string>();
  const words = tokens.map(({ text, ipa }): FliteWord => {
    const phones = ipa === undefined ? undefined : flitePhones(ipa);
    if (!phones) return { text: readable(text), phones };
    const key = phones.join(' ');
    const spelled = spellings.get(key) ?? spelling(spellings.size);
    spellings.set(key, spelled);
    return { text: spelled + (/[,.?!;:]$/.exec(text)?.[0] ?? ''), phones };
  });
  const entries = Array.from(spellings, ([phones, spelled]) => `"${spelled}" nil : ${phones}\n`);
  return { words, lexicon: entries.join('') };
}

const textOf = ({ tokens }: Utterance): string => tokens.map(({ text }) => text).join(' ');

const fail = (utterance: Utterance, reason: string): never => {
  const sentence = textOf(utterance);
  throw new AudioArticleError(
    'AA_E_VOICE_FAILED',
    `The voice could not say “${sentence.slice(0, 120)}”: ${reason}.`,
  );
};

/** The samples of a RIFF WAVE file as flite writes it: 16-bit mono PCM after a 44 byte header. */
function readSamples(wav: Uint8Array): Int16Array {
  return new Int16Array(wav.slice(44, wav.length - (wav.length % 2)).buffer);
}

/** A token without a phone of its own stands where the token before it ends. */
function marksOf(
  phones: readonly TimedPhone[],
  words: readonly FliteWord[],
  durationMs: number,
): Speech['marks'] {
  const ranges = alignPhones(
    phones.map((phone) => phone.name),
    pronunciations(words),
    isVowel,
  );
  let last = (phones[0]?.start ?? 0) * 1000;
  return ranges.map(({ start, end }) => {
    const startMs = Math.min(durationMs, end > start ? (phones[start]?.start ?? 0) * 1000 : last);
    const endMs = Math.min(durationMs, end > start ? (phones[end - 1]?.end ?? 0) * 1000 : last);
    last = endMs;
    return { startMs, endMs };
  });
}

const warm = new Set<string>();

/**
 * A voice's first words are a short one, and so are those of the one that pronounces: the signal of a whole utterance comes from one call of one function, and a call
 * that begins in code that is not yet optimized ends in it, three times as slow.
 */
export function warmUp(voice: string): void {
  if (warm.has(voice)) return;
  warm.add(voice);
  runFlite(['-voice', voice, '-t', 'a', '-o', OUTPUT_PATH]);
  runFlite(['-voice', PRONOUNCING_VOICE, '-ps', '-t', 'a', '-o', 'none']);
}

/** Says one sentence on this thread. @throws AudioArticleError AA_E_VOICE_FAILED */
export function speakWithFlite(voice: string, utterance: Utterance): Speech {
  const { words, lexicon } = fliteText(utterance.tokens);
  const text = words
    .map((word) => word.text)
    .filter(Boolean)
    .join(' ');
  if (bare(text) === '') fail(utterance, 'it holds no word');
  warmUp(voice);
  const spoken = runFlite(
    [
      '-voice',
      voice,
      ...(lexicon === '' ? [] : ['-add_lex', `/${LEXICON}`]),
      '-psdur',
      '-t',
      text,
      '-o',
      OUTPUT_PATH,
    ],
    { [LEXICON]: lexicon },
  );
  if (spoken.exitCode !== 0) fail(utterance, `flite ended with ${spoken.exitCode}`);
  if (!spoken.wav || spoken.wav.length <= 44) return fail(utterance, 'flite made no sound');
  const pcm = readSamples(spoken.wav);
  const phones = readTimedPhones(spoken.stdout);
  return {
    pcm,
    marks: marksOf(phones, words, (pcm.length / SAMPLE_RATE) * 1000),
    phones: phones.map(({ name, start, end }) => ({ name, startMs: start * 1000, endMs: end * 1000 })),
  };
}
