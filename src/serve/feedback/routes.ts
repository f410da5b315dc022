import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type pg from 'pg';
import { FeedbackReportSchema, type FeedbackReport } from '../../core/feedback.js';
import type { App } from '../app.js';
import { isForm, languageOf } from '../negotiate.js';
import { receivedPage } from '../pages/plain-pages.js';
import { problem, sendProblem } from '../problem.js';
import { requireEditor } from '../sign-in/guard.js';
import { reportOfForm, withoutTrap } from './form.js';
import { isStored, listFeedback, storeFeedback } from './store.js';

/** A report with the longest comment, sentence and word fits many times. */
const BODY_LIMIT = 16 * 1024;

const KeySchema = Type.Object({
  'idempotency-key': Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '^[!-~]+$' })),
});

const ListQuery = Type.Object(
  {
    limit: Type.Optional(Type.String({ pattern: '^(100|[1-9]\\d?)$' })),
    before: Type.Optional(Type.String({ format: 'uuid' })),
  },
  { additionalProperties: false },
);

const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

declare module 'fastify' {
  interface FastifyRequest {
    /** A field that people do not see was filled in. */
    isTrapped: boolean;
  }
}

/** POST /api/feedback for everybody; GET /api/feedback for editors. */
export function feedbackRoutes(app: App, { pool, perMinute }: { pool: pg.Pool; perMinute: number }): void {
  app.decorateRequest('isTrapped', false);

  app.post(
    '/api/feedback',
    {
      bodyLimit: BODY_LIMIT,
      schema: { body: FeedbackReportSchema, headers: KeySchema },
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      preValidation: (request, _reply, done) => {
        const { body, isTrapped } = withoutTrap(request.body);
        request.isTrapped = isTrapped;
        // The schema looks at it next.
        request.body = (isForm(request) ? reportOfForm(body) : body) as FeedbackReport;
        done();
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? randomUUID();
      const result = await storeFeedback(pool, request.body, key, request.isTrapped ? 'spam' : 'new');
      if (result.kind === 'key-reused')
        return sendProblem(
          reply,
          problem(422, { detail: 'This Idempotency-Key was used for another report.' }),
        );
      reply.header('cache-control', 'no-store');
      // The page after a form has an address of its own, so that loading it again sends nothing again.
      return isForm(request)
        ? reply.redirect(`/feedback/${result.id}`, 303)
        : reply.code(201).send({ id: result.id });
    },
  );

  app.get('/feedback/:id', { schema: { params: IdParams } }, async (request, reply) => {
    const { id } = request.params;
    if (!(await isStored(pool, id))) return sendProblem(reply, problem(404));
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(receivedPage(id, languageOf(request)));
  });

  app.get(
    '/api/feedback',
    {
      schema: { querystring: ListQuery },
      onRequest: requireEditor(),
    },
    async (request, reply) => {
      const { limit = '50', before } = request.query;
      const reports = await listFeedback(pool, Number(limit), before);
      const next = reports.length === Number(limit) ? reports.at(-1)?.id : undefined;
      return reply.header('cache-control', 'no-store').send({ reports, ...(next ? { next } : {}) });
    },
  );
}
