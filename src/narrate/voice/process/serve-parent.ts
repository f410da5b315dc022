import { Worker } from 'node:worker_threads';
import { messageReader, writeMessage, type Message } from './messages.js';

/*
 * The child's side. It lives as long as its parent: the parent's end of a pipe closes with the parent, however that
 * ends. A thread watches that pipe, because an engine may be deep in one sentence and see nothing.
 */

/** The pipe that only tells whether the parent lives. */
export const LIFELINE = 3;

const watch = `
  const { Socket } = require('node:net');
  const end = () => process.kill(process.pid, 'SIGKILL');
  new Socket({ fd: ${LIFELINE}, readable: true, writable: false }).on('close', end).on('error', end).resume();
`;

/** Answers each message in turn; what is thrown ends the process, and the parent starts another. */
export function serveParent(answer: (json: unknown) => Promise<Message>): void {
  new Worker(watch, { eval: true, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 2 } });
  let before: Promise<unknown> = Promise.resolve();
  const read = messageReader(({ json }) => {
    before = before.then(async () => process.stdout.write(writeMessage(await answer(json)))).catch(end);
  });
  const end = (error: unknown): void => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`, () =>
      process.exit(1),
    );
  };
  process.stdin.on('data', (piece: Buffer) => {
    try {
      read(piece);
    } catch (error) {
      end(error);
    }
  });
  process.stdin.on('end', () => process.exit(0));
}
