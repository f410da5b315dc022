import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AudioArticleError } from '../core/errors.js';

const sized = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MiB` : `${Math.round(bytes / 1024)} KiB`;

const RIGHT_FILE = 'Check that it is the right file.';

const tooLarge = (name: string, most: number, remedy: string): AudioArticleError =>
  new AudioArticleError('AA_E_INPUT_TOO_LARGE', `${name} is larger than ${sized(most)}.`, remedy);

/**
 * A whole stream, or no more of it than is looked for: a pipe may have no end.
 * @param most bytes
 * @param remedy what is said to whoever gives more
 * @throws AudioArticleError AA_E_INPUT_TOO_LARGE; what the stream throws
 */
export async function readAtMost(
  source: AsyncIterable<Uint8Array | string>,
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

/** The same of a file. @throws AudioArticleError AA_E_INPUT_TOO_LARGE; what the file system throws */
export async function readFileAtMost(file: string, most: number, remedy = RIGHT_FILE): Promise<Buffer> {
  if ((await stat(file)).size > most) throw tooLarge(file, most, remedy);
  return readAtMost(createReadStream(file), most, file, remedy);
}
