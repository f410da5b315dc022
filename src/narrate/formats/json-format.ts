import { type TSchema, Type } from '@sinclair/typebox';
import type { TimedPiece, TimedText } from '../../core/formats/timed-text.js';
import { readJson } from './refuse.js';

export const Seconds = Type.Number({ minimum: 0, maximum: 1e7 });
export const Ms = Type.Number({ minimum: 0, maximum: 1e10 });

/** A format of JSON: how to know it, and how to read it. */
export interface JsonFormat {
  readonly id: string;
  readonly isIt: (value: unknown) => boolean;
  readonly read: (value: unknown, name: string, lang: string) => TimedText;
}

export const has = (value: unknown, ...keys: string[]): boolean =>
  typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));

export const firstOf = (value: unknown): unknown =>
  Array.isArray(value) ? (value[0] as unknown) : undefined;

/** @param shape of the whole file */
export function jsonFormat<T extends TSchema>(
  id: string,
  isIt: JsonFormat['isIt'],
  shape: T,
  read: (value: T['static'], name: string, lang: string) => TimedText,
): JsonFormat {
  return { id, isIt, read: (value, name, lang) => read(readJson(shape, value, name), name, lang) };
}

/** Words without the spaces between them: punctuation joins the word before it. */
export function spaced(pieces: readonly TimedPiece[]): TimedPiece[] {
  return pieces.map((piece, i) => ({
    ...piece,
    text: i === 0 || /^[\p{Pe}\p{Pf}.,;:!?%…]+$/u.test(piece.text) ? piece.text : ` ${piece.text}`,
  }));
}
