import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { startThread, type Thread } from './thread.js';

export interface Threads<Task, Result> {
  run(task: Task): Promise<Result>;
  /**
   * Starts one before there is work, on which this task is done in vain: it has everything loaded then.
   * @returns when it has done the task
   */
  warmUp(task: Task): Promise<void>;
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

let isKeptFree = false;

/** For a process whose own thread answers others, as a server's: a task that comes alone has a thread of its own as well. */
export function keepThisThreadFree(isFree = true): void {
  isKeptFree = isFree;
}

/** A thread that begins anew has everything to compile again. */
const IDLE_MS = 5000;

/** What was started before anybody asked for it. */
const early = new Map<string, Thread<unknown, unknown>>();

/** Threads for this file begin with one that runs already. @param file that of its module */
export function useEarlyThread(file: string, thread: Thread<unknown, unknown>): void {
  early.set(file, thread);
}

/**
 * Work on worker threads, started when several tasks are there at once. A task that comes alone is done on this thread,
 * unless that is kept free: it takes less time than starting another.
 * @param file a script that answers tasks, which the build makes (build/command.ts): from the sources, which Node 20
 * cannot load on a worker whatever loader the process has, this thread does all the work
 * @param here what it is made of, for this thread
 */
export function startThreads<Task, Result>(
  file: string,
  here: () => Promise<{ run(task: Task): Result | Promise<Result> }>,
): Threads<Task, Result> {
  const canStart = existsSync(file);
  let started = false;
  let atHand = 0;
  let count = 0;
  /** Those with nothing to do, the warmest last, and when each is to end. */
  const idle = new Map<Thread<Task, Result>, NodeJS.Timeout>();
  const waiting: (() => void)[] = [];
  const working = new Set<Promise<unknown>>();

  function begin(): Thread<Task, Result> {
    const begun = early.get(file) as Thread<Task, Result> | undefined;
    early.delete(file);
    return begun ?? startThread(file);
  }

  async function free(): Promise<Thread<Task, Result>> {
    const [warmest] = [...idle].at(-1) ?? [];
    if (warmest) {
      clearTimeout(idle.get(warmest));
      idle.delete(warmest);
      return warmest;
    }
    if (count < most) {
      count++;
      return begin();
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
    return free();
  }

  function end(thread: Thread<Task, Result>): Promise<void> {
    clearTimeout(idle.get(thread));
    idle.delete(thread);
    count--;
    return thread.end();
  }

  async function runOnThread(task: Task): Promise<Result> {
    started = true;
    const thread = await free();
    try {
      return await thread.run(task);
    } finally {
      if (thread.ended()) count--;
      else idle.set(thread, setTimeout(() => void end(thread), IDLE_MS).unref());
      waiting.shift()?.();
    }
  }

  function remembered(task: Task): Promise<Result> {
    const doing = runOnThread(task);
    working.add(doing);
    return doing.finally(() => working.delete(doing));
  }

  return {
    async run(task) {
      atHand++;
      try {
        // Others that come with it have come after one turn of the loop.
        if (canStart && !started && !isKeptFree) await setImmediate();
        if (!canStart || (!isKeptFree && !started && atHand === 1)) return await (await here()).run(task);
        return await remembered(task);
      } finally {
        atHand--;
      }
    },
    async warmUp(task) {
      if (canStart) await remembered(task);
    },
    async close() {
      started = false;
      // Node 20 aborts now and then where a thread is ended while it compiles.
      await Promise.allSettled(working);
      await Promise.all([...idle.keys()].map(end));
    },
  };
}
