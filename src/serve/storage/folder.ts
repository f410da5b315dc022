import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AudioArticleError } from '../../core/errors.js';
import { addressOf } from '../../narrate/address.js';
import { writeWhole } from '../../narrate/files.js';
import type { Storage } from './storage.js';

/** Folders of this machine, or of a disk that several share. Audio and transcripts stand where `narrate` puts them. */
export function folderStorage(folders: {
  readonly audioDir: string;
  readonly transcriptsDir: string;
}): Storage {
  const fileOf = (key: string): string => {
    const [, kind, file = ''] = /^(audio|transcripts)\/([^/\\\0]+)$/.exec(key) ?? [];
    if (kind === undefined || file.startsWith('.'))
      throw new AudioArticleError('AA_E_STORAGE', `“${key}” is no key of this storage.`);
    return join(kind === 'audio' ? folders.audioDir : folders.transcriptsDir, file);
  };
  return {
    put: (key, bytes) => writeWhole([{ path: fileOf(key), data: bytes }]),
    async has(key) {
      const found = await stat(fileOf(key)).catch(() => undefined);
      return found?.isFile() ?? false;
    },
    async get(key) {
      try {
        return { bytes: await readFile(fileOf(key)) };
      } catch (error) {
        // What has a name that is too long for a file is not there either.
        if (['ENOENT', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? ''))
          return undefined;
        throw error;
      }
    },
    remove: (key) => rm(fileOf(key), { force: true }),
    // Our own server gives it, with ranges and without a detour.
    url: () => Promise.resolve(undefined),
    addressOf: (key) => addressOf(join(folders.transcriptsDir, 'narration.json'), fileOf(key)),
  };
}
