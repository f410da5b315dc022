import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, lstat, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { alone } from './alone.js';
import { forgetHalf, rememberHalf } from './halves.js';
import { makeFolder } from './make-folder.js';
import { host, isRunning } from './process.js';

/*
 * A file is written under a hidden temporary name and then renamed, so that under its own name there is never half of
 * it. The temporary name says who writes: what a killed process left behind is swept away by the next.
 */

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some disk space and run it again; nothing was half written.',
  EDQUOT: 'The quota is used up: free some disk space and run it again; nothing was half written.',
  EACCES: 'Choose another folder with --audio and --transcripts, or change its permissions.',
  EPERM: 'Choose another folder with --audio and --transcripts, or change its permissions.',
  ENOENT: 'No folder can be made there: choose another with --audio and --transcripts.',
  EROFS: 'Choose another folder with --audio and --transcripts.',
  ENOTDIR: 'A file stands where a folder is needed: choose another folder.',
  EISDIR: 'A folder stands where the file is needed: choose another name or folder.',
  EEXIST: 'A file stands where a folder is needed: choose another folder.',
};

export type FileData = string | Uint8Array | AsyncIterable<Uint8Array>;

/** A temporary name beside `path`, or in `folder`. */
export const halfName = (path: string, folder = dirname(path)): string =>
  join(folder, `.${basename(path)}.${host}.${process.pid}.${randomUUID().slice(0, 8)}.half`);

const swept = new Map<string, Promise<void>>();

/** Removes, once in a process, what processes of this machine that no longer run have left half written in a folder. */
export function sweep(folder: string): Promise<void> {
  const sweeping = swept.get(folder) ?? removeOrphans(folder).catch(() => undefined);
  swept.set(folder, sweeping);
  return sweeping;
}

async function removeOrphans(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, writer, pid] = /^\..+\.([A-Za-z0-9-]+)\.(\d+)\.[0-9a-f]{8}\.half$/.exec(name) ?? [];
    if (writer === host && pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, name));
  }
}

/** What is written at a time: a sentence's frames alone take longer to hand over than to write. */
const WRITE_BYTES = 1024 * 1024;

async function* chunksOf(data: FileData): AsyncGenerator<readonly Uint8Array[]> {
  if (typeof data === 'string') yield [Buffer.from(data)];
  else if (data instanceof Uint8Array) yield [data];
  else {
    let gathered: Uint8Array[] = [];
    let bytes = 0;
    for await (const piece of data) {
      gathered.push(piece);
      bytes += piece.length;
      if (bytes < WRITE_BYTES) continue;
      yield gathered;
      [gathered, bytes] = [[], 0];
    }
    yield gathered;
  }
}

/** Several pieces in one call, none of which is copied. */
async function writeAll(handle: FileHandle, pieces: readonly Uint8Array[]): Promise<void> {
  const bytes = pieces.reduce((sum, { length }) => sum + length, 0);
  if (bytes === 0) return;
  const { bytesWritten } = await handle.writev(pieces);
  // Unlike writev, writeFile goes on until all bytes are written.
  if (bytesWritten < bytes) await handle.writeFile(Buffer.concat(pieces).subarray(bytesWritten));
}

async function filled(half: string, data: FileData): Promise<FileHandle> {
  rememberHalf(half);
  const handle = await open(half, 'w');
  try {
    for await (const chunk of chunksOf(data)) await writeAll(handle, chunk);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Goes with this process until it has its name or is removed. The disk may not have it when the power fails. */
export async function writeHalf(half: string, data: FileData): Promise<void> {
  await (await filled(half, data)).close();
}

export async function renameHalf(half: string, path: string): Promise<void> {
  await rename(half, path);
  forgetHalf(half);
}

export async function removeHalf(half: string): Promise<void> {
  await rm(half, { force: true }).catch(() => undefined);
  forgetHalf(half);
}

function notWritten(path: string, cause: unknown): AudioArticleError {
  if (cause instanceof AudioArticleError) return cause;
  const code = (cause as NodeJS.ErrnoException).code ?? '';
  const message = `${path} cannot be written (${code || String(cause)}).`;
  return new AudioArticleError('AA_E_OUTPUT', message, remedies[code], { cause });
}

/**
 * Asked before anything is spoken: can files be made in this folder, which need not be there yet?
 * @throws AudioArticleError AA_E_OUTPUT
 */
export async function refuseUnwritable(folder: string): Promise<void> {
  let there = resolve(folder);
  for (;;) {
    try {
      // The dot asks for a folder: a file is refused.
      await access(`${there}/.`, constants.W_OK);
      return;
    } catch (cause) {
      const above = dirname(there);
      if ((cause as NodeJS.ErrnoException).code !== 'ENOENT' || above === there)
        throw notWritten(folder, cause);
      there = above;
    }
  }
}

/** A file cannot take a folder's name: found before the first of several files has its own. */
async function refuseFolder(path: string): Promise<void> {
  const there = await lstat(path).catch(() => undefined);
  if (there?.isDirectory()) throw Object.assign(new Error(`${path} is a folder`), { code: 'EISDIR' });
}

const lockName = (path: string): string => resolve(dirname(path), `.${basename(path)}.lock`);

export type Write = (path: string, data: FileData) => Promise<void>;

/**
 * Writes all files that `body` asks for or none of them: they get their names, in the order in which they were asked
 * for, when it has ended well.
 * @throws AudioArticleError AA_E_OUTPUT
 */
export async function writeTogether<T>(body: (write: Write) => Promise<T>): Promise<T> {
  /** `confirmed`: when the disk has it for certain. The next file is written meanwhile. */
  const written: { half: string; path: string; confirmed?: Promise<void> }[] = [];
  const outcome = async <R>(path: string, doing: () => Promise<R>): Promise<R> => {
    try {
      return await doing();
    } catch (cause) {
      throw notWritten(path, cause);
    }
  };
  try {
    const result = await body((path, data) =>
      outcome(path, async () => {
        const folder = dirname(path);
        await makeFolder(folder);
        await sweep(folder);
        const file: (typeof written)[number] = { half: halfName(path), path };
        written.push(file);
        const handle = await filled(file.half, data);
        file.confirmed = handle.sync().finally(() => handle.close());
        // Told below.
        file.confirmed.catch(() => undefined);
      }),
    );
    const last = written.at(-1)?.path;
    if (last === undefined) return result;
    for (const { path, confirmed } of written) await outcome(path, () => confirmed ?? Promise.resolve());
    // Of two runs on one article each gives names to all of its files before the other does.
    await alone(lockName(last), async () => {
      for (const { path } of written) await outcome(path, () => refuseFolder(path));
      for (const { half, path } of written) await outcome(path, () => renameHalf(half, path));
    });
    return result;
  } catch (error) {
    await Promise.allSettled(written.map(({ confirmed }) => confirmed ?? Promise.resolve()));
    await Promise.all(written.map(({ half }) => removeHalf(half)));
    throw error;
  }
}

/** Writes all files or none of them; the last one appears last. @throws AudioArticleError AA_E_OUTPUT */
export const writeWhole = (files: readonly { path: string; data: FileData }[]): Promise<void> =>
  writeTogether(async (write) => {
    for (const { path, data } of files) await write(path, data);
  });
