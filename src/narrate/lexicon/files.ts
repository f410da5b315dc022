import { readFile, stat } from 'node:fs/promises';
import { AudioArticleError } from '../../core/errors.js';
import type { Lexicon } from '../../core/lexicon/rule.js';
import { decodeText } from '../extract/decode.js';
import { checkLexicon } from './apply.js';
import { readCsv } from './csv.js';
import { readPls, type ReadLexicon } from './pls.js';

/** Some 400,000 rules. */
const MAX_BYTES = 16 * 1024 * 1024;

const unreadable = (file: string, reason: string, remedy: string, cause?: unknown): AudioArticleError =>
  new AudioArticleError('AA_E_LEXICON', `${file} ${reason}.`, remedy, { cause });

/**
 * A lexicon from its text: PLS if it begins as XML does, else CSV. Every rule of it can be used.
 * @throws AudioArticleError AA_E_LEXICON with file, line and reason
 */
export function readLexicon(text: string, file: string): ReadLexicon {
  const read = /^\uFEFF?\s*<[?!a-z]/i.test(text)
    ? readPls(text, file)
    : { lexicon: readCsv(text, file), notes: [] };
  checkLexicon(read.lexicon);
  return read;
}

/** @throws AudioArticleError AA_E_LEXICON, AA_E_INPUT_MISSING */
export async function readLexiconFile(file: string): Promise<ReadLexicon> {
  let bytes: Uint8Array;
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES)
      throw unreadable(file, `holds ${Math.round(size / 1024 / 1024)} MiB; the limit is 16`, 'Split it.');
    bytes = await readFile(file);
  } catch (cause) {
    if (cause instanceof AudioArticleError) throw cause;
    const { code = '' } = cause as NodeJS.ErrnoException;
    throw new AudioArticleError(
      'AA_E_INPUT_MISSING',
      `${file} ${code === 'ENOENT' ? 'is not there' : `cannot be read (${code || String(cause)})`}.`,
      'Check the path of the lexicon.',
      { cause },
    );
  }
  try {
    return readLexicon(decodeText(bytes, file), file);
  } catch (cause) {
    if (!(cause instanceof AudioArticleError) || cause.code === 'AA_E_LEXICON') throw cause;
    throw unreadable(file, 'is not text', 'A lexicon is CSV or PLS (XML).', cause);
  }
}

/** @throws AudioArticleError AA_E_LEXICON, AA_E_INPUT_MISSING */
export const readLexicons = async (files: readonly string[]): Promise<Lexicon[]> =>
  (await Promise.all(files.map(readLexiconFile))).map(({ lexicon }) => lexicon);
