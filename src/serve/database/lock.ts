import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';

const BEAT_MS = 1000;
const STALE_MS = 5 * BEAT_MS;

/**
 * Does `work` unless another process is at it. The lock is a file whose time its holder renews: a process id would
 * not tell a killed holder from a living one, because in a container the next process often has the same id.
 *
 * Two processes that find a stale lock at the same moment may both go on. The lock saves work; what is at stake is
 * guarded by Postgres' own lock and by the rename of a finished folder.
 * @returns whether the work was done here
 */
export async function withLock(path: string, work: () => Promise<void>): Promise<boolean> {
  const mine = `${process.pid} ${Math.random()}`;
  try {
    await writeFile(path, mine, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const renewed = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - renewed > STALE_MS) await rm(path, { force: true });
    return false;
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => undefined);
  }, BEAT_MS);
  try {
    await work();
    return true;
  } finally {
    clearInterval(beat);
    if ((await readFile(path, 'utf8').catch(() => '')) === mine) await rm(path, { force: true });
  }
}
