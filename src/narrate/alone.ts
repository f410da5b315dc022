import { lstat, open, readFile, rm, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { makeFolder } from './make-folder.js';
import { host, isRunning } from './process.js';

/** Who holds a lock says so every few seconds; one that has been silent for longer is gone. */
const BEAT_MS = 5000;
const SILENT_MS = 30_000;
const LOOK_AGAIN_MS = 50;
/** A disk that says both “it is there” and “it is not” so often has no locks. */
const MOST_GONE = 100;

/** The last in the queue for each lock of this process. */
const queues = new Map<string, Promise<unknown>>();

/**
 * Does `work` while nobody else, in this process or another that shares the folder, does work under the same lock.
 * As good as the disk lets it be: where no lock can be made, or two find one abandoned in the same moment, both work.
 * @param file stands as long as the lock is held
 */
export function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(file) ?? Promise.resolve()).then(() => locked(file, work));
  const over = turn
    .catch(() => undefined)
    .then(() => {
      if (queues.get(file) === over) queues.delete(file);
    });
  queues.set(file, over);
  return turn;
}

async function locked<T>(file: string, work: () => Promise<T>): Promise<T> {
  if (!(await take(file))) return work();
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await rm(file, { force: true }).catch(() => undefined);
  }
}

/** @returns whether a lock was made; not where the disk refuses, or what stands there is none and cannot go */
async function take(file: string): Promise<boolean> {
  for (let gone = 0; gone < MOST_GONE;) {
    try {
      await makeFolder(dirname(file));
      const handle = await open(file, 'wx');
      await handle.writeFile(`${host} ${process.pid}`);
      await handle.close();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    const found = await stateOf(file);
    if (found === 'no lock') return false;
    if (found === 'gone') gone++;
    if (found === 'held') await delay(LOOK_AGAIN_MS * (1 + Math.random()));
    if (found === 'abandoned')
      try {
        await rm(file, { force: true });
      } catch {
        return false;
      }
  }
  return false;
}

/** Who cannot be read is judged by silence alone. */
async function stateOf(file: string): Promise<'held' | 'abandoned' | 'gone' | 'no lock'> {
  const there = await lstat(file).catch((error: unknown) =>
    (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'gone' : 'no lock',
  );
  if (typeof there === 'string') return there;
  // A folder, a pipe, a link.
  if (!there.isFile()) return 'no lock';
  const [holder, pid] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
  // This process holds none that it waits for: one with its number is of a process before it.
  if (holder === host && pid && (Number(pid) === process.pid || !isRunning(Number(pid)))) return 'abandoned';
  // A time that is to come is no sign of life either.
  return Math.abs(Date.now() - there.mtimeMs) > SILENT_MS ? 'abandoned' : 'held';
}
