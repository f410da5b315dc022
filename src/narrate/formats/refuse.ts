import type { Static, TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { AudioArticleError } from '../../core/errors.js';

/** What a reader of a format says when the file is not of it. */
export function refuse(name: string, problem: string, remedy?: string): AudioArticleError {
  return new AudioArticleError(
    'AA_E_TIMED_TEXT',
    `${name} ${problem}.`,
    remedy ?? 'Check where the file comes from.',
  );
}

/** @throws AudioArticleError AA_E_TIMED_TEXT with the place in the JSON */
export function readJson<T extends TSchema>(schema: T, value: unknown, name: string): Static<T> {
  const first = Value.Errors(schema, value).First();
  if (first) throw refuse(name, `is not right at ${first.path || '/'}: ${first.message.toLowerCase()}`);
  return value;
}
