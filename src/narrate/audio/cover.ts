import { AudioArticleError } from '../../core/errors.js';
import { readInputAtMost } from '../bounded.js';

export interface Cover {
  readonly mime: 'image/jpeg' | 'image/png';
  readonly bytes: Uint8Array;
}

/** It stands before the sound: what is larger would be waited for. */
const MOST_BYTES = 1024 * 1024;

/** How it begins, and what stands at its end: without it a copy broke off. */
const formats: readonly { mime: Cover['mime']; begins: readonly number[]; ends: readonly number[] }[] = [
  { mime: 'image/jpeg', begins: [0xff, 0xd8, 0xff], ends: [0xff, 0xd9] },
  {
    mime: 'image/png',
    begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ends: [...Buffer.from('IEND')],
  },
];

/** Of a JPEG or a PNG; undefined for what begins in another way. */
export const pictureType = (bytes: Uint8Array): Cover['mime'] | undefined =>
  formats.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte))?.mime;

/** @throws AudioArticleError AA_E_INPUT_MISSING, AA_E_INPUT_BINARY, AA_E_INPUT_TOO_LARGE */
export async function readCover(file: string): Promise<Cover> {
  const bytes = await readInputAtMost(file, MOST_BYTES, {
    name: `The cover ${file}`,
    remedy: 'Give a smaller picture: listeners would wait for it.',
  });
  const refuse = (what: string): AudioArticleError =>
    new AudioArticleError('AA_E_INPUT_BINARY', `The cover ${file} ${what}.`, 'Give a JPEG or PNG picture.');
  const found = formats.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte));
  if (!found) throw refuse('is no JPEG and no PNG');
  if (!bytes.includes(Buffer.from(found.ends), found.begins.length)) throw refuse('is cut short');
  return { mime: found.mime, bytes };
}
