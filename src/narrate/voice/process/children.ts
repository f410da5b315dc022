import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageReader, writeMessage, type Message } from './messages.js';

/*
 * Engines that run as processes of their own: one that crashes or hangs takes nothing with it. They are started when
 * they are needed, answer one request at a time, and end with their parent (serve-parent.ts).
 */

export interface Children<Request> {
  /**
   * A child that dies or does not answer in time is replaced, and the request made once more.
   * @throws Error what went wrong, in words
   */
  run(request: Request): Promise<Message>;
  /** Ends all of them. To run again starts them again. Idempotent. */
  close(): Promise<void>;
  /** Of the processes that are there. */
  readonly pids: readonly number[];
}

export interface ChildSettings<Request> {
  /** The compiled script (`….js`); from the sources the TypeScript beside it. */
  readonly script: URL;
  /** How many at the same time. */
  readonly most: number;
  /** ms within which a request is answered, the start of the process included. */
  readonly patience: (request: Request) => number;
}

interface Child {
  ask(json: unknown, patienceMs: number): Promise<Message>;
  end(): Promise<void>;
  kill(): void;
  readonly pid: number | undefined;
}

const TRIES = 2;
/** How long a child may take to end by itself, ms. */
const GRACE = 1000;
/** Of what a child complains, the end is kept. */
const COMPLAINT = 500;

export function startChildren<Request>({
  script,
  most,
  patience,
}: ChildSettings<Request>): Children<Request> {
  let children = new Set<Child>();
  let idle: Child[] = [];
  let working = 0;
  const waiting: (() => void)[] = [];

  async function attempt(request: Request, owned: Set<Child>): Promise<Message> {
    if (owned !== children) throw new Error('it was closed');
    const child = idle.pop() ?? startChild(script);
    owned.add(child);
    try {
      const answer = await child.ask(request, patience(request));
      if (owned === children) idle.push(child);
      return answer;
    } catch (error) {
      owned.delete(child);
      child.kill();
      throw error;
    }
  }

  return {
    async run(request) {
      const owned = children;
      if (working >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else working++;
      try {
        for (let tries = 1; ; tries++)
          try {
            return await attempt(request, owned);
          } catch (error) {
            if (tries === TRIES || owned !== children) throw error;
          }
      } finally {
        const next = waiting.shift();
        if (next) next();
        else working--;
      }
    },
    async close() {
      const ending = children;
      children = new Set();
      idle = [];
      await Promise.all([...ending].map((child) => child.end()));
    },
    get pids() {
      return [...children].flatMap(({ pid }) => pid ?? []);
    },
  };
}

/** From the sources, a child needs what loads TypeScript here; compiled, the flags of this process are not for it. */
function launch(script: URL): ChildProcess {
  const compiled = fileURLToPath(script);
  const args = existsSync(compiled)
    ? [compiled]
    : [...process.execArgv.filter((flag) => !flag.startsWith('--inspect')), compiled.replace(/js$/, 'ts')];
  // Wherever this process stands: what loads TypeScript is found from there.
  const cwd = dirname(compiled);
  return spawn(process.execPath, args, { cwd, stdio: ['pipe', 'pipe', 'pipe', 'pipe'], windowsHide: true });
}

function startChild(script: URL): Child {
  const child = launch(script);
  let waiting: { resolve(message: Message): void; reject(error: Error): void } | undefined;
  let complaint = '';
  let gone = false;
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  });
  const lose = (reason: string): void => {
    gone = true;
    waiting?.reject(new Error(complaint.trim() === '' ? reason : `${reason}: ${complaint.trim()}`));
    waiting = undefined;
  };
  child.once('error', (error) => lose(`its process did not start (${error.message})`));
  child.once('close', (code, signal) =>
    lose(`its process ended with ${signal ?? `exit code ${code ?? '?'}`}`),
  );
  const [stdin, stdout, stderr, lifeline] = child.stdio as [Writable, Readable, Readable, Writable, unknown];
  const read = messageReader((message) => {
    waiting?.resolve(message);
    waiting = undefined;
  });
  stdout.on('data', (piece: Buffer) => {
    try {
      read(piece);
    } catch (error) {
      lose(`it gave no proper answer (${error instanceof Error ? error.message : String(error)})`);
    }
  });
  stderr.on('data', (piece: Buffer) => (complaint = (complaint + piece.toString()).slice(-COMPLAINT)));
  // A pipe that breaks tells what `close` tells.
  for (const pipe of [stdin, stdout, stderr, lifeline]) {
    pipe.on('error', () => undefined);
    (pipe as Partial<{ unref(): void }>).unref?.();
  }
  // A child that waits for work keeps nobody from ending.
  child.unref();
  return {
    pid: child.pid,
    async ask(json, patienceMs) {
      let timer: NodeJS.Timeout | undefined;
      try {
        return await new Promise<Message>((resolve, reject) => {
          if (gone) {
            reject(new Error('its process has ended'));
            return;
          }
          waiting = { resolve, reject };
          timer = setTimeout(() => {
            waiting = undefined;
            reject(new Error(`it did not answer within ${Math.round(patienceMs / 1000)} s`));
          }, patienceMs);
          stdin.write(writeMessage({ json, bytes: new Uint8Array() }));
        });
      } finally {
        clearTimeout(timer);
      }
    },
    async end() {
      if (gone) return;
      stdin.end();
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE);
      await exited;
      clearTimeout(timer);
    },
    kill: () => child.kill('SIGKILL'),
  };
}
