import { Worker } from 'node:worker_threads';

/*
 * A worker thread and the protocol that both sides speak. Not a library's pool: its thread begins when its modules are
 * found, read and compiled, on both sides, which is a tenth of the time of one changed sentence; and none takes over a thread
 * that was started before it.
 */

export interface Thread<Task, Result> {
  run(task: Task): Promise<Result>;
  /** Whether it has ended, by itself or because it was told to. */
  ended(): boolean;
  /** Ends it; what it has not done by then fails. */
  end(): Promise<void>;
}

/** To the thread; without a task it shall end. */
export interface Order<Task> {
  readonly id: number;
  readonly task?: Task;
}

/** From it, one for each task. */
export type Answer<Result> = { readonly id: number } & (
  { readonly result: Result } | { readonly error: Error }
);

/**
 * The process does not wait for a thread that has nothing to do.
 * @param file which answers (answer-tasks.ts)
 */
export function startThread<Task, Result>(file: string): Thread<Task, Result> {
  const worker = new Worker(file, {
    resourceLimits: { maxYoungGenerationSizeMb: 8 },
    // Whatever flags this process has are not for the workers.
    execArgv: [],
  });
  const asked = new Map<number, (answer: Answer<Result>) => void>();
  let last = 0;
  let failed: Error | undefined;
  const answered = (answer: Answer<Result>): void => {
    asked.get(answer.id)?.(answer);
    asked.delete(answer.id);
    if (asked.size === 0) worker.unref();
  };
  const fail = (error: Error): void => {
    failed ??= error;
    for (const id of [...asked.keys()]) answered({ id, error: failed });
  };
  worker.unref();
  worker.on('message', answered);
  worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))));
  const exited = new Promise<void>((resolve) => {
    worker.once('exit', (code) => {
      fail(new Error(`a worker thread ended with ${code}`));
      resolve();
    });
  });
  const send = (order: Order<Task>): void => {
    worker.ref();
    worker.postMessage(order);
  };
  return {
    run: (task) =>
      new Promise((resolve, reject) => {
        if (failed) {
          reject(failed);
          return;
        }
        const id = ++last;
        asked.set(id, (answer) => ('error' in answer ? reject(answer.error) : resolve(answer.result)));
        send({ id, task });
      }),
    ended: () => failed !== undefined,
    async end() {
      if (!failed) send({ id: ++last });
      await exited;
    },
  };
}
