import { readFile } from 'node:fs/promises';
import { AudioArticleError } from '../../core/errors.js';

export interface Cover {
  readonly mime: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** It stands before the sound: what is larger would be waited for. */
const MOST_BYTES = 1024 * 1024;

const signatures: readonly { mime: Cover['mime']; bytes: readonly number[] }[] = [
  { mime: 'image/jpeg', bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_BINARY, AA_E_INPUT_TOO_LARGE */
export async function readCover(file: string): Promise<Cover> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AudioArticleError('AA_E_INPUT_MISSING', `The cover ${file} cannot be read.`, 'Check the path.', {
      cause,
    });
  });
  const found = signatures.find((signature) => signature.bytes.every((byte, i) => bytes[i] === byte));
  if (!found)
    throw new AudioArticleError(
      'AA_E_INPUT_BINARY',
      `The cover ${file} is no JPEG and no PNG.`,
      'Give a JPEG or PNG picture.',
    );
  if (bytes.length > MOST_BYTES)
    throw new AudioArticleError(
      'AA_E_INPUT_TOO_LARGE',
      `The cover ${file} has ${Math.round(bytes.length / 1024)} KiB, more than 1024: listeners would wait for it.`,
      'Give a smaller picture.',
    );
  return { mime: found.mime, bytes };
}
