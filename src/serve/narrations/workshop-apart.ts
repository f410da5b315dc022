import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AudioArticleError } from '../../core/errors.js';
import type { Workshop } from './workshop.js';
import type { FromWorkshop, Opening, ToWorkshop } from './workshop-messages.js';

/*
 * A server's workshop is a process of its own: planning an article, or loading the dictionaries that it is read with, takes
 * the processor for a second, in which nobody would be answered. It is started when there is something to do, ends when there
 * was nothing for a while, and takes no more with it than what it was doing when it dies.
 */

const compiled = fileURLToPath(new URL('./workshop-child.js', import.meta.url));

/** From the sources each such process would first have to compile them: there it is all done in one process. */
export const canBeApart = (): boolean => existsSync(compiled);

/** Voices and dictionaries take memory; what comes later loads them again. */
const IDLE_MS = 60_000;
/** How long it may take to end by itself. */
const GRACE_MS = 2000;

interface Task {
  readonly message: Extract<ToWorkshop, { readonly id: number }>;
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ((done: number, total: number) => void) | undefined;
}

type Answer = Extract<FromWorkshop, { readonly is: 'narrated' | 'linted' }>;

export interface WorkshopApart extends Workshop {
  /** Of the process, while there is one. */
  readonly pid: number | undefined;
}

export function workshopApart(opening: Opening): WorkshopApart {
  let child: ChildProcess | undefined;
  let jobs = 1;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;
  const waiting = new Map<number, (answer: FromWorkshop | Error) => void>();

  const tell = (message: ToWorkshop): void => {
    // One that has gone is told by its end.
    child?.send(message, () => undefined);
  };

  function start(): void {
    const started = launch();
    child = started;
    started.on('message', (answer: FromWorkshop) => waiting.get(answer.id)?.(answer));
    const lose = (how: string): void => {
      if (child !== started) return;
      child = undefined;
      for (const settle of waiting.values()) settle(new Error(`The process that narrates ${how}.`));
    };
    started.once('error', ({ message }) => lose(`did not start (${message})`));
    started.once('exit', (code, signal) => lose(`ended with ${signal ?? `exit code ${code ?? '?'}`}`));
    tell({ is: 'opening', opening });
    tell({ is: 'jobs', jobs });
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = child;
    child = undefined;
    for (const settle of waiting.values()) settle(new Error('The process that narrates was ended.'));
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    if (ending.connected) ending.disconnect();
    const impatience = setTimeout(() => ending.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(impatience);
  }

  async function run({ message, signal, onProgress }: Task): Promise<Answer> {
    signal?.throwIfAborted();
    clearTimeout(idle);
    if (!child) start();
    child?.channel?.ref();
    child?.ref();
    const { id } = message;
    const stop = (): void => tell({ is: 'stop', id });
    signal?.addEventListener('abort', stop);
    try {
      return await new Promise<Answer>((resolve, reject) => {
        waiting.set(id, (answer) => {
          if (answer instanceof Error) reject(answer);
          else if (answer.is === 'progress') onProgress?.(answer.done, answer.total);
          else if (answer.is === 'failed') reject(errorOf(answer));
          else if (answer.is === 'stopped') reject(signal?.reason as Error);
          else resolve(answer);
        });
        tell(message);
      });
    } finally {
      waiting.delete(id);
      signal?.removeEventListener('abort', stop);
      if (waiting.size === 0) {
        // What waits for work keeps nobody from ending.
        child?.channel?.unref();
        child?.unref();
        idle = setTimeout(() => void end(), IDLE_MS);
        idle.unref();
      }
    }
  }

  return {
    async narrate(article, { signal, onProgress, ...options }) {
      const message = { is: 'narrate', id: ++lastId, article, options } as const;
      const answer = await run({ message, signal, onProgress });
      if (answer.is !== 'narrated') throw new Error('The process that narrates has answered something else.');
      return answer.result;
    },
    async lint(task, signal) {
      const message = { is: 'lint', id: ++lastId, task } as const;
      const answer = await run({ message, signal, onProgress: undefined });
      if (answer.is !== 'linted') throw new Error('The process that narrates has answered something else.');
      return answer.result;
    },
    allow(count) {
      jobs = count;
      tell({ is: 'jobs', jobs });
    },
    close: end,
    get pid() {
      return child?.pid;
    },
  };
}

/** Compiled, the flags of this process are not for it; from the sources it needs what loads TypeScript here. */
function launch(): ChildProcess {
  const isCompiled = existsSync(compiled);
  return fork(isCompiled ? compiled : compiled.replace(/js$/, 'ts'), {
    serialization: 'advanced',
    execArgv: isCompiled ? [] : process.execArgv.filter((flag) => !flag.startsWith('--inspect')),
    // Wherever this process stands: what loads TypeScript is found from there.
    cwd: isCompiled ? process.cwd() : dirname(compiled),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

const errorOf = ({ message, code, remedy }: Extract<FromWorkshop, { readonly is: 'failed' }>): Error =>
  code === undefined ? new Error(message) : new AudioArticleError(code, message, remedy);
