import { randomUUID, timingSafeEqual, createHash } from 'node:crypto';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from '@sinclair/typebox';
import type pg from 'pg';
import { FeedbackReportSchema } from '../../core/feedback.js';
import type { App } from '../app.js';
import { refusedPage, thanksPage } from '../pages/plain-pages.js';
import { problem, problemOf, sendProblem } from '../problem.js';
import { listFeedback, storeFeedback, type FeedbackState } from './store.js';

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

declare module 'fastify' {
  interface FastifyRequest {
    /** What a reader without JavaScript sent: answered with a page. */
    fromForm: FeedbackState | undefined;
  }
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const isForm = (request: FastifyRequest): boolean =>
  request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false;

const languageOf = (request: FastifyRequest): string =>
  request.headers['accept-language']?.split(/[,;]/)[0] ?? 'en';

/** The form's fields as a report. Its trap is a field that people do not see; what fills it is kept apart as spam. */
function readForm(request: FastifyRequest): void {
  const { website = '', ...fields } = request.body as Record<string, string | string[]>;
  request.fromForm = website === '' ? 'new' : 'spam';
  request.body = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

function sendPage(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page);
}

/** POST /api/feedback for everybody; GET /api/feedback for whoever holds the token. */
export function feedbackRoutes(
  app: App,
  { pool, token, perMinute }: { pool: pg.Pool; token: string; perMinute: number },
): void {
  const expected = sha256(token);
  app.decorateRequest('fromForm', undefined);

  app.post(
    '/api/feedback',
    {
      bodyLimit: BODY_LIMIT,
      schema: { body: FeedbackReportSchema, headers: KeySchema },
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      preValidation: (request, _reply, done) => {
        if (isForm(request)) readForm(request);
        done();
      },
      errorHandler: (error: FastifyError, request, reply) => {
        const found = problemOf(error);
        if (isForm(request)) void sendPage(reply, found.status, refusedPage(found, languageOf(request)));
        else void sendProblem(reply, found);
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key'] ?? randomUUID();
      const result = await storeFeedback(pool, request.body, key, request.fromForm ?? 'new');
      if (result.kind === 'key-reused')
        return sendProblem(
          reply,
          problem(422, { detail: 'This Idempotency-Key was used for another report.' }),
        );
      if (request.fromForm !== undefined)
        return sendPage(reply, 201, thanksPage(result.id, languageOf(request)));
      return reply.code(201).header('cache-control', 'no-store').send({ id: result.id });
    },
  );

  app.get('/api/feedback', { schema: { querystring: ListQuery } }, async (request, reply) => {
    const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!timingSafeEqual(sha256(given), expected)) {
      reply.header('www-authenticate', 'Bearer realm="feedback"');
      return sendProblem(reply, problem(401, { detail: 'The token is printed when the server starts.' }));
    }
    const { limit = '50', before } = request.query;
    const reports = await listFeedback(pool, Number(limit), before);
    const next = reports.length === Number(limit) ? reports.at(-1)?.id : undefined;
    return reply.header('cache-control', 'no-store').send({ reports, ...(next ? { next } : {}) });
  });

  app.route({
    method: ['PUT', 'PATCH', 'DELETE'],
    url: '/api/feedback',
    handler: (_request, reply) => sendProblem(reply.header('allow', 'GET, POST'), problem(405)),
  });
}
