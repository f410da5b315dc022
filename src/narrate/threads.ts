import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Tinypool } from 'tinypool';

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
 * @param here the same module for this thread: Node 20 loads no TypeScript on a worker, whatever loader the process has,
 * so from the sources this thread works
 */
export function startThreads<Task, Result>(
  worker: URL,
  here: () => Promise<{ run(task: Task): Result | Promise<Result> }>,
  threads: number = MOST_THREADS,
): Threads<Task, Result> {
  if (!existsSync(worker))
    return { run: async (task) => (await here()).run(task), close: () => Promise.resolve() };
  let opened: Promise<Tinypool> | undefined;
  const open = async (): Promise<Tinypool> => {
    const { Tinypool } = await import('tinypool');
    return new Tinypool({
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
  };
  return {
    run: async (task) => (await (opened ??= open())).run(task) as Promise<Result>,
    async close() {
      const ending = opened;
      opened = undefined;
      await (await ending)?.destroy();
    },
  };
}
