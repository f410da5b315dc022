import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AudioArticleError } from '../core/errors.js';

const sized = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MiB` : `${Math.round(bytes / 1024)} KiB`;

const RIGHT_FILE = 'Check that it is the right file.';

const tooLarge = (name: string, most: number, remedy: string): AudioArticleError =>
  new AudioArticleError('AA_E_INPUT_TOO_LARGE', `${name} is larger than ${sized(most)}.`, remedy);

type Stream = AsyncIterable<Uint8Array | string>;

/**
 * A whole stream, or no more of it than is looked for: a pipe may have no end.
 * @param most bytes
 * @param remedy what is said to whoever gives more
 * @throws AudioArticleError AA_E_INPUT_TOO_LARGE; what the stream throws
 */
export async function readAtMost(
  source: Stream,
  most: number,
  name: string,
  remedy = RIGHT_FILE,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > most) throw tooLarge(name, most, remedy);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** What is said of a file, or of a stream, that fails. @param name as whoever gave it knows it */
function unreadable(cause: unknown, name: string): AudioArticleError {
  if (cause instanceof AudioArticleError) return cause;
  const missing = (what: string, remedy: string): AudioArticleError =>
    new AudioArticleError('AA_E_INPUT_MISSING', `${name || 'The input'} ${what}.`, remedy, { cause });
  const { code = String(cause) } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return missing('does not exist', 'Check the path.');
  if (code === 'EISDIR') return missing('is a folder', 'Give one file in it.');
  return missing(`cannot be read (${code})`, 'Check its permissions.');
}

interface Told {
  /** What it is called; default: the path. */
  readonly name?: string;
  /** What is said to whoever gives more. */
  readonly remedy?: string;
}

/**
 * What somebody gives: a whole file, or standard input.
 * @param most bytes
 * @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_TOO_LARGE
 */
export async function readInputAtMost(
  source: string | Stream,
  most: number,
  { name = typeof source === 'string' ? source : 'The input', remedy = RIGHT_FILE }: Told = {},
): Promise<Buffer> {
  try {
    if (typeof source !== 'string') return await readAtMost(source, most, name, remedy);
    if ((await stat(source)).size > most) throw tooLarge(name, most, remedy);
    return await readAtMost(createReadStream(source), most, name, remedy);
  } catch (cause) {
    throw unreadable(cause, name);
  }
}
