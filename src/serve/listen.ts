import { createServer } from 'node:net';
import { AudioArticleError } from '../core/errors.js';
import type { App } from './app.js';

export interface ListenOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Default: 127.0.0.1, this machine only. */
  readonly host?: string | undefined;
}

/** A download that nobody reads would hold the server open for ever. */
const PATIENCE_MS = 3000;

/** Answers what is under way for up to 3 s. */
export async function closeWithin(app: App, ms: number = PATIENCE_MS): Promise<void> {
  const impatience = setTimeout(() => app.server.closeAllConnections(), ms);
  await app.close();
  clearTimeout(impatience);
}

/** @returns the address. @throws AudioArticleError AA_E_PORT_IN_USE */
export async function listen(app: App, options: ListenOptions): Promise<string> {
  try {
    return await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
  } catch (cause) {
    throw listenError(cause, options);
  }
}

/** Before work that would be done for nothing. @throws AudioArticleError AA_E_PORT_IN_USE */
export async function assertPortIsFree(options: ListenOptions): Promise<void> {
  if (options.port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => {
      reject(listenError(error, options));
    });
    probe.listen(options.port, options.host ?? '127.0.0.1', () => probe.close(() => resolve()));
  });
}

function listenError(cause: unknown, { port, host = '127.0.0.1' }: ListenOptions): Error {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'EADDRINUSE')
    return new AudioArticleError(
      'AA_E_PORT_IN_USE',
      `Port ${port} is in use.`,
      'Choose another with --port N; --port 0 picks a free one.',
      { cause },
    );
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new AudioArticleError(
      'AA_E_PORT_IN_USE',
      `${host}:${port} cannot be listened on (${code}).`,
      'Choose another --port or --host.',
      { cause },
    );
  return cause instanceof Error ? cause : new Error(String(cause));
}
