import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { AudioArticleError } from '../core/errors.js';

const sized = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MiB` : `${Math.round(bytes / 1024)} KiB`;

const tooLarge = (name: string, most: number): AudioArticleError =>
  new AudioArticleError(
    'AA_E_INPUT_TOO_LARGE',
    `${name} is larger than ${sized(most)}.`,
    'Check that it is the right file.',
  );

/**
 * A whole stream, or no more of it than is looked for: a pipe may have no end.
 * @param most bytes
 * @throws AudioArticleError AA_E_INPUT_TOO_LARGE; what the stream throws
 */
export async function readAtMost(
  source: AsyncIterable<Uint8Array | string>,
  most: number,
  name: string,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.length;
    if (size > most) throw tooLarge(name, most);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** @param most bytes @throws AudioArticleError AA_E_INPUT_TOO_LARGE; what the file system throws */
export async function readFileAtMost(file: string, most: number): Promise<Buffer> {
  if ((await stat(file)).size > most) throw tooLarge(file, most);
  return readAtMost(createReadStream(file), most, file);
}
