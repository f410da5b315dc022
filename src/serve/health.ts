import type pg from 'pg';
import type { App } from './app.js';
import { problem, sendProblem } from './problem.js';

/** 200 when a report could be kept, 503 when it could not. */
export function healthRoutes(app: App, pool: pg.Pool): void {
  app.get('/healthz', async (_request, reply) => {
    try {
      await pool.query('select 1');
      return await reply.header('cache-control', 'no-store').send({ status: 'ok' });
    } catch {
      return sendProblem(reply, problem(503));
    }
  });
}
