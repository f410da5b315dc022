import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Tinypool } from 'tinypool';

export interface Threads<Task, Result> {
  run(task: Task): Promise<Result>;
  /** Ends the threads. Idempotent. */
  close(): Promise<void>;
}

/** More than one per core gains nothing, and each takes memory. */
export const MOST_THREADS = Math.min(4, availableParallelism());

/**
 * Work on worker threads, started when the first task comes.
 * @param worker a module that exports `run`
 * @param here the same work on this thread: Node 20 loads no TypeScript on a worker, whatever loader the process has,
 * so from the sources this thread works
 */
export function startThreads<Task, Result>(
  worker: URL,
  here: (task: Task) => Result | Promise<Result>,
  threads: number = MOST_THREADS,
): Threads<Task, Result> {
  if (!existsSync(worker))
    return { run: (task) => Promise.resolve(task).then(here), close: () => Promise.resolve() };
  let pool: Tinypool | undefined;
  return {
    async run(task) {
      pool ??= new Tinypool({
        filename: worker.href,
        name: 'run',
        minThreads: 0,
        maxThreads: threads,
        // A thread that begins anew has everything to compile again.
        idleTimeout: 5000,
        resourceLimits: { maxYoungGenerationSizeMb: 8 },
        isolateWorkers: false,
        // Whatever flags this process has are not for the workers.
        execArgv: [],
      });
      return (await pool.run(task)) as Result;
    },
    async close() {
      const ending = pool;
      pool = undefined;
      await ending?.destroy();
    },
  };
}
