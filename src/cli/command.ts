import { parseArgs, type ParseArgsConfig } from 'node:util';
import { type ReadableKind, readableKinds } from '../core/article/left-out.js';
import { AudioArticleError } from '../core/errors.js';
import { didYouMean } from '../core/did-you-mean.js';

/** A subcommand of `audio-article`. It prints to standard output; what goes wrong is thrown. */
export interface Command {
  readonly help: string;
  run(args: readonly string[]): Promise<void>;
}

type Options = NonNullable<ParseArgsConfig['options']>;
type Parsed<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T; allowPositionals: true; strict: true }>
>;

const usage = (message: string, command: string): AudioArticleError =>
  new AudioArticleError('AA_E_USAGE', message, `See: audio-article ${command} --help`);

/**
 * @param positionals how many inputs the command takes: at least, at most
 * @param inputs what the help calls them, in their order
 * @throws AudioArticleError AA_E_USAGE
 */
export function readArguments<T extends Options>(
  command: string,
  args: readonly string[],
  options: T,
  positionals: readonly [least: number, most: number],
  inputs: readonly string[] = [],
): Parsed<T> {
  let parsed: Parsed<T>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const [reason = ''] = (cause instanceof Error ? cause.message : '').split('. ');
    const [, unknown] = /^Unknown option '--([^'=]+)/.exec(reason) ?? [];
    const names = [...Object.keys(options), 'help'];
    const meant = unknown === undefined ? '' : didYouMean(unknown, names, '--');
    throw usage(reason.replace(/\.?$/, '.') + meant, command);
  }
  const [least, most] = positionals;
  if (parsed.positionals.length < least)
    throw usage(`${command} needs ${inputs[parsed.positionals.length] ?? 'an input'}.`, command);
  if (parsed.positionals.length > most)
    throw usage(
      `${command} does not know what to do with “${parsed.positionals.slice(most).join(' ')}”.`,
      command,
    );
  return parsed;
}

/** `1 sentence`, `2 sentences`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** @throws AudioArticleError AA_E_USAGE */
export function readKinds(value: string | undefined, command: string): ReadableKind[] | undefined {
  return value?.split(',').map((name) => {
    const kind = readableKinds.find((known) => known === name.trim());
    if (kind) return kind;
    throw usage(`--read takes ${readableKinds.join(', ')}, not “${name}”.`, command);
  });
}

/** A whole number of at least 1. @throws AudioArticleError AA_E_USAGE */
export function readCount(value: string | undefined, option: string, command: string): number | undefined {
  if (value === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(value))
    throw usage(`--${option} must be a number of at least 1, not “${value}”.`, command);
  return Number(value);
}

/** Whole days, at least 1. @throws AudioArticleError AA_E_USAGE */
export function readDays(value: string | undefined, option: string, command: string): number | undefined {
  if (value === undefined) return undefined;
  if (/^[1-9]\d{0,4}$/.test(value)) return Number(value);
  throw new AudioArticleError(
    'AA_E_USAGE',
    `--${option} ${value} is no number of days.`,
    `Give it a whole number from 1 on: audio-article ${command} --${option} 30`,
  );
}

/** Bytes, of `500M` or `1.5G`. @throws AudioArticleError AA_E_USAGE */
export function readSize(value: string | undefined, option: string, command: string): number | undefined {
  if (value === undefined) return undefined;
  const [, number = '', unit = ''] = /^(\d{1,6}(?:\.\d+)?)([MG])$/i.exec(value) ?? [];
  if (number === '') throw usage(`--${option} must be a size such as 500M or 10G, not “${value}”.`, command);
  return Number(number) * 1024 ** (unit.toUpperCase() === 'G' ? 3 : 2);
}

/** @throws AudioArticleError AA_E_USAGE */
export function readPort(value: string | undefined, command: string): number {
  const port = value === undefined ? 4280 : Number(value);
  if (value?.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535)
    throw usage(`--port must be a number from 0 to 65535, not “${value ?? ''}”.`, command);
  return port;
}

/** @throws AudioArticleError AA_E_USAGE */
export function readLanguage(value: string | undefined, command: string): string | undefined {
  if (value === undefined) return undefined;
  try {
    const [tag] = Intl.getCanonicalLocales(value);
    // Longer ones are well-formed, but no language has one (RFC 5646 §2.2.1).
    if (tag !== undefined && /^[a-z]{2,3}(?:-|$)/.test(tag)) return tag;
  } catch {
    // No tag: told below, as every other.
  }
  const meant = tagOfName(value);
  throw usage(
    `--lang must be a language tag such as en, de or de-CH, not “${value}”.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
    command,
  );
}

/** `de` for German and Deutsch. */
function tagOfName(name: string): string | undefined {
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
  const asked = name.toLowerCase();
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((tag) => Intl.getCanonicalLocales(tag)[0] === tag)
    .find((tag) =>
      ['en', tag].some((shown) => {
        const names = new Intl.DisplayNames(shown, { type: 'language', fallback: 'none' });
        return names.of(tag)?.toLowerCase() === asked;
      }),
    );
}
