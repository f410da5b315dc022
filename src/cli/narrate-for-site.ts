import { isAddress } from '../narrate/extract/input.js';
import type { Registration } from '../serve/articles/store.js';
import { counted, readKinds, readLanguage } from './command.js';
import { narrateFile } from './narrate-file.js';
import { openLexicons, type LexiconOptions } from './narrate-lexicon.js';
import { print } from './print.js';

/** What start and demo know of narrating. */
export const narratingOptions = {
  voice: { type: 'string' },
  lang: { type: 'string' },
  read: { type: 'string' },
  lexicon: { type: 'string', multiple: true },
  'no-lexicon': { type: 'boolean' },
} as const;

export interface NarratingValues extends LexiconOptions {
  readonly voice?: string | undefined;
  readonly lang?: string | undefined;
  readonly read?: string | undefined;
  readonly audio?: string | undefined;
  readonly transcripts?: string | undefined;
  readonly 'allow-private'?: boolean | undefined;
  /** Where spoken sentences are kept. */
  readonly cache?: string | undefined;
}

/**
 * Narrates an article unless it is up to date, and says so.
 * @returns what a server is told of it
 * @throws AudioArticleError as narrate does
 */
export async function narrateForSite(
  input: string,
  values: NarratingValues,
  command: string,
): Promise<Registration & { readonly address: string }> {
  const lang = readLanguage(values.lang, command);
  const read = readKinds(values.read, command);
  const { state, narration, article, sentences, elapsedMs } = await narrateFile(input, {
    ...values,
    ...{ lang, read },
    lexicons: await openLexicons(values, command),
  });
  print(
    state === 'unchanged'
      ? `${input} is narrated and up to date.\n`
      : `${input} is narrated: ${counted(sentences.total, 'sentence')} in ${(elapsedMs / 1000).toFixed(1)} s.\n`,
  );
  return {
    ...{ name: narration.id, article, revision: narration.revision },
    source: isAddress(input) ? { kind: 'address', url: input } : { kind: 'file', path: input },
    options: {
      ...(values.voice !== undefined && { voice: values.voice }),
      ...(lang !== undefined && { lang }),
      ...(read !== undefined && { read }),
    },
    address: `/articles/${encodeURIComponent(narration.id)}`,
  };
}
