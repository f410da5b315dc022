import { extname } from 'node:path';
import type { ReadableKind } from '../../core/article/left-out.js';
import { AudioArticleError } from '../../core/errors.js';
import { readInputAtMost } from '../bounded.js';
import { SPLIT, standardInput, type ArticleFormat, type ArticleInput } from './article.js';
import { decodeText } from './decode.js';
import type { FetchOptions } from './fetch-page.js';

/** Of a file. A page with its pictures and scripts inside may be large; its text has a limit of its own. */
export const MAX_INPUT_BYTES = 8 * 1024 * 1024;

const formats: Readonly<Record<string, ArticleFormat>> = {
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.xht': 'html',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'text',
  '.text': 'text',
};

const types: Readonly<Record<string, ArticleFormat>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'markdown',
};

export interface InputOptions extends FetchOptions {
  readonly read?: readonly ReadableKind[] | undefined;
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/** An address of the web; anything else that is given is a file. */
export const isAddress = (input: string): boolean => /^[a-z][a-z\d+.-]+:\/\//i.test(input);

/**
 * Reads an article from a file, from an http(s) address, or from standard input for `-`. The format goes by the server's
 * word, by the extension, else by the content.
 * @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_ADDRESS, AA_E_INPUT_EMPTY, AA_E_INPUT_BINARY, AA_E_INPUT_TOO_LARGE
 */
export async function readInput(path: string, options: InputOptions = {}): Promise<ArticleInput> {
  const read = options.read && { read: options.read };
  if (isAddress(path)) {
    // Loaded for an address only: it takes as long as all the rest of narrate.
    const { fetchPage } = await import('./fetch-page.js');
    const { bytes, url, type, charset } = await fetchPage(path, MAX_INPUT_BYTES, options);
    const text = readText(bytes, path, charset);
    const format = types[type] ?? formats[extname(new URL(url).pathname).toLowerCase()] ?? formatOf(text);
    return { name: path, format, text, url, ...read };
  }
  const name = path === '-' ? standardInput : path;
  const source = path === '-' ? (options.stdin ?? process.stdin) : path;
  const bytes = await readInputAtMost(source, MAX_INPUT_BYTES, { name, remedy: SPLIT });
  const text = readText(bytes, name);
  return { name, format: formats[extname(path).toLowerCase()] ?? formatOf(text), text, ...read };
}

function readText(bytes: Uint8Array, name: string, charset?: string): string {
  const text = decodeText(bytes, name, charset);
  // Format characters (a lone byte order mark, joiners) are as invisible as spaces.
  if (!/[^\s\p{Cf}]/u.test(text))
    throw new AudioArticleError(
      'AA_E_INPUT_EMPTY',
      `${name} is empty.`,
      'Give a file with an article in it.',
    );
  return text;
}

/** Of input without a name that says it; its first pages tell. */
export function formatOf(text: string): ArticleFormat {
  const start = text.slice(0, 8192);
  if (
    /^\s*<(?:!doctype\s+html|\?xml|!--|(?:html|head|body|main|article|section|div|p|h[1-6]|audio-article)\b)/i.test(
      start,
    )
  )
    return 'html';
  const isMarkdown =
    /^---\r?\n[^]*?\n---\s*$/m.test(start) ||
    /^#{1,6} \S/m.test(start) ||
    /\[[^\]\n]+\]\([^)\s]+\)/.test(start);
  return isMarkdown ? 'markdown' : 'text';
}
