import { styleText } from 'node:util';

/*
 * What people read in a terminal holds names of files and text of pages that anybody may have written: it goes there
 * through this file only.
 */

/** Without what a terminal obeys instead of showing it, and without what turns the order of letters around. */
export const plain = (text: string): string =>
  text.replace(/[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, '');

type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'hasColors'>;

/** On terminals that have colours; NO_COLOR (no-color.org) takes them away, FORCE_COLOR (force-color.org) gives them anywhere. */
export function hasColours(stream: Stream, env: NodeJS.ProcessEnv = process.env): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced) return forced !== '0' && forced !== 'false';
  // A stream that is no terminal has neither.
  return !env['NO_COLOR'] && stream.isTTY ? stream.hasColors(env) : false;
}

const styles = [
  [/^Warning:/gm, 'yellow'],
  [/^audio-article:/gm, 'red'],
  [/\[AA_E_[A-Z_]+\]/g, 'dim'],
  [/(?<=^(?:Open|Inbox:) )http\S+/gm, 'cyan'],
] as const;

/** @param text plain */
export const coloured = (text: string): string =>
  styles.reduce(
    (styled, [pattern, style]) =>
      styled.replace(pattern, (found) => styleText(style, found, { validateStream: false })),
    text,
  );

function write(text: string, stream: NodeJS.WriteStream): void {
  stream.write(hasColours(stream) ? coloured(plain(text)) : plain(text));
}

export function print(text: string): void {
  write(text, process.stdout);
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** What programs read: byte by byte, except on a terminal. */
export function printFile(text: string): void {
  process.stdout.write(process.stdout.isTTY ? plain(text) : text);
}

export function printError(text: string): void {
  write(text, process.stderr);
}
