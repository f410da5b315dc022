import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import type { Tinypool } from 'tinypool';

export interface Threads<Task, Result> {
  run(task: Task): Promise<Result>;
  /**
   * Starts one before there is work, on which this task is done in vain: it has everything loaded then.
   * @returns when it has been started; `warm`: when it has done the task
   */
  warmUp(task: Task): Promise<{ readonly warm: Promise<void> }>;
  /** Ends the threads. Idempotent. */
  close(): Promise<void>;
}

/** Each takes some 50 MB: two keep an hour of audio under 300. */
let most = Math.min(2, availableParallelism());

/** How many threads one kind of work has. */
export const mostThreads = (): number => most;

/** For a process that narrates much and may take the memory; more than one per core gains nothing. */
export function allowThreads(count: number): void {
  most = Math.min(Math.max(count, most), availableParallelism());
}

/**
 * Work on worker threads, started when several tasks are there at once. A task that comes alone is done on this thread:
 * it takes less time than starting another.
 * @param worker a module that exports `run`, which the build makes (build-command.ts): from the sources, which Node 20
 * cannot load on a worker whatever loader the process has, this thread does all the work
 * @param here what it is made of, for this thread
 */
export function startThreads<Task, Result>(
  worker: URL,
  here: () => Promise<{ run(task: Task): Result | Promise<Result> }>,
): Threads<Task, Result> {
  const canStart = existsSync(worker);
  let pool: Promise<Tinypool> | undefined;
  let atHand = 0;
  const onThreads = new Set<Promise<unknown>>();

  async function start(): Promise<Tinypool> {
    const { Tinypool } = await import('tinypool');
    return new Tinypool({
      filename: worker.href,
      name: 'run',
      minThreads: 0,
      maxThreads: most,
      // A thread that begins anew has everything to compile again.
      idleTimeout: 5000,
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
      isolateWorkers: false,
      // Whatever flags this process has are not for the workers.
      execArgv: [],
    });
  }

  async function runOnThread(task: Task): Promise<Result> {
    const doing = (await (pool ??= start())).run(task) as Promise<Result>;
    onThreads.add(doing);
    return doing.finally(() => onThreads.delete(doing));
  }

  return {
    async run(task) {
      atHand++;
      try {
        // Others that come with it have come after one turn of the loop.
        if (canStart && !pool) await setImmediate();
        if (!canStart || (!pool && atHand === 1)) return await (await here()).run(task);
        return await runOnThread(task);
      } finally {
        atHand--;
      }
    },
    async warmUp(task) {
      if (canStart) await (pool ??= start());
      const doing = canStart ? runOnThread(task) : Promise.resolve();
      const warm = doing.then(() => undefined);
      // Told to whoever waits for it.
      warm.catch(() => undefined);
      return { warm };
    },
    async close() {
      const ending = pool;
      pool = undefined;
      // Node 20 aborts now and then where a thread is ended while it compiles.
      await Promise.allSettled(onThreads);
      await (await ending)?.destroy();
    },
  };
}
