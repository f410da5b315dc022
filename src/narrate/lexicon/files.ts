import { AudioArticleError } from '../../core/errors.js';
import type { Lexicon } from '../../core/lexicon/rule.js';
import { readInputAtMost } from '../bounded.js';
import { decodeText } from '../extract/decode.js';
import { checkLexicon } from './apply.js';
import { readCsv } from './csv.js';
import { readPls, type ReadLexicon } from './pls.js';

/** Some 400,000 rules. */
const MAX_BYTES = 16 * 1024 * 1024;

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

/** @throws AudioArticleError AA_E_LEXICON, AA_E_INPUT_MISSING, AA_E_INPUT_TOO_LARGE */
export async function readLexiconFile(file: string): Promise<ReadLexicon> {
  const bytes = await readInputAtMost(file, MAX_BYTES, { name: `The lexicon ${file}`, remedy: 'Split it.' });
  try {
    return readLexicon(decodeText(bytes, file), file);
  } catch (cause) {
    if (!(cause instanceof AudioArticleError) || cause.code === 'AA_E_LEXICON') throw cause;
    const remedy = 'A lexicon is CSV or PLS (XML).';
    throw new AudioArticleError('AA_E_LEXICON', `${file} is not text.`, remedy, { cause });
  }
}

/** @throws AudioArticleError AA_E_LEXICON, AA_E_INPUT_MISSING, AA_E_INPUT_TOO_LARGE */
export const readLexicons = async (files: readonly string[]): Promise<Lexicon[]> =>
  (await Promise.all(files.map(readLexiconFile))).map(({ lexicon }) => lexicon);
