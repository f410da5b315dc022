import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { writeWebVtt } from '../core/formats/webvtt.js';
import { parseNarration } from '../core/narration/read.js';
import type { AudioSource, Block, Music, Narration } from '../core/narration/schema.js';
import { splitSentences } from '../core/text/sentences.js';
import { splitWords } from '../core/text/words.js';
import { inspectInput } from './audio/decode-input.js';
import { inspectMp3 } from './audio/inspect.js';
import { isSeekable } from './audio/seekable.js';
import { withOpus } from './audio/with-opus.js';
import { readInputAtMost } from './bounded.js';
import { extractArticle } from './extract/extract.js';
import { readInput } from './extract/input.js';
import { sha256, sha256OfFile } from './sha256.js';
import { musicFile } from './soundtrack.js';

/** Decoders give back every sample: a frame that is missing, 24 ms or more, is seen. */
const TOLERANCE_MS = 2;

/** Of a transcript, far more than the longest article's. */
const MOST_BYTES = 256 * 1024 * 1024;

export interface CheckResult {
  readonly file: string;
  readonly blocks: number;
  readonly sentences: number;
  readonly words: number;
  readonly durationMs: number;
  /** Decoded length less the length that the transcript gives. */
  readonly differenceMs: number;
  readonly loudness: number;
  readonly truePeak: number;
}

const refuse = (message: string, remedy = 'Narrate the article again.'): never => {
  throw new AudioArticleError('AA_E_NARRATION_INVALID', message, remedy);
};

const readText = (file: string): Promise<string> => readInputAtMost(file, MOST_BYTES).then(String);

function narrationOf(text: string, file: string): Narration {
  try {
    return parseNarration(text, file);
  } catch (cause) {
    if (!(cause instanceof AudioArticleError) || cause.remedy !== undefined) throw cause;
    const message = cause.message.includes(file) ? cause.message : `${file}: ${cause.message}`;
    throw new AudioArticleError(
      cause.code,
      message,
      'Give a transcript that narrate or align wrote: TRANSCRIPTS/NAME.json.',
      { cause },
    );
  }
}

/** @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_NARRATION_JSON, AA_E_NARRATION_INVALID */
export const readNarrationFile = async (file: string): Promise<Narration> =>
  narrationOf(await readText(file), file);

