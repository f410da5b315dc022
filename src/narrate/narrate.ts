import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { disclosure } from '../core/disclosure.js';
import { AudioArticleError } from '../core/errors.js';
import type { Lexicon } from '../core/lexicon/rule.js';
import { writeWebVtt } from '../core/formats/webvtt.js';
import { readNarration } from '../core/narration/read.js';
import type { AudioSource, Block, Narration } from '../core/narration/schema.js';
import { atOnce } from './at-once.js';
import type { Cover } from './audio/cover.js';
import { cue } from './audio/cue.js';
import { writeMp3, type WrittenAudio } from './audio/mp3-file.js';
import { produceAudio, type Part, type ProducedAudio } from './audio/produce.js';
import { ORDERS_AT_ONCE, warmUp } from './audio/segments.js';
import { id3Tag } from './audio/tags.js';
import { withOpus } from './audio/with-opus.js';
import { cachedVoice, type CachedVoice } from './cache.js';
import { earlierNarration, revisionOf } from './earlier.js';
import type { Article } from './extract/article.js';
import { refuseUnwritable, writeTogether } from './files.js';
import { lexiconReport, narrationLexicon, type LexiconReport } from './lexicon/apply.js';
import { writeNarrationJson } from './narration-json.js';
import { planNarration, type PlannedSentence } from './plan.js';
import { scriptOf, type Line, type ScriptOptions } from './script.js';
import { sha256 } from './sha256.js';
import { openStore } from './store.js';
import { keepWithinNowAndThen } from './store-limit.js';
import { openStudio, type Studio } from './studio.js';
import { chaptersOf, lyricsOf, timedBlocks, type Heard } from './timing.js';
import { TOOL } from './version.js';
import { voiceFor } from './voice/voices.js';
import type { AvailableVoice, VoiceDescription } from './voice/voice.js';

export interface NarrateOptions extends ScriptOptions {
  /** File name without extension: `audio/NAME.mp3`, `transcripts/NAME.json`, `transcripts/NAME.vtt`. */
  readonly name: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** Where spoken sentences are kept; safe to delete at any time. */
  readonly cacheDir: string;
  /** Bytes; what of it was not used for longest goes when there is more. Default: 10 GiB. */
  readonly cacheLimit?: number;
  readonly voice?: string;
  /** BCP 47; wins over the article's own. */
  readonly lang?: string;
  /** Rules of pronunciation; of two that are equally near the later one wins. */
  readonly lexicons?: readonly Lexicon[];
  /** The publisher's name for where the article stands; rules can be for a section. */
  readonly section?: string;
  /** Its file or address, as sections that are paths ask for it; the address that the page gives for itself counts, too. */
  readonly path?: string;
  /** The picture that players show. */
  readonly cover?: Cover;
  /** Also `audio/NAME.opus`: the second source, half the size. */
  readonly opus?: boolean;
  /** ISO 8601 calendar date of the generation; default: today, or the date of an unchanged earlier narration. */
  readonly date?: string;
  /** Sentences that are spoken or were kept. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Voices and threads that several narrations share; whoever opened it closes it. Default: its own. */
  readonly studio?: Studio;
}

export interface NarrateResult {
  readonly state: 'narrated' | 'unchanged';
  readonly narration: Narration;
  readonly files: {
    readonly audio: string;
    readonly opus?: string;
    readonly json: string;
    readonly vtt: string;
  };
  readonly sentences: { readonly total: number; readonly spoken: number; readonly reused: number };
  readonly lexicon: LexiconReport;
}

export const today = (): string => {
  // https://reproducible-builds.org/specs/source-date-epoch/
  const epoch = process.env['SOURCE_DATE_EPOCH'];
  return new Date(epoch ? Number(epoch) * 1000 : Date.now()).toISOString().slice(0, 10);
};

/**
 * Article → MP3, narration JSON and WebVTT. Only sentences that the cache does not hold are spoken and coded; the files
 * appear whole or not at all; the same article, voice and date give the same bytes.
 * @throws AudioArticleError
 */
