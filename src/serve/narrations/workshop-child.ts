import { AudioArticleError } from '../../core/errors.js';
import { openStore } from '../../narrate/store.js';
import { s3Storage } from '../storage/s3.js';
import { sharedStore } from '../storage/sentences.js';
import { workshopHere, type Workshop } from './workshop.js';
import type { FromWorkshop, Opening, ToWorkshop } from './workshop-messages.js';

/* The workshop of a server (workshop-apart.ts), in a process of its own. It lives as long as the server. */

/** It is not wanted any more. */
class Stopped extends Error {}

function open({ sentences, shared }: Opening): Workshop {
  const local = openStore(sentences);
  return workshopHere(shared ? sharedStore(local, s3Storage(shared.s3), shared.connection) : local);
}

let workshop: Workshop | undefined;
const underWay = new Map<number, AbortController>();

const say = (message: FromWorkshop): unknown => process.send?.(message);

async function work(id: number, task: (workshop: Workshop, signal: AbortSignal) => Promise<FromWorkshop>) {
  const stop = new AbortController();
  underWay.set(id, stop);
  try {
    if (!workshop) throw new Error('It was not opened.');
    say(await task(workshop, stop.signal));
  } catch (error) {
    const { message, code, remedy } =
      error instanceof AudioArticleError
        ? error
        : {
            message: error instanceof Error ? error.message : String(error),
            code: undefined,
            remedy: undefined,
          };
    say(error instanceof Stopped ? { is: 'stopped', id } : { is: 'failed', id, message, code, remedy });
  } finally {
    underWay.delete(id);
  }
}

process.on('message', (message: ToWorkshop) => {
  switch (message.is) {
    case 'opening':
      workshop = open(message.opening);
      break;
    case 'jobs':
      workshop?.allow(message.jobs);
      break;
    case 'narrate': {
      const { id, article, options } = message;
      const onProgress = (done: number, total: number): unknown => say({ is: 'progress', id, done, total });
      void work(id, async (here, signal) => ({
        ...{ is: 'narrated', id },
        result: await here.narrate(article, { ...options, signal, onProgress }),
      }));
      break;
    }
    case 'lint': {
      const { id, task } = message;
      void work(id, async (here, signal) => ({ is: 'linted', id, result: await here.lint(task, signal) }));
      break;
    }
    case 'stop':
      underWay.get(message.id)?.abort(new Stopped());
      break;
  }
});
process.once('disconnect', () => process.exit());
// A terminal and a service manager tell all processes; the server says when it is time.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
