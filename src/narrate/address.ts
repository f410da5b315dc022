import { dirname, relative, resolve, sep } from 'node:path';

/** One file's address in the other: relative, each name escaped. */
export function addressOf(from: string, to: string): string {
  return relative(dirname(resolve(from)), resolve(to))
    .split(sep)
    .map((step) => encodeURIComponent(step))
    .join('/');
}
