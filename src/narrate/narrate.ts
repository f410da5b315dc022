import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { writeWebVtt } from '../core/formats/webvtt.js';
import { parseNarration, readNarration } from '../core/narration/read.js';
import type { Block, Narration, Sentence, Word } from '../core/narration/schema.js';
import type { Clip } from './audio/join.js';
import { produceAudio } from './audio/produce.js';
import { id3Tag, type Chapter } from './audio/tags.js';
import { cachedVoice } from './cache.js';
import type { Article } from './extract/article.js';
import { writeWhole } from './files.js';
import { writeNarrationJson } from './narration-json.js';
import { planNarration, sha256, type NarrationPlan, type PlannedSentence } from './plan.js';
import { TOOL } from './version.js';
import { openVoice, voiceFor } from './voice/voices.js';
import type { Speech, Voice } from './voice/voice.js';

export interface NarrateOptions {
  /** File name without extension: `audio/NAME.mp3`, `transcripts/NAME.json`, `transcripts/NAME.vtt`. */
  readonly name: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** Where spoken sentences are kept; safe to delete at any time. */
  readonly cacheDir: string;
  readonly voice?: string;
  /** BCP 47; wins over the article's own. */
  readonly lang?: string;
  /** ISO 8601 calendar date of the generation; default: today, or the date of an unchanged earlier narration. */
  readonly date?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface NarrateResult {
  readonly state: 'narrated' | 'unchanged';
  readonly narration: Narration;
  readonly files: { readonly audio: string; readonly json: string; readonly vtt: string };
  readonly sentences: { readonly total: number; readonly spoken: number; readonly reused: number };
}

/** Everything that decides how it sounds and what is marked. */
function revisionOf(plan: NarrationPlan, article: Article, voice: Pick<Voice, 'id' | 'engine'>): string {
  const { title, byline, source, omitted } = article;
  return sha256(
    JSON.stringify({
      format: 1,
      tool: TOOL,
      title,
      byline,
      source,
      omitted,
      plan,
      voice: voice.id,
      engine: voice.engine,
    }),
  );
}

async function earlier(
  json: string,
  audio: string,
): Promise<{ narration: Narration; audioIsWhole: boolean } | undefined> {
  try {
    const narration = parseNarration(await readFile(json, 'utf8'), json);
    const bytes = await readFile(audio).catch(() => undefined);
    return { narration, audioIsWhole: bytes !== undefined && sha256(bytes) === narration.audio[0]?.sha256 };
  } catch {
    return undefined;
  }
}

/** The words' times in the whole audio. A word lasts from its first token's start to its last token's end. */
function timedWords(sentence: PlannedSentence, speech: Speech, offsetMs: number): Word[] {
  let last = Math.round(offsetMs);
  return sentence.words.map(({ start, end }, index) => {
    const marks = speech.marks.filter((_, token) => sentence.tokens[token]?.word === index);
    const startMs = Math.max(last, Math.round(offsetMs + Math.min(...marks.map((mark) => mark.startMs))));
    const endMs = Math.max(startMs, Math.round(offsetMs + Math.max(...marks.map((mark) => mark.endMs))));
    last = endMs;
    return [start, end, startMs, endMs];
  });
}

const today = (): string => {
  // https://reproducible-builds.org/specs/source-date-epoch/
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch ? Number(epoch) * 1000 : Date.now()).toISOString().slice(0, 10);
};

/**
 * Article → MP3, narration JSON and WebVTT. Only sentences that the cache does not hold are spoken; the files
 * appear whole or not at all; the same article, voice and date give the same bytes.
 * @throws AudioArticleError
 */