export async function narrate(article: Article, options: NarrateOptions): Promise<NarrateResult> {
  const { name, audioDir, transcriptsDir, headings = 'plain', speakDisclosure = false, cover } = options;
  const lang = options.lang ?? article.lang;
  const voice = await voiceFor(lang, options.voice);
  const rules = narrationLexicon(options.lexicons ?? [], {
    ...{ article: name, section: options.section },
    paths: [article.source, options.path].filter((path) => path !== undefined),
    voice: { id: voice.id, engine: voice.engine.name, phonemes: voice.phonemes },
  });
  const plan = planNarration(article, lang, rules);
  if (plan.blocks.length === 0)
    throw new AudioArticleError('AA_E_INPUT_NO_ARTICLE', `“${article.title}” holds no words to read aloud.`);

  const lines = scriptOf(plan, { headings, speakDisclosure });
  const total = lines.filter((line) => 'utterance' in line).length;
  const files = {
    audio: join(audioDir, `${name}.mp3`),
    ...(options.opus ? { opus: join(audioDir, `${name}.opus`) } : {}),
    json: join(transcriptsDir, `${name}.json`),
    vtt: join(transcriptsDir, `${name}.vtt`),
  };
  const revision = revisionOf({
    ...{ plan, article, voice, headings, speakDisclosure },
    cover: cover && sha256(cover.bytes),
    opus: options.opus === true ? true : undefined,
  });
  const lexicon = lexiconReport(plan, rules);
  const before = await earlierNarration(files.json, revision);
  if (before?.whole)
    return {
      ...{ state: 'unchanged', narration: before.narration, files },
      ...{ sentences: { total, spoken: 0, reused: 0 }, lexicon },
    };

  if (options.opus) await withOpus(() => import('./audio/opus.js'));
  await refuseUnwritable(audioDir);
  await refuseUnwritable(transcriptsDir);
  const { parts, audio, counts } = await record(lines, voice, options, {
    total,
    again: existsSync(files.json),
  });
  const heard = new Map<PlannedSentence, Heard>();
  lines.forEach((line, i) => {
    if (!('sentence' in line)) return;
    heard.set(line.sentence, { marks: parts[i]?.marks ?? [], offsetMs: audio.track.offsetsMs[i] ?? 0 });
  });
  const blocks = timedBlocks(plan, (sentence) => heard.get(sentence) ?? { marks: [], offsetMs: 0 });
  const date = options.date ?? before?.narration.generated.date ?? today();
  const narration = await publish(
    { ...{ article, name, revision, lang, voice, blocks, date, cover } },
    parts,
    audio,
    files,
  );
  await keepWithinNowAndThen(options.cacheDir, options.cacheLimit);
  return { state: 'narrated', narration, files, sentences: { total, ...counts }, lexicon };
}

interface Recording {
  readonly parts: readonly Part[];
  readonly audio: ProducedAudio;
  readonly counts: { readonly spoken: number; readonly reused: number };
}

async function record(
  lines: readonly Line[],
  chosen: AvailableVoice,
  { cacheDir, onProgress, studio: shared }: NarrateOptions,
  { total, again }: { readonly total: number; readonly again: boolean },
): Promise<Recording> {
  const studio = shared ?? openStudio();
  try {
    const store = openStore(cacheDir);
    const voice = cachedVoice(studio.voice(chosen), store);
    let done = 0;
    // Narrated before: little is to be spoken, and what codes it would begin when all else has ended.
    const warm = again ? warmUp(studio.segments) : undefined;
    const parts = await atOnce(ORDERS_AT_ONCE, lines, async (line) => {
      const part = await partOf(line, voice);
      if ('utterance' in line) onProgress?.(++done, total);
      return part;
    });
    const counts = { ...voice.counts };
    await warm;
    // Its threads give their memory to those that code; it opens again should a kept sentence be lost meanwhile.
    if (!shared) await studio.voice(chosen).close();
    const audio = await produceAudio(parts, chosen.sampleRate, store, studio.segments);
    return { parts, audio, counts };
  } finally {
    if (!shared) await studio.close();
  }
}

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

