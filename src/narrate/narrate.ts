import { readFile, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { writeWebVtt } from '../core/formats/webvtt.js';
import { parseNarration, readNarration } from '../core/narration/read.js';
import type { AudioSource, Narration } from '../core/narration/schema.js';
import { atOnce } from './at-once.js';
import { cue } from './audio/cue.js';
import { writeMp3 } from './audio/mp3-file.js';
import { produceAudio, type Part } from './audio/produce.js';
import { ORDERS_AT_ONCE } from './audio/segments.js';
import { id3Tag } from './audio/tags.js';
import { cachedVoice, type CachedVoice } from './cache.js';
import type { Article } from './extract/article.js';
import { writeTogether } from './files.js';
import { writeNarrationJson } from './narration-json.js';
import { planNarration, type NarrationPlan, type PlannedSentence } from './plan.js';
import { scriptOf, type Line, type ScriptOptions } from './script.js';
import { sha256, sha256OfFile } from './sha256.js';
import { openStore } from './store.js';
import { openStudio, type Studio } from './studio.js';
import { chaptersOf, timedBlocks, type Heard } from './timing.js';
import { TOOL } from './version.js';
import { voiceFor } from './voice/voices.js';
import type { VoiceDescription } from './voice/voice.js';

export interface NarrateOptions extends ScriptOptions {
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
  /** Voices and threads that several narrations share; whoever opened it closes it. Default: its own. */
  readonly studio?: Studio;
}

export interface NarrateResult {
  readonly state: 'narrated' | 'unchanged';
  readonly narration: Narration;
  readonly files: { readonly audio: string; readonly json: string; readonly vtt: string };
  readonly sentences: { readonly total: number; readonly spoken: number; readonly reused: number };
}

/** Everything that decides how it sounds and what is marked. */
function revisionOf(
  plan: NarrationPlan,
  article: Article,
  voice: VoiceDescription,
  { headings = 'plain', speakDisclosure = false }: ScriptOptions,
): string {
  const { title, byline, source, omitted } = article;
  return sha256(
    JSON.stringify({
      format: 2,
      tool: TOOL,
      title,
      byline,
      source,
      omitted,
      plan,
      voice: voice.id,
      engine: voice.engine,
      headings,
      speakDisclosure,
    }),
  );
}

async function isWhole(audio: string, { bytes, sha256: expected }: AudioSource): Promise<boolean> {
  return (await stat(audio)).size === bytes && (await sha256OfFile(audio)) === expected;
}

/** The narration of the same revision that is there, and whether its audio is whole. */
async function earlier(
  { audio, json }: NarrateResult['files'],
  revision: string,
): Promise<{ narration: Narration; whole: boolean } | undefined> {
  try {
    const narration = parseNarration(await readFile(json, 'utf8'), json);
    if (narration.revision !== revision) return undefined;
    const sources = await Promise.all(
      narration.audio.map((source) => isWhole(audio, source).catch(() => false)),
    );
    return { narration, whole: sources.every(Boolean) };
  } catch {
    return undefined;
  }
}

const today = (): string => {
  // https://reproducible-builds.org/specs/source-date-epoch/
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch ? Number(epoch) * 1000 : Date.now()).toISOString().slice(0, 10);
};

/** What a line sounds like. Its samples are not held: they are read again when they are coded. */
async function partOf(line: Line, voice: CachedVoice): Promise<Part> {
  if (!('utterance' in line)) return cue(voice.sampleRate);
  const { kind, endsBlock, extraDb, utterance } = line;
  const { marks, energies, sha256: checksum, pcm } = await voice.speak(utterance);
  return {
    ...{ kind, endsBlock, marks, energies, sha256: checksum, samples: pcm.length },
    gainDb: (trackDb) => trackDb + extraDb,
    pcm: async () => (await voice.speak(utterance)).pcm,
  };
}

/**
 * Article → MP3, narration JSON and WebVTT. Only sentences that the cache does not hold are spoken and coded; the files
 * appear whole or not at all; the same article, voice and date give the same bytes.
 * @throws AudioArticleError
 */
