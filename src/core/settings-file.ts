import type { Static, TObject } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { didYouMean } from './did-you-mean.js';
import { AudioArticleError } from './errors.js';

/**
 * What a file of settings says, a JSON object with the names of `schema` and no others.
 * @param file its name, for words
 * @throws AudioArticleError AA_E_CONFIG with the place, the name that is meant, and those that there are
 */
export function parseSettings<T extends TObject>(schema: T, text: string, file: string): Static<T> {
  const known = Object.keys(schema.properties);
  const refuse = (what: string, cause?: unknown): AudioArticleError =>
    new AudioArticleError('AA_E_CONFIG', `${file} ${what}`, `It takes ${known.join(', ')}.`, { cause });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw refuse(`is not JSON: ${cause instanceof Error ? cause.message : String(cause)}.`, cause);
  }
  if (Value.Check(schema, value)) return value;
  const { path = '', message = '' } = Value.Errors(schema, value).First() ?? {};
  const key = path.split('/')[1] ?? '';
  if (key !== '' && !known.includes(key))
    throw refuse(`has “${key}”, which is nothing.${didYouMean(key, known)}`);
  throw refuse(`is wrong at ${key === '' ? 'its top' : `“${path.slice(1)}”`}: ${message}.`);
}
