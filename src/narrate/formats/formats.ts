import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';
import { timedTextOf, type TimedText } from '../../core/formats/timed-text.js';
import { writeTimedWebVtt, writeWebVtt } from '../../core/formats/webvtt.js';
import { parseNarration } from '../../core/narration/read.js';
import type { Narration } from '../../core/narration/schema.js';
import { readInput } from '../extract/input.js';
import { guidedNavigation, writeGuidedNavigation } from './guided-navigation.js';
import { readHyperaudio } from './hyperaudio.js';
import { has } from './json-format.js';
import { podcast, writePodcastJson } from './podcast.js';
import { refuse } from './refuse.js';
import { readSmil, writeSmil } from './smil.js';
import { speechFormats } from './speech-json.js';
import { readSrt, writeSrt } from './srt.js';
import { isSyncMediaLite, readSyncMediaLite, writeSyncMediaLite } from './sync-media-lite.js';
import { writeTextDocument } from './text-document.js';
import { readWebVtt } from './webvtt.js';

/** No audio lasts as long; digits without end would become infinity. */
const MOST_MS = 3_600_000_000;

const jsonFormats = [guidedNavigation, podcast, ...speechFormats];

export interface ReadTimedOptions {
  /** BCP 47, where the file does not say it: how sentences are told apart. Default: en. */
  readonly lang?: string | undefined;
  /** The document that SyncMediaLite selects in. */
  readonly text?: string | undefined;
}

export interface ReadTimed {
  readonly timed: TimedText;
  /** Set if the file is a narration: its WebVTT says that the voice is artificial. */
  readonly narration?: Narration;
}

/**
 * Reads what has times for text, in any format that is known; the content tells which.
 * @throws AudioArticleError AA_E_TIMED_TEXT, AA_E_NARRATION_INVALID, and those of `readInput`
 */
export async function readTimedText(path: string, options: ReadTimedOptions = {}): Promise<ReadTimed> {
  const { text, name } = await readInput(path).catch(asTimedText);
  const lang = options.lang ?? 'en';
  const readFormat = async (): Promise<ReadTimed> => {
    if (isSyncMediaLite(text)) {
      if (options.text === undefined)
        throw refuse(name, 'selects text in a document', 'Name the document: --text PAGE.html');
      const page = await readInput(options.text);
      return { timed: readSyncMediaLite(text, name, page.text, lang) };
    }
    if (/^\uFEFF?WEBVTT/.test(text)) return { timed: readWebVtt(text, name) };
    if (
      /^\s*(?:<\?xml[^>]*>\s*)?(?:<!DOCTYPE[^>]*>\s*)?<smil\b/i.test(text) ||
      /^\.smil$/i.test(extname(path))
    )
      return { timed: await readSmil(text, name, (href) => openBeside(path, href)) };
    if (/^\s*</.test(text)) return { timed: readHyperaudio(text, name, lang) };
    if (/^\s*[[{]/.test(text)) return readJsonFormat(text, name, lang);
    return { timed: readSrt(text, name) };
  };
  const read = await readFormat();
  const { cues } = read.timed;
  if (cues.length === 0) throw refuse(name, 'holds no text with a time');
  const late = cues.find(({ endMs, words }) => endMs > MOST_MS || words.some(([, , , end]) => end > MOST_MS));
  if (late) throw refuse(name, `speaks of a time after more than ${MOST_MS / 3_600_000} hours`);
  return { ...read, timed: inOrder(read.timed) };
}

/** What `readInput` says of a file that is no text is meant for articles. */
function asTimedText(cause: unknown): never {
  if (
    !(cause instanceof AudioArticleError) ||
    !['AA_E_INPUT_BINARY', 'AA_E_INPUT_EMPTY'].includes(cause.code)
  )
    throw cause;
  const remedy = 'Give a transcript or captions; audio-article convert --help tells of which formats.';
  throw new AudioArticleError(cause.code, cause.message, remedy, { cause });
}

function readJsonFormat(text: string, name: string, lang: string): ReadTimed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    // Polly writes an object a line.
    const lines = text.split('\n').filter((line) => line.trim());
    try {
      value = lines.map((line) => JSON.parse(line) as unknown);
    } catch {
      throw refuse(name, `is no JSON (${(cause as Error).message})`);
    }
  }
  if (has(value, 'blocks', 'revision')) {
    const narration = parseNarration(text, name);
    return { timed: timedTextOf(narration), narration };
  }
  if (isDeeperThan(MOST_LEVELS, value)) throw refuse(name, `has more than ${MOST_LEVELS} levels`);
  // One mark alone is an object like many others.
  const whole = has(value, 'time', 'type', 'value') ? [value] : value;
  const format = jsonFormats.find(({ isIt }) => isIt(whole));
  if (!format) throw refuse(name, 'is JSON of no kind that is known', 'See: audio-article convert --help');
  return { timed: format.read(whole, name, lang) };
}

