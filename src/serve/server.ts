import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { AudioArticleError } from '../core/errors.js';
import { createApp } from './app.js';
import { openDatabase } from './database/database.js';
import { feedbackRoutes } from './feedback/routes.js';
import { mediaRoutes } from './media.js';
import { pageRoutes } from './pages/routes.js';
import { problem, sendProblem } from './problem.js';

export interface ServeOptions {
  /** 0 picks a free one. */
  readonly port: number;
  /** Default: 127.0.0.1, this machine only. */
  readonly host?: string;
  /** Folder whose index.html is the page at `/`, if it has one. */
  readonly root: string;
  readonly audioDir: string;
  readonly transcriptsDir: string;
  /** The built player. */
  readonly playerDir: string;
  /** Where the embedded database lies. Default: .audio-article in `root`. */
  readonly data?: string;
  /** Opens GET /api/feedback. Default: made anew at each start. */
  readonly token?: string;
  /** A Postgres of the user's instead of the embedded one. */
  readonly databaseUrl?: string;
  /** Reports that one reader may send in a minute. Default: 60. */
  readonly reportsPerMinute?: number;
}

export interface RunningServer {
  readonly url: string;
  readonly token: string;
  /** Answers what is under way, then closes port and database. */
  close(): Promise<void>;
}

/** @throws AudioArticleError AA_E_PORT_IN_USE, AA_E_DATABASE */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const root = resolve(options.root);
  // Before a database is started for nothing.
  await assertPortIsFree(options);
  const app = await createApp();
  const database = await openDatabase({
    data: options.data ?? join(root, '.audio-article'),
    databaseUrl: options.databaseUrl,
  });
  feedbackRoutes(app, { pool: database.pool, token, perMinute: options.reportsPerMinute ?? 60 });
  mediaRoutes(app, {
    audioDir: resolve(options.audioDir),
    transcriptsDir: resolve(options.transcriptsDir),
    playerDir: resolve(options.playerDir),
  });
  pageRoutes(app, { root, transcriptsDir: resolve(options.transcriptsDir) });
  app.get('/healthz', async (_request, reply) => {
    try {
      await database.pool.query('select 1');
      return await reply.header('cache-control', 'no-store').send({ status: 'ok' });
    } catch {
      return sendProblem(reply, problem(503));
    }
  });
  const close = async (): Promise<void> => {
    await app.close();
    await database.close();
  };
  try {
    const url = await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
    return { url, token, close };
  } catch (cause) {
    await close();
    throw listenError(cause, options);
  }
}

async function assertPortIsFree(options: ServeOptions): Promise<void> {
  if (options.port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error) => {
      reject(listenError(error, options));
    });
    probe.listen(options.port, options.host ?? '127.0.0.1', () => probe.close(() => resolve()));
  });
}

function listenError(cause: unknown, { port, host = '127.0.0.1' }: ServeOptions): Error {
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
