/*
 * What people read in a terminal holds names of files and text of pages that anybody may have written: it goes there
 * through this file only.
 */

/** Without what a terminal obeys instead of showing it, and without what turns the order of letters around. */
export const plain = (text: string): string =>
  text.replace(/[\u202A-\u202E\u2066-\u2069]|(?![\n\t])\p{Cc}/gu, '');

export function print(text: string): void {
  process.stdout.write(plain(text));
}

export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function printError(text: string): void {
  process.stderr.write(plain(text));
}
