import { availableParallelism } from 'node:os';
import { AudioArticleError } from '../core/errors.js';
import { atOnce } from '../narrate/at-once.js';
import { readInputAtMost } from '../narrate/bounded.js';
import type { NarrateResult } from '../narrate/narrate.js';
import { openStudio } from '../narrate/studio.js';
import { allowThreads } from '../narrate/threads.js';
import { counted } from './command.js';
import { narrationName } from '../narrate/name.js';
import { narrateFile, type NarrateFileOptions } from './narrate-file.js';
import { lexiconSummary } from './narrate-lexicon.js';
import { articlesLine } from './progress.js';

/** What became of one article of many. */
export type Outcome =
  | {
      readonly input: string;
      readonly state: 'narrated' | 'unchanged';
      readonly transcript: string;
      readonly audioMs: number;
      readonly sentences: NarrateResult['sentences'];
      readonly lexicon: NarrateResult['lexicon'];
      readonly unvoiced: NarrateResult['unvoiced'];
    }
  | {
      readonly input: string;
      readonly state: 'failed';
      readonly code: string;
      readonly message: string;
      readonly remedy?: string;
    };

export interface ManyNarrated {
  /** In the order in which they were asked for. */
  readonly articles: readonly Outcome[];
  readonly elapsedMs: number;
}

/** What is wrong for every article ends the run at the first. */
const ENDS_ALL: readonly string[] = ['AA_E_USAGE', 'AA_E_VOICE_UNKNOWN'];

/** Of a list: some 100,000 paths. */
const MOST_LIST_BYTES = 16 * 1024 * 1024;

/** One input a line; empty lines and those that begin with `#` say nothing. @param file `-` for standard input */
export async function readList(file: string): Promise<string[]> {
  const [source, name] = file === '-' ? [process.stdin, 'The list'] : [file, `The list ${file}`];
  const lines = await readInputAtMost(source, MOST_LIST_BYTES, { name });
  return lines
    .toString()
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

export const defaultJobs = (): number => Math.min(8, availableParallelism());

/** Each name to the first input whose files have it. */
function takenNames(inputs: readonly string[], fileOf: (input: string) => string): Map<string, string> {
  const first = new Map<string, string>();
  for (const input of inputs) {
    const name = fileOf(input);
    if (!first.has(name)) first.set(name, input);
  }
  return first;
}

/**
 * Narrates article after article, `jobs` at a time, with the same voices and threads. What is up to date is passed
 * over; an article that fails is told and does not end the run.
 * @param nameOf what an article's files are called
 * @throws AudioArticleError AA_E_USAGE, AA_E_VOICE_UNKNOWN
 */
export async function narrateMany(
  inputs: readonly string[],
  jobs: number,
  options: NarrateFileOptions,
  nameOf: (input: string) => string = narrationName,
): Promise<ManyNarrated> {
  const started = performance.now();
  // Some disks take `Tower.mp3` and `tower.mp3` for one file.
  const fileOf = (input: string): string => nameOf(input).toLowerCase();
  const first = takenNames(inputs, fileOf);
  const line = articlesLine(inputs.length, process.stderr, options.quiet);
  allowThreads(jobs);
  const studio = openStudio();
  const narrateOne = async (input: string): Promise<Outcome> => {
    try {
      const owner = first.get(fileOf(input));
      if (owner !== input)
        throw new AudioArticleError(
          'AA_E_OUTPUT',
          `its files would have the same names as those of ${owner ?? ''}.`,
          'Narrate it in a run of its own, with --name or --transcripts and --audio.',
        );
      const { state, narration, files, sentences, lexicon, unvoiced } = await narrateFile(input, {
        ...options,
        name: nameOf(input),
        studio,
      });
      const audioMs = narration.audio[0]?.duration ?? 0;
      return { input, state, transcript: files.json, audioMs, sentences, lexicon, unvoiced };
    } catch (error) {
      const known = error instanceof AudioArticleError;
      if (known && ENDS_ALL.includes(error.code)) throw error;
      const message = error instanceof Error ? error.message : String(error);
      return {
        ...{ input, state: 'failed', code: known ? error.code : 'unexpected', message },
        ...(known && error.remedy !== undefined && { remedy: error.remedy }),
      };
    }
  };
  try {
    const articles = await atOnce(jobs, [...new Set(inputs)], async (input) => {
      const outcome = await narrateOne(input);
      line.done(outcome);
      return outcome;
    });
    return { articles, elapsedMs: Math.round(performance.now() - started) };
  } finally {
    line.end();
    await studio.close();
  }
}

const time = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':');
};

function unvoicedSummary(unvoiced: NarrateResult['unvoiced']): string {
  const count = unvoiced.reduce((sum, { passages }) => sum + passages, 0);
  const langs = [...new Set(unvoiced.map(({ lang }) => lang))].join(', ');
  const remedies = [...new Set(unvoiced.map(({ remedy }) => remedy))].join(' ');
  return count === 0
    ? ''
    : `Warning: ${counted(count, 'passage')} in ${langs} ${count === 1 ? 'is' : 'are'} read by the article’s voice: no voice of theirs is here. ${remedies}\n`;
}

export function summary({ articles, elapsedMs }: ManyNarrated): string {
  const of = (state: Outcome['state']): number =>
    articles.filter((article) => article.state === state).length;
  const made = articles.flatMap((article) => (article.state === 'narrated' ? [article] : []));
  const sum = (value: (article: (typeof made)[number]) => number): number =>
    made.reduce((total, article) => total + value(article), 0);
  const audioMs = sum(({ audioMs: ms }) => ms);
  return (
    `${counted(articles.length, 'article')} in ${time(elapsedMs)}: ${of('narrated')} narrated, ${of('unchanged')} up to date, ` +
    `${of('failed')} failed.\n` +
    (made.length === 0
      ? ''
      : `${time(audioMs)} of audio; ${counted(
          sum(({ sentences }) => sentences.total),
          'sentence',
        )}, ${sum(({ sentences }) => sentences.spoken)} of them spoken anew.\n`) +
    unvoicedSummary(articles.flatMap((article) => (article.state === 'failed' ? [] : article.unvoiced))) +
    lexiconSummary(articles.flatMap((article) => (article.state === 'failed' ? [] : [article.lexicon])))
  );
}