/** Of JSON: whoever goes through it has one call a level on the stack. */
const MOST_LEVELS = 500;

function isDeeperThan(levels: number, value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth < levels; depth++) {
    level = level.flatMap((inner) =>
      typeof inner === 'object' && inner !== null ? (Object.values(inner) as unknown[]) : [],
    );
    if (level.length === 0) return false;
  }
  return true;
}

/** A document that the file points at: a page in its folder, or in one beside it as EPUBs have them. */
async function openBeside(path: string, href: string): Promise<string> {
  const folder = dirname(resolve(path));
  const target = resolve(folder, decoded(href) ?? '');
  const around = relative(dirname(folder), target);
  if (around.startsWith(`..${sep}`) || !/^\.x?html?$/i.test(extname(target)))
    throw refuse(path, `points at ${href}, which is no page beside it`);
  const { text } = await readInput(target).catch((cause: unknown) => {
    if (!(cause instanceof AudioArticleError)) throw cause;
    throw new AudioArticleError(
      cause.code,
      `${path} points at a page that cannot be read: ${cause.message}`,
      'Put the text where the file looks for it.',
      { cause },
    );
  });
  return text;
}

function decoded(href: string): string | undefined {
  try {
    return decodeURIComponent(href);
  } catch {
    return undefined;
  }
}

/** Cues in the order of the audio; times that go back within a cue have been refused or set right by its reader. */
function inOrder(timed: TimedText): TimedText {
  return { ...timed, cues: [...timed.cues].sort((a, b) => a.startMs - b.startMs) };
}

export const outputFormats = [
  'webvtt',
  'srt',
  'sync-media-lite',
  'smil',
  'guided-navigation',
  'podcast',
] as const;
export type OutputFormat = (typeof outputFormats)[number];

/** The others have a time a cue only. */
export const holdsWordTimes = (format: OutputFormat): boolean =>
  format === 'webvtt' || format === 'sync-media-lite';

/** The others say when, not of which audio. */
export const namesAudio = (format: OutputFormat): boolean =>
  format === 'smil' || format === 'guided-navigation';

/** The one that a file name asks for; undefined where several do. */
export function formatOfName(path: string): OutputFormat | undefined {
  const byExtension: Readonly<Record<string, OutputFormat>> = {
    '.vtt': 'webvtt',
    '.srt': 'srt',
    '.smil': 'smil',
  };
  return byExtension[extname(path).toLowerCase()];
}

/** The audio's address as the new file has to write it; the version in a query is the web's. */
function moved(timed: TimedText, from: string, to: string): TimedText {
  const { audio } = timed;
  if (audio === undefined || /^[a-z][a-z\d+.-]*:|^\//i.test(audio)) return timed;
  const [path = ''] = audio.split(/[?#]/);
  return {
    ...timed,
    audio: relative(dirname(resolve(to)), join(dirname(resolve(from)), path))
      .split(sep)
      .join('/'),
  };
}

/**
 * What to write, by path: the file itself, and for formats that only point at text the document that they point at.
 * @param from the file that was read
 * @param to the file to write
 * @param audio the audio's address as the new file is to name it; default: that of the file that was read
 * @throws AudioArticleError AA_E_TIMED_TEXT if the format needs an audio and none is known
 */
export function writeTimedText(
  { timed: read, narration }: ReadTimed,
  format: OutputFormat,
  from: string,
  to: string,
  audio?: string,
): ReadonlyMap<string, string> {
  const timed = audio === undefined ? moved(read, from, to) : { ...read, audio };
  const withAudio = (): TimedText & { readonly audio: string } => {
    if (timed.audio !== undefined) return { ...timed, audio: timed.audio };
    throw refuse(from, `does not say of which audio it is, and ${format} has to`, 'Name it: --audio ADDRESS');
  };
  const document = `${to.slice(0, to.length - extname(to).length)}.xhtml`;
  switch (format) {
    case 'webvtt':
      return new Map([[to, narration ? writeWebVtt(narration) : writeTimedWebVtt(timed)]]);
    case 'srt':
      return new Map([[to, writeSrt(timed)]]);
    case 'podcast':
      return new Map([[to, writePodcastJson(timed)]]);
    case 'guided-navigation':
      return new Map([[to, writeGuidedNavigation(withAudio())]]);
    case 'smil':
      return new Map([
        [document, writeTextDocument(timed)],
        [to, writeSmil(withAudio(), basename(document))],
      ]);
    case 'sync-media-lite':
      return new Map([
        [document, writeTextDocument(timed)],
        [to, writeSyncMediaLite(timed)],
      ]);
  }
}