export async function narrate(article: Article, options: NarrateOptions): Promise<NarrateResult> {
  const { name, audioDir, transcriptsDir } = options;
  const lang = options.lang ?? article.lang;
  const description = voiceFor(lang, options.voice);
  const plan = planNarration(article, lang);
  if (plan.blocks.length === 0)
    throw new AudioArticleError('AA_E_INPUT_NO_ARTICLE', `“${article.title}” holds no words to read aloud.`);

  const lines = scriptOf(plan, options);
  const total = lines.filter((line) => 'utterance' in line).length;
  const files = {
    audio: join(audioDir, `${name}.mp3`),
    json: join(transcriptsDir, `${name}.json`),
    vtt: join(transcriptsDir, `${name}.vtt`),
  };
  const revision = revisionOf(plan, article, description, options);
  const before = await earlier(files, revision);
  if (before?.whole)
    return {
      state: 'unchanged',
      narration: before.narration,
      files,
      sentences: { total, spoken: 0, reused: 0 },
    };

  const studio = options.studio ?? openStudio();
  try {
    return await record();
  } finally {
    if (!options.studio) await studio.close();
  }

  async function record(): Promise<NarrateResult> {
    const store = openStore(options.cacheDir);
    const voice = cachedVoice(studio.voice(description.id), store);
    let done = 0;
    const parts = await atOnce(ORDERS_AT_ONCE, lines, async (line) => {
      const part = await partOf(line, voice);
      if ('utterance' in line) options.onProgress?.(++done, total);
      return part;
    });
    const sentences = { total, ...voice.counts };
    // Its threads give their memory to those that code; it opens again should a kept sentence be lost meanwhile.
    if (!options.studio) await studio.voice(description.id).close();
    const audio = await produceAudio(parts, description.sampleRate, store, studio.segments);

    const heard = new Map<PlannedSentence, Heard>();
    lines.forEach((line, i) => {
      if (!('sentence' in line)) return;
      heard.set(line.sentence, { marks: parts[i]?.marks ?? [], offsetMs: audio.track.offsetsMs[i] ?? 0 });
    });
    const blocks = timedBlocks(plan, (sentence) => heard.get(sentence) ?? { marks: [], offsetMs: 0 });
    const duration = Math.round((audio.track.length * 1000) / audio.sampleRate);
    const { title, byline, source, omitted } = article;
    const tag = id3Tag({
      title,
      byline,
      lang,
      voice: `${description.name}, ${description.engine.name} ${description.engine.version}`,
      digitalSourceType: description.digitalSourceType,
      chapters: chaptersOf(blocks, duration),
    });
    const narration = await writeTogether(async (write) => {
      const written = await writeMp3(audio, tag, (data) => write(files.audio, data));
      const made = readNarration({
        version: 1,
        id: name,
        revision,
        lang,
        title,
        ...(byline === undefined ? {} : { byline }),
        ...(source === undefined ? {} : { source }),
        audio: [
          {
            src: `${addressOf(files.json, files.audio)}?v=${written.sha256.slice(0, 16)}`,
            type: 'audio/mpeg',
            bytes: written.bytes,
            duration,
            sha256: written.sha256,
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
          date: options.date ?? before?.narration.generated.date ?? today(),
          tool: TOOL,
          digitalSourceType: description.digitalSourceType,
        },
        reviewed: null,
        blocks,
        omitted: [...omitted],
        ...(article.read && { read: [...article.read] }),
      } satisfies Narration);
      await write(files.vtt, writeWebVtt(made));
      await write(files.json, writeNarrationJson(made));
      return made;
    });
    return { state: 'narrated', narration, files, sentences };
  }
}

const rounded = (db: number): number => (Number.isFinite(db) ? Math.round(db * 100) / 100 : -120);

/** One file's address in the other: relative, each name escaped. */
function addressOf(from: string, to: string): string {
  return relative(dirname(resolve(from)), resolve(to))
    .split(sep)
    .map((step) => encodeURIComponent(step))
    .join('/');
}
