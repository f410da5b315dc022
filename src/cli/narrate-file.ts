import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReadableKind } from '../core/article/left-out.js';
import { pathToFileURL } from 'node:url';
import { AudioArticleError } from '../core/errors.js';
import { articleJsonLd } from '../core/json-ld.js';
import type { Lexicon } from '../core/lexicon/rule.js';
import type { AudioSource } from '../core/narration/schema.js';
import { warmUpIfYounger } from '../narrate/ahead.js';
import { readCover } from '../narrate/audio/cover.js';
import { extractArticle } from '../narrate/extract/extract.js';
import type { Article } from '../narrate/extract/article.js';
import { readInput } from '../narrate/extract/input.js';
import { writeWhole } from '../narrate/files.js';
import { narrationName } from '../narrate/name.js';
import { narrate, type NarrateResult } from '../narrate/narrate.js';
import type { NarrationFiles } from '../narrate/publish.js';
import { openStudio, type Studio } from '../narrate/studio.js';
import { useEarlyThread } from '../narrate/threads.js';
import type { EarlyThread } from './early-thread.js';
import { progressLine } from './progress.js';

export interface NarrateFileOptions {
  readonly audio?: string | undefined;
  readonly transcripts?: string | undefined;
  readonly name?: string | undefined;
  readonly voice?: string | readonly string[] | undefined;
  readonly lang?: string | undefined;
  readonly cache?: string | undefined;
  /** Bytes. */
  readonly cacheLimit?: number | undefined;
  readonly 'allow-private'?: boolean | undefined;
  readonly read?: readonly ReadableKind[] | undefined;
  readonly 'heading-louder'?: boolean | undefined;
  readonly 'heading-cue'?: boolean | undefined;
  readonly 'speak-disclosure'?: boolean | undefined;
  readonly cover?: string | undefined;
  readonly 'json-ld'?: boolean | undefined;
  readonly opus?: boolean | undefined;
  readonly bed?: string | undefined;
  readonly sting?: string | undefined;
  readonly beatsPerBar?: number | undefined;
  readonly 'no-soundtrack'?: boolean | undefined;
  readonly lexicons?: readonly Lexicon[] | undefined;
  readonly section?: string | undefined;
  /** Says nothing of its progress. */
  readonly quiet?: boolean | undefined;
  /** Of a run over many articles, which has its own progress. */
  readonly studio?: Studio | undefined;
}

/**
 * The page's JSON-LD beside the transcript; a page in the working folder finds the audio where it says. One from an
 * earlier run is renewed unasked: it would say what is no longer so.
 * @returns its file, if there is one
 */
async function writeJsonLd({ narration, files }: NarrateResult, asked: boolean): Promise<string | undefined> {
  const path = files.json.replace(/\.json$/, '.jsonld');
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (!asked && before === undefined) return undefined;
  const addressOf = ({ src }: AudioSource): string =>
    new URL(src, pathToFileURL(files.json)).href.slice(pathToFileURL('.').href.length + 1);
  const data = `${JSON.stringify(articleJsonLd(narration, addressOf), null, 2)}\n`;
  if (data !== before) await writeWhole([{ path, data }]);
  return path;
}

export interface NarratedFile extends NarrateResult {
  readonly article: Article;
  readonly files: NarrationFiles & { readonly jsonLd?: string };
  readonly elapsedMs: number;
}

/** Which command this is: its launcher tells (launch.ts). From the sources there is none. */
declare const commandSha256: string | undefined;

/** The thread that its launcher has started, if there is one (early-thread.ts). */
declare const earlyThread: EarlyThread | undefined;

/** What `narrate` and `start` share: a file in, the audio version and its transcript out. */
export async function narrateFile(input: string, options: NarrateFileOptions): Promise<NarratedFile> {
  const started = performance.now();
  const name = narrationName(options.name ?? input);
  if (options.name !== undefined && options.name !== name)
    throw new AudioArticleError(
      'AA_E_USAGE',
      `“${options.name}” is no name for files that stand on every system and in addresses.`,
      `Use letters, digits and dashes only: --name ${name}`,
    );
  const transcriptsDir = options.transcripts ?? 'transcripts';
  const early = typeof earlyThread === 'object' ? earlyThread : undefined;
  if (early) useEarlyThread(early.file, early.thread);
  const studio = options.studio ?? openStudio();
  try {
    const sources = [input, ...(options.lexicons ?? []).map(({ file }) => file)];
    const json = join(transcriptsDir, `${name}.json`);
    const foretold = early?.renewal.json === json ? early.renewal.voice : undefined;
    const ahead = !options.studio && (await warmUpIfYounger(sources, json, studio, foretold));
    const article = await extractArticle(
      await readInput(input, {
        allowPrivate: options['allow-private'],
        read: options.read,
      }),
    );
    const result = await narrate(article, {
      name,
      audioDir: options.audio ?? 'audio',
      transcriptsDir,
      cacheDir: options.cache ?? join('.audio-article', 'sentences'),
      ...(options.cacheLimit === undefined ? {} : { cacheLimit: options.cacheLimit }),
      ...(options.voice === undefined ? {} : { voice: options.voice }),
      ...(options.lang === undefined ? {} : { lang: options.lang }),
      ...(options.lexicons === undefined ? {} : { lexicons: options.lexicons }),
      ...(options.section === undefined ? {} : { section: options.section }),
      path: input,
      headings: options['heading-cue'] ? 'cue' : options['heading-louder'] ? 'louder' : 'plain',
      opus: options.opus ?? false,
      music: {
        ...(options.bed === undefined ? {} : { bed: options.bed }),
        ...(options.sting === undefined ? {} : { sting: options.sting }),
        ...(options.beatsPerBar === undefined ? {} : { beatsPerBar: options.beatsPerBar }),
        none: options['no-soundtrack'] ?? false,
      },
      speakDisclosure: options['speak-disclosure'] ?? false,
      ...(options.cover === undefined ? {} : { cover: await readCover(options.cover) }),
      // One article in one command: the next run begins with nothing of this one's but what is kept.
      ...(!options.studio &&
        typeof commandSha256 === 'string' && { planner: commandSha256, keepPronunciations: true }),
      ...((options.studio ?? ahead) && { studio, ahead }),
      ...(!options.studio && !options.quiet && { onProgress: progressLine(`Narrating ${input}`) }),
    });
    const jsonLd = await writeJsonLd(result, options['json-ld'] ?? false);
    const files = { ...result.files, ...(jsonLd !== undefined && { jsonLd }) };
    return { ...result, article, files, elapsedMs: Math.round(performance.now() - started) };
  } finally {
    if (!options.studio) await studio.close();
  }
}