interface Facts {
  readonly article: Article;
  readonly name: string;
  readonly revision: string;
  readonly lang: string;
  readonly voice: VoiceDescription;
  readonly blocks: Block[];
  readonly date: string;
  readonly cover: Cover | undefined;
}

/** Writes all files, the narration last. */
function publish(
  facts: Facts,
  parts: readonly Part[],
  audio: ProducedAudio,
  files: NarrateResult['files'],
): Promise<Narration> {
  const { article, lang, voice, blocks, cover } = facts;
  const statement = disclosure(lang);
  const duration = Math.round((audio.track.length * 1000) / audio.sampleRate);
  const tag = id3Tag({
    ...{ title: article.title, byline: article.byline, published: article.published, lang, statement, cover },
    voice: `${voice.name}, ${voice.engine.name} ${voice.engine.version}`,
    digitalSourceType: voice.digitalSourceType,
    chapters: chaptersOf(blocks, duration),
    lyrics: lyricsOf(blocks),
  });
  return writeTogether(async (write) => {
    const source = (
      type: string,
      file: string,
      { bytes, sha256: checksum }: WrittenAudio,
      { loudness, truePeak }: Pick<ProducedAudio, 'loudness' | 'truePeak'>,
    ): AudioSource => ({
      src: `${addressOf(files.json, file)}?v=${checksum.slice(0, 16)}`,
      ...{ type, bytes, duration, sha256: checksum },
      ...{ loudness: rounded(loudness), truePeak: rounded(truePeak) },
    });
    const mp3 = await writeMp3(audio, tag, (data) => write(files.audio, data));
    const sources = [source('audio/mpeg', files.audio, mp3, audio)];
    if (files.opus !== undefined) {
      // Loaded when asked for.
      const { OPUS_TYPE, opusOf } = await withOpus(() => import('./audio/opus-track.js'));
      const opus = await opusOf(parts, audio, commentsOf(facts, statement));
      await write(files.opus, opus.bytes);
      const written = { bytes: opus.bytes.length, sha256: sha256(opus.bytes) };
      sources.push(source(OPUS_TYPE, files.opus, written, opus));
    }
    const narration = narrationOf(facts, statement, sources);
    await write(files.vtt, writeWebVtt(narration));
    await write(files.json, writeNarrationJson(narration));
    return narration;
  });
}

/** Vorbis comments (RFC 7845 §5.2), with the names that the MP3's tag has. */
const commentsOf = ({ article, lang, voice }: Facts, statement: string): Record<string, string> => ({
  TITLE: article.title,
  ...(article.byline === undefined ? {} : { ARTIST: article.byline }),
  ...(article.published === undefined ? {} : { DATE: article.published }),
  LANGUAGE: lang,
  DESCRIPTION: statement,
  'ARTIFICIALLY-GENERATED': statement,
  DIGITALSOURCETYPE: voice.digitalSourceType,
  VOICE: `${voice.name}, ${voice.engine.name} ${voice.engine.version}`,
});

function narrationOf(facts: Facts, statement: string, audio: AudioSource[]): Narration {
  const { article, name, revision, lang, voice, blocks, date } = facts;
  const { title, byline, published, source, omitted, read } = article;
  return readNarration({
    ...{ version: 1, id: name, revision, lang, title },
    ...(byline === undefined ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
    ...(source === undefined ? {} : { source }),
    audio,
    voice: {
      id: voice.id,
      name: voice.name,
      engine: voice.engine.name,
      engineVersion: voice.engine.version,
      lang: voice.lang,
    },
    generated: { date, tool: TOOL, digitalSourceType: voice.digitalSourceType, disclosure: statement },
    reviewed: null,
    blocks,
    omitted: [...omitted],
    ...(read && { read: [...read] }),
  } satisfies Narration);
}

const rounded = (db: number): number => (Number.isFinite(db) ? Math.round(db * 100) / 100 : -120);

/** One file's address in the other: relative, each name escaped. */
export function addressOf(from: string, to: string): string {
  return relative(dirname(resolve(from)), resolve(to))
    .split(sep)
    .map((step) => encodeURIComponent(step))
    .join('/');
}
