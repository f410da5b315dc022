import { basename, extname } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';
import {
  SPLIT,
  standardInput,
  type Article,
  type ArticleBlock,
  type ArticleFormat,
  type ArticleInput,
  type Reading,
} from './article.js';
import { withoutRepeatedTitle } from './furniture.js';
import { tally } from './omissions.js';
import { readPlainText } from './plain-text.js';

/** Of the text that is read aloud: some 170,000 words or 19 hours, longer than most books. */
export const MAX_ARTICLE_CHARACTERS = 1_000_000;

/** What a program reads: its marks and names would be read aloud. */
const dataFiles: Readonly<Record<string, string>> = {
  '.json': 'JSON',
  '.jsonld': 'JSON',
  '.jsonl': 'JSON',
  '.ndjson': 'JSON',
  '.geojson': 'JSON',
  '.csv': 'a table',
  '.tsv': 'a table',
  '.yaml': 'YAML',
  '.yml': 'YAML',
  '.toml': 'TOML',
  '.vtt': 'a list of cues with times',
  '.srt': 'a list of cues with times',
};

type Reader = (input: ArticleInput) => Reading;

// Plain text needs neither a parser nor the time to load one.
const readers: Readonly<Record<ArticleFormat, () => Promise<Reader> | Reader>> = {
  html: async () => (await import('./html.js')).readHtml,
  markdown: async () => (await import('./markdown.js')).readMarkdown,
  text: () => readPlainText,
};

/**
 * What of the input is read aloud. The language is the one that the input states, else the one its words look
 * like, else English.
 * @throws AudioArticleError AA_E_INPUT_NO_ARTICLE, AA_E_INPUT_TOO_LARGE
 */
export async function extractArticle(input: ArticleInput): Promise<Article> {
  if (input.format !== 'html') refuseTooLong(input, input.text.length);
  refuseData(input);
  const reader = await readers[input.format]();
  const reading = reader(input);
  const titled = reading.blocks.find(({ kind }) => kind === 'title')?.text;
  const { blocks: told, dropped } =
    titled === undefined || input.read?.includes('title')
      ? { blocks: reading.blocks, dropped: [] }
      : withoutRepeatedTitle(reading.blocks, titled);
  // “References”, when the references are left out.
  const last = input.read?.includes('heading')
    ? told.length - 1
    : told.findLastIndex(({ kind }) => kind !== 'heading');
  const blocks = told.slice(0, last + 1);
  const headings = new Array<'heading'>(told.length - blocks.length).fill('heading');
  refuseTooLong(
    input,
    blocks.reduce((sum, { text }) => sum + text.length, 0),
  );
  if (!blocks.some(({ kind, text }) => kind !== 'title' && kind !== 'heading' && /[\p{L}\p{N}]/u.test(text)))
    throw new AudioArticleError(
      'AA_E_INPUT_NO_ARTICLE',
      `${input.name} holds no article: no text was found in it that could be read aloud.`,
      input.format === 'html'
        ? 'Put data-narration="read" on the element that holds the article.'
        : undefined,
    );

  const lang = reading.lang ?? (await languageOf(blocks)) ?? 'en';
  const { byline, published, source = input.url } = reading;
  return {
    title: titled ?? reading.title ?? titleWithout(input, blocks),
    lang,
    ...(byline && { byline }),
    ...(published && { published }),
    ...(source && { source }),
    blocks: blocks.map((block) => withoutOwnLang(block, lang)),
    omitted: tally([...reading.omitted, ...dropped, ...headings]),
    ...(input.read?.length && { read: input.read }),
  };
}

/** Loaded for articles that do not say it. */
async function languageOf(blocks: readonly ArticleBlock[]): Promise<string | undefined> {
  const { detectLanguage } = await import('./detect-language.js');
  return detectLanguage(blocks.map(({ text }) => text).join('\n'));
}

/** A language is told only where it differs from what is around it. */
function withoutOwnLang({ lang: own, passages, ...block }: ArticleBlock, lang: string): ArticleBlock {
  const foreign = passages?.filter((passage) => passage.lang !== (own ?? lang)) ?? [];
  return {
    ...block,
    ...(own !== undefined && own !== lang && { lang: own }),
    ...(foreign.length > 0 && { passages: foreign }),
  };
}

/** Of an article that does not say it: its file's name, or its first words. */
function titleWithout({ name, url }: ArticleInput, blocks: readonly ArticleBlock[]): string {
  if (name !== standardInput) return nameAsTitle(url === undefined ? name : new URL(url).pathname);
  const words = blocks[0]?.text ?? name;
  return words.length <= 60 ? words : `${words.slice(0, 60).replace(/\s+\S*$/u, '')} …`;
}

/** `two-storks.txt` → “Two storks”. */
function nameAsTitle(path: string): string {
  const words = basename(path, extname(path))
    .replace(/[-_\s]+/g, ' ')
    .trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : path;
}

function refuseData({ name, url, format, text }: ArticleInput): void {
  if (format === 'html') return;
  const path = url === undefined ? name : new URL(url).pathname;
  const kind = dataFiles[extname(path).toLowerCase()] ?? (isJson(text) ? 'JSON' : undefined);
  if (kind === undefined) return;
  throw new AudioArticleError(
    'AA_E_INPUT_NO_ARTICLE',
    `${name} is ${kind}, not an article: its marks and names would be read aloud.`,
    'Give the article as HTML, Markdown or text. A transcript is for audio-article check, cues and word times are for audio-article convert, rules of pronunciation for --lexicon.',
  );
}

function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuseTooLong({ name }: ArticleInput, characters: number): void {
  if (characters <= MAX_ARTICLE_CHARACTERS) return;
  const count = (number: number): string => number.toLocaleString('en');
  throw new AudioArticleError(
    'AA_E_INPUT_TOO_LARGE',
    // 15 characters are about a second of speech.
    `${name} holds ${count(characters)} characters, some ${count(Math.round(characters / 15 / 3600))} hours of speech; the limit is ${count(MAX_ARTICLE_CHARACTERS)}.`,
    SPLIT,
  );
}
