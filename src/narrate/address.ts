import nodePath, { type PlatformPath } from 'node:path';
import { AudioArticleError } from '../core/errors.js';

/**
 * One file's address in the other: relative, each name escaped.
 * @param path of another system, for tests
 * @throws AudioArticleError AA_E_USAGE where no relative address leads from one to the other: two drives of Windows
 */
export function addressOf(from: string, to: string, path: PlatformPath = nodePath): string {
  const steps = path.relative(path.dirname(path.resolve(from)), path.resolve(to));
  if (path.isAbsolute(steps))
    throw new AudioArticleError(
      'AA_E_USAGE',
      `${to} is on another drive than ${from}: no address leads from one to the other.`,
      'Keep audio and transcripts on one drive.',
    );
  return steps
    .split(path.sep)
    .map((step) => encodeURIComponent(step))
    .join('/');
}