/** Splitting the text anew finds no word that the block does not mark. */
function checkMarks(block: Block, index: number, lang: string): void {
  if (sha256(block.text) !== block.sha256)
    refuse(`blocks[${index}].text is not the text that was narrated: its checksum differs.`);
  const marked = new Set(
    block.sentences.flatMap((sentence) => sentence.words.map(([start, end]) => `${start}-${end}`)),
  );
  for (const sentence of splitSentences(block.text, block.lang ?? lang))
    for (const { start, end } of splitWords(block.text, sentence, block.lang ?? lang))
      if (!marked.has(`${start}-${end}`))
        refuse(`blocks[${index}]: the word “${block.text.slice(start, end)}” at ${start} has no time.`);
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/** @param isOurs whether narrate made it: another program's Info frame may say less */
async function checkAudio(source: AudioSource, narrationFile: string, isOurs: boolean) {
  const path = decoded(source.src.replace(/[?#].*$/s, ''));
  if (path === undefined || /^[a-z]+:/i.test(path))
    throw new AudioArticleError(
      'AA_E_AUDIO_MISSING',
      `${source.src} is not on this machine; only local audio is checked.`,
    );
  const file = resolve(dirname(narrationFile), path);
  const unreadable = (cause?: unknown): never => {
    throw new AudioArticleError(
      'AA_E_AUDIO_MISSING',
      `The audio ${file} cannot be read.`,
      'Narrate the article again.',
      { cause },
    );
  };
  const there = await stat(file).catch(unreadable);
  // A folder has no bytes, a device or a pipe no end.
  if (!there.isFile()) unreadable();
  const { size } = there;
  const mismatch = (what: string): never => {
    throw new AudioArticleError(
      'AA_E_AUDIO_MISMATCH',
      `${file} is not the audio of ${narrationFile}: ${what}.`,
      'Narrate the article again.',
    );
  };
  const found = source.type.includes('opus')
    ? await (await withOpus(() => import('./audio/opus.js'))).inspectOpus(createReadStream(file))
    : source.type === 'audio/mpeg'
      ? await inspectMp3(createReadStream(file))
      : await inspectInput(file);
  const differenceMs = Math.round(found.durationMs - source.duration);
  if (Math.abs(differenceMs) > TOLERANCE_MS)
    mismatch(`it lasts ${Math.round(found.durationMs)} ms, the transcript says ${source.duration} ms`);
  if (size !== source.bytes) mismatch(`it has ${size} bytes, the transcript says ${source.bytes}`);
  if ((await sha256OfFile(file)) !== source.sha256) mismatch('its checksum differs');
  if (isOurs && source.type === 'audio/mpeg' && !(await isSeekable(createReadStream(file), found.samples)))
    mismatch('its Info frame does not say what follows it, so players would not find the place of a word');
  return { ...found, differenceMs };
}

/** Of other sites nothing is known. */
async function checkMusic({ src, bytes, sha256: expected }: Music, narrationFile: string): Promise<void> {
  const file = musicFile(narrationFile, src);
  if (file === undefined) return;
  const again = 'Narrate the article again with --bed, --sting or --no-soundtrack.';
  const there = await stat(file).catch(() => undefined);
  if (!there?.isFile())
    throw new AudioArticleError('AA_E_AUDIO_MISSING', `The music ${file} cannot be read.`, again);
  if (there.size !== bytes || (await sha256OfFile(file)) !== expected)
    throw new AudioArticleError(
      'AA_E_AUDIO_MISMATCH',
      `${file} is not the music of ${narrationFile}: its checksum differs.`,
      again,
    );
}

async function checkWebVtt(narration: Narration, narrationFile: string): Promise<void> {
  const file = narrationFile.replace(/\.json$/, '.vtt');
  const vtt = await readText(file).catch((cause: unknown) => {
    if (cause instanceof AudioArticleError && cause.code === 'AA_E_INPUT_MISSING') return undefined;
    throw cause;
  });
  if (vtt !== undefined && vtt !== writeWebVtt(narration))
    refuse(`${file} does not say what ${narrationFile} says.`);
}

async function checkArticle(narration: Narration, articleFile: string): Promise<void> {
  const narrated = narration.blocks.map((block) => block.text);
  const article = (await extractArticle(await readInput(articleFile, { read: narration.read }))).blocks.map(
    (block) => block.text,
  );
  const [before, now] = [new Set(narrated), new Set(article)];
  const changed = article.find((text) => !before.has(text)) ?? narrated.find((text) => !now.has(text));
  if (changed !== undefined)
    refuse(`${articleFile} has changed since it was narrated, first at “${changed.slice(0, 60)}”.`);
}

/**
 * A transcript against its schema, its audio, its WebVTT (if there) and its text; with `articleFile` also against
 * the article as it is now.
 * @throws AudioArticleError for the first thing that is wrong
 */
export async function checkNarration(narrationFile: string, articleFile?: string): Promise<CheckResult> {
  const narration = narrationOf(await readText(narrationFile), narrationFile);
  narration.blocks.forEach((block, i) => checkMarks(block, i, narration.lang));
  const [source, ...more] = narration.audio as [AudioSource, ...AudioSource[]];
  const isOurs = !('kind' in narration.voice) && narration.generated.tool.startsWith('audio-article ');
  const audio = await checkAudio(source, narrationFile, isOurs);
  for (const other of more) await checkAudio(other, narrationFile, isOurs);
  for (const music of Object.values(narration.soundtrack ?? {})) await checkMusic(music, narrationFile);
  await checkWebVtt(narration, narrationFile);
  if (articleFile !== undefined) await checkArticle(narration, articleFile);
  const sentences = narration.blocks.flatMap((block) => block.sentences);
  return {
    file: narrationFile,
    blocks: narration.blocks.length,
    sentences: sentences.length,
    words: sentences.reduce((sum, sentence) => sum + sentence.words.length, 0),
    durationMs: source.duration,
    differenceMs: audio.differenceMs,
    loudness: audio.loudness,
    truePeak: audio.truePeak,
  };
}
