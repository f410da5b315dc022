import { AudioArticleError } from '../../core/errors.js';

/**
 * Loads what needs the Opus codec. It is no dependency: FFmpeg's parts are under the LGPL, and few ask for it.
 * @throws AudioArticleError AA_E_OUTPUT where it is not installed
 */
export async function withOpus<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new AudioArticleError(
      'AA_E_OUTPUT',
      'Ogg Opus needs two packages that are not installed.',
      'Run: npm install @libav.js/variant-opus-af ogg-opus-decoder',
      { cause },
    );
  }
}
