import { mkdir, open, readFile, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { host, isRunning } from './files.js';

/** Who holds a lock says so every few seconds; one that has been silent for longer is gone. */
const BEAT_MS = 5000;
const SILENT_MS = 30_000;
const LOOK_AGAIN_MS = 50;

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
  const held = await take(file);
  const beat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), BEAT_MS);
  beat.unref();
  try {
    return await work();
  } finally {
    clearInterval(beat);
    if (held) await rm(file, { force: true }).catch(() => undefined);
  }
}

/** @returns whether a lock was made; not where the disk refuses */
async function take(file: string): Promise<boolean> {
  for (;;) {
    try {
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(file, 'wx');
      await handle.writeFile(`${host} ${process.pid}`);
      await handle.close();
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') return false;
    }
    if (await isAbandoned(file)) await rm(file, { force: true }).catch(() => undefined);
    else await delay(LOOK_AGAIN_MS * (1 + Math.random()));
  }
}

async function isAbandoned(file: string): Promise<boolean> {
  try {
    const [holder, pid] = (await readFile(file, 'utf8')).split(' ');
    // This process holds none that it waits for: one with its number is of a process before it.
    if (holder === host && pid && (Number(pid) === process.pid || !isRunning(Number(pid)))) return true;
    return Date.now() - (await stat(file)).mtimeMs > SILENT_MS;
  } catch {
    return false;
  }
}
