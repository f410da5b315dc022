import { parentPort } from 'node:worker_threads';
import type { Answer, Order } from './thread.js';

/** What a thread does all its life (thread.ts): the tasks that it is given, until it is told to end. */
export function answerTasks(run: (task: never) => unknown): void {
  const port = parentPort;
  const answer = (given: Answer<unknown>): void => port?.postMessage(given);
  port?.on('message', ({ id, task }: Order<unknown>) => {
    if (task === undefined) {
      port.close();
      return;
    }
    void Promise.resolve(task as never)
      .then(run)
      .then(
        (result) => answer({ id, result }),
        // Whatever else an error holds may not be fit to be sent.
        (error: unknown) =>
          answer({ id, error: new Error(error instanceof Error ? error.message : String(error)) }),
      );
  });
}