export async function narrate(article: Article, options: NarrateOptions): Promise<NarrateResult> {
  const { name, audioDir, transcriptsDir } = options;
  const lang = options.lang ?? article.lang;
  const description = voiceFor(lang, options.voice);
  const plan = planNarration(article, lang);
  const sentences = plan.blocks.flatMap((block) => block.sentences);
  if (sentences.length === 0)
    throw new AudioArticleError('AA_E_INPUT_NO_ARTICLE', `“${article.title}” holds no words to read aloud.`);

  const files = {
    audio: join(audioDir, `${name}.mp3`),
    json: join(transcriptsDir, `${name}.json`),
    vtt: join(transcriptsDir, `${name}.vtt`),
  };
  const revision = revisionOf(plan, article, description);
  const before = await earlier(files.json, files.audio);
  if (before?.audioIsWhole && before.narration.revision === revision)
    return {
      state: 'unchanged',
      narration: before.narration,
      files,
      sentences: { total: sentences.length, spoken: 0, reused: 0 },
    };

  const voice = cachedVoice(openVoice(description.id), options.cacheDir);
  let speeches: Speech[];
  try {
    let done = 0;
    speeches = await Promise.all(
      sentences.map(async ({ tokens }) => {
        const speech = await voice.speak({ tokens: tokens.map((token) => token.text) });
        options.onProgress?.(++done, sentences.length);
        return speech;
      }),
    );
  } finally {
    await voice.close();
  }

  const clips = plan.blocks.flatMap((block) =>
    block.sentences.map((_, i) => ({ kind: block.kind, endsBlock: i === block.sentences.length - 1 })),
  );
  const audio = await produceAudio(
    clips.map((clip, i): Clip => ({ ...clip, speech: speeches[i] as Speech })),
    description.sampleRate,
  );
  const blocks = timedBlocks(plan, speeches, audio.offsetsMs);
  const durationMs = Math.round(audio.durationMs);
  const mp3 = Buffer.concat([
    id3Tag({
      title: article.title,
      byline: article.byline,
      lang,
      voice: `${description.name}, ${description.engine.name} ${description.engine.version}`,
      digitalSourceType: description.digitalSourceType,
      chapters: chaptersOf(blocks, durationMs),
    }),
    audio.mp3,
  ]);
  const checksum = sha256(mp3);
  const { title, byline, source, omitted } = article;
  const narration = readNarration({
    version: 1,
    id: name,
    revision,
    lang,
    title,
    ...(byline === undefined ? {} : { byline }),
    ...(source === undefined ? {} : { source }),
    audio: [
      {
        src: `${addressOf(files.json, files.audio)}?v=${checksum.slice(0, 16)}`,
        type: 'audio/mpeg',
        bytes: mp3.length,
        duration: durationMs,
        sha256: checksum,
        loudness: rounded(audio.loudness),
        truePeak: rounded(audio.truePeak),
      },
    ],
    voice: {
      id: description.id,
      name: description.name,
      engine: description.engine.name,
      engineVersion: description.engine.version,
      lang: description.lang,
    },
    generated: {
      date:
        options.date ?? (before?.narration.revision === revision ? before.narration.generated.date : today()),
      tool: TOOL,
      digitalSourceType: description.digitalSourceType,
    },
    reviewed: null,
    blocks,
    omitted: [...omitted],
    ...(article.read && { read: [...article.read] }),
  } satisfies Narration);
  await writeWhole([
    { path: files.audio, data: mp3 },
    { path: files.vtt, data: writeWebVtt(narration) },
    { path: files.json, data: writeNarrationJson(narration) },
  ]);
  return { state: 'narrated', narration, files, sentences: { total: sentences.length, ...voice.counts } };
}

const rounded = (db: number): number => (Number.isFinite(db) ? Math.round(db * 100) / 100 : -120);

/** One file's address in the other: relative, each name escaped. */
function addressOf(from: string, to: string): string {
  return relative(dirname(resolve(from)), resolve(to))
    .split(sep)
    .map((step) => encodeURIComponent(step))
    .join('/');
}

function timedBlocks(
  plan: NarrationPlan,
  speeches: readonly Speech[],
  offsetsMs: readonly number[],
): Block[] {
  let index = 0;
  return plan.blocks.map(({ sentences, ...block }) => ({
    ...block,
    sentences: sentences.map((sentence): Sentence => {
      const speech = speeches[index] ?? { pcm: new Int16Array(), marks: [] };
      const words = timedWords(sentence, speech, offsetsMs[index] ?? 0);
      index++;
      return {
        start: sentence.start,
        end: sentence.end,
        startMs: words[0]?.[2] ?? 0,
        endMs: words.at(-1)?.[3] ?? 0,
        words,
      };
    }),
  }));
}

/** A chapter begins with each heading and with the first block, if that is none. */
function chaptersOf(blocks: readonly Block[], durationMs: number): Chapter[] {
  const starts = blocks.filter((block, i) => i === 0 || block.kind === 'title' || block.kind === 'heading');
  const startMs = (block: Block | undefined): number => block?.sentences[0]?.startMs ?? durationMs;
  return starts.map((block, i) => ({
    title: block.text,
    startMs: i === 0 ? 0 : startMs(block),
    endMs: startMs(starts[i + 1]),
  }));
}
