import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeWebVtt } from '../core/formats/webvtt.js';
import { parseNarration } from '../core/narration/read.js';
import type { AudioSource, Narration } from '../core/narration/schema.js';
import type { Article } from './extract/article.js';
import type { NarrationPlan } from './plan.js';
import type { NarrationFiles } from './publish.js';
import type { ScriptOptions } from './script.js';
import { sha256, sha256OfFile } from './sha256.js';
import { TOOL } from './version.js';
import type { VoiceDescription } from './voice/voice.js';

/** Raised when the same plan is written in another way. */
const FORMAT = 3;

export interface Revised extends Required<ScriptOptions> {
  readonly plan: NarrationPlan;
  readonly article: Article;
  readonly voice: VoiceDescription;
  /** Those that speak passages of other languages. */
  readonly others: readonly VoiceDescription[];
  /** sha256 of the picture. */
  readonly cover: string | undefined;
  readonly opus: true | undefined;
}

/** What is said and marked. By which rule of a lexicon is no matter: the tokens are what it says. */
const saidIn = ({ blocks, ...plan }: NarrationPlan): unknown => ({
  ...plan,
  blocks: blocks.map((block) => ({
    ...block,
    sentences: block.sentences.map(({ start, end, words, tokens }) => ({ start, end, words, tokens })),
  })),
});

/** Everything that decides how it sounds, what is marked and what the files say. */
export function revisionOf({ plan, article, voice, others, ...options }: Revised): string {
  const { title, byline, published, source, omitted } = article;
  const { id, engine } = voice;
  return sha256(
    JSON.stringify({
      ...{ format: FORMAT, tool: TOOL, title, byline, published, source, omitted, plan: saidIn(plan) },
      ...{ voice: id, engine, options },
      ...(others.length > 0 && { others: others.map((other) => [other.id, other.engine]) }),
    }),
  );
}

const fileOf = (json: string, { src }: AudioSource): string =>
  resolve(dirname(json), decodeURIComponent(src.replace(/\?.*$/s, '')));

async function isWhole(file: string, { bytes, sha256: expected }: AudioSource): Promise<boolean> {
  return (await stat(file)).size === bytes && (await sha256OfFile(file)) === expected;
}

/**
 * The Ogg Opus file beside the MP3, if the narration that stands names it and it is as it was written: without one that
 * is asked for it would tell of an older article.
 */
export async function opusBefore({ audio, json }: NarrationFiles): Promise<string | undefined> {
  const file = audio.replace(/\.mp3$/, '.opus');
  if (!existsSync(file)) return undefined;
  try {
    const narration = parseNarration(await readFile(json, 'utf8'), json);
    const source = narration.audio.find((named) => fileOf(json, named) === resolve(file));
    return source && (await isWhole(file, source)) ? file : undefined;
  } catch {
    return undefined;
  }
}

export interface EarlierNarration {
  readonly narration: Narration;
  /** Whether it has the revision that is asked for. */
  readonly same: boolean;
  /** Whether all files that are asked for are there and whole, too. */
  readonly whole: boolean;
}

/** The narration that is there. */
export async function earlierNarration(
  { audio, opus, json, vtt }: NarrationFiles,
  revision: string,
): Promise<EarlierNarration | undefined> {
  try {
    const narration = parseNarration(await readFile(json, 'utf8'), json);
    if (narration.revision !== revision) return { narration, same: false, whole: false };
    // Its audio may stand in another folder than the one that is asked for now.
    const asked = [audio, ...(opus === undefined ? [] : [opus])].map((file) => resolve(file));
    const checks = narration.audio.map(async (source, i) => {
      const file = fileOf(json, source);
      return file === asked[i] && (await isWhole(file, source));
    });
    const cues = readFile(vtt, 'utf8').then((text) => text === writeWebVtt(narration));
    const whole = await Promise.all([...checks, cues].map((check) => check.catch(() => false)));
    return { narration, same: true, whole: narration.audio.length === asked.length && whole.every(Boolean) };
  } catch {
    return undefined;
  }
}
