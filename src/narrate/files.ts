import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AudioArticleError } from '../core/errors.js';

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some disk space and run it again; nothing was half written.',
  EACCES: 'Choose another folder with --audio and --transcripts, or change its permissions.',
  EROFS: 'Choose another folder with --audio and --transcripts.',
  ENOTDIR: 'A file stands where a folder is needed: choose another folder.',
  EEXIST: 'A file stands where a folder is needed: choose another folder.',
};

/**
 * Writes all files or none of them: each to a temporary file beside its place, then all renamed, the last one last.
 * @throws AudioArticleError AA_E_OUTPUT
 */
export async function writeWhole(
  files: readonly { path: string; data: string | Uint8Array }[],
): Promise<void> {
  const written: { half: string; path: string }[] = [];
  let current = '';
  try {
    for (const { path, data } of files) {
      current = path;
      await mkdir(dirname(path), { recursive: true });
      const half = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
      written.push({ half, path });
      await writeFile(half, data, { flush: true });
    }
    for (const { half, path } of written) {
      current = path;
      await rename(half, path);
    }
  } catch (cause) {
    await Promise.all(written.map(({ half }) => rm(half, { force: true }).catch(() => undefined)));
    const code = (cause as NodeJS.ErrnoException).code ?? '';
    throw new AudioArticleError(
      'AA_E_OUTPUT',
      `${current} cannot be written (${code || String(cause)}).`,
      remedies[code],
      {
        cause,
      },
    );
  }
}
