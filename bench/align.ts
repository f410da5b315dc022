import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { splitSentences } from '../src/core/text/sentences.js';
import { spokenForm } from '../src/core/text/spoken/spoken.js';
import { splitWords } from '../src/core/text/words.js';
import { alignRecording } from '../src/narrate/align/align-recording.js';
import { hear } from '../src/narrate/align/align-sentence.js';
import { referencesFor } from '../src/narrate/align/references.js';
import { highestOf } from '../src/narrate/align/spectrum.js';
import { decodeInput } from '../src/narrate/audio/decode-input.js';
import { findVoice } from '../src/narrate/voice/voices.js';
import type { Voice } from '../src/narrate/voice/voice.js';
import { articles } from '../test/narrate/extract/languages.js';
import { RATE, splice, utterancesOf } from '../test/narrate/align/spliced.js';
import { figureLine, spread } from './figure.js';

/*
 * How far the start of a word is off: npx tsx bench/align.ts [FOLDER]
 *
 * Without a folder: speech made in the run, put together with music, an introduction, restarts and a skipped sentence.
 * In FOLDER each NAME.wav|flac|mp3|ogg|opus has NAME.txt and NAME.json: { "lang": "en", "words": [{ "text", "startMs" }] }.
 */

interface TruthWord {
  readonly text: string;
  readonly startMs: number;
}

const same = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Pairs of equal words in order, as many as possible. */
function paired(found: readonly TruthWord[], truth: readonly TruthWord[]): [TruthWord, TruthWord][] {
  const a = found.map(({ text }) => same(text));
  const b = truth.map(({ text }) => same(text));
  const longest = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i]![j] =
        a[i] === b[j] ? longest[i + 1]![j + 1]! + 1 : Math.max(longest[i + 1]![j]!, longest[i]![j + 1]!);
  const pairs: [TruthWord, TruthWord][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;)
    if (a[i] === b[j]) pairs.push([found[i++]!, truth[j++]!]);
    else if (longest[i + 1]![j]! >= longest[i]![j + 1]!) i++;
    else j++;
  return pairs;
}

async function errorsOf(audio: string, stem: string): Promise<number[]> {
  const text = (await readFile(`${stem}.txt`, 'utf8')).trim();
  const { lang, words: truth } = JSON.parse(await readFile(`${stem}.json`, 'utf8')) as {
    lang: string;
    words: TruthWord[];
  };
  const pieces: Float32Array[] = [];
  const { samples, sampleRate } = await decodeInput(audio, (pcm) => pieces.push(pcm.slice()));
  const pcm = new Float32Array(samples);
  pieces.reduce((at, piece) => (pcm.set(piece, at), at + piece.length), 0);
  const sentences = splitSentences(text, lang)
    .map((range) => ({ range, words: splitWords(text, range, lang) }))
    .filter(({ words }) => words.length > 0);
  const utterances = sentences.map(({ range, words }) => ({
    lang,
    tokens: spokenForm(text, range, words, lang),
  }));
  const references = (await referencesFor(lang)).map((voice) => voice.open());
  const marks = await alignRecording({
    ...{
      features: hear(pcm, sampleRate),
      highestHz: highestOf(sampleRate),
      sentences: utterances,
      references,
    },
  }).finally(() => Promise.all(references.map((voice) => voice.close())));
  const found = sentences.flatMap(({ words }, s) =>
    words.map(({ start, end }, word) => ({
      text: text.slice(start, end),
      startMs: marks[s]![utterances[s]!.tokens.findIndex((token) => token.word === word)]!.startMs,
    })),
  );
  return paired(found, truth).map(([one, other]) => Math.abs(one.startMs - other.startMs));
}

async function madeHere(): Promise<void> {
  const text = articles['en']!.slice(1).join(' ');
  const open = async (name: string): Promise<Voice> => (await findVoice(`flite-${name}`)).open();
  const names = ['rms', 'slt', 'awb', 'kal16'];
  const voices = await Promise.all(names.map(open));
  for (const [i, name] of names.entries()) {
    const references = voices.filter((_, other) => other !== i);
    const { pcm, truth } = await splice(text, 3, voices[i]!);
    const marks = await alignRecording({
      ...{ features: hear(pcm, RATE), highestHz: highestOf(RATE), sentences: utterancesOf(text), references },
    });
    const errors = truth.flatMap((tokens, s) =>
      tokens.flatMap((startMs, t) =>
        startMs === undefined ? [] : Math.abs(marks[s]![t]!.startMs - startMs),
      ),
    );
    console.log(figureLine({ name: `${name}, spliced, by the other three`, value: spread(errors) }));
  }
  await Promise.all(voices.map((voice) => voice.close()));
}

const [folder] = process.argv.slice(2);
if (folder === undefined) await madeHere();
else {
  const all: number[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const stem = join(folder, name.replace(/\.[^.]+$/, ''));
    if (!/\.(?:wav|flac|mp3|ogg|opus)$/.test(name) || !existsSync(`${stem}.json`)) continue;
    const errors = await errorsOf(join(folder, name), stem);
    console.log(figureLine({ name, value: spread(errors) }));
    all.push(...errors);
  }
  console.log(figureLine({ name: 'all', value: spread(all) }));
}
