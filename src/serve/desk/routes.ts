import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import {
  AcceptRequestSchema,
  AffectedRequestSchema,
  AffectedSchema,
  CardDetailSchema,
  CardListSchema,
  PreviewRequestSchema,
  RejectRequestSchema,
  RunListSchema,
  type Rule,
} from '../../core/inbox.js';
import type { App } from '../app.js';
import { problem, sendProblem } from '../problem.js';
import { requireEditor } from '../sign-in/guard.js';
import { affectedBy } from './affected-answer.js';
import { cardDetail, listCards, readCursor } from './cards.js';
import { countCards } from './count-cards.js';
import { acceptCard, isRefusal, rejectCard, undoCard, type Refusal } from './decide.js';
import type { Desk } from './desk.js';
import { events } from './events.js';
import { placesIn, recentNarrations, type Places } from './places.js';
import { previews, ruleFaults } from './preview.js';
import { listRuns, readRun } from './runs.js';

const BODY_LIMIT = 32 * 1024;

const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const limitQuery = Type.Optional(Type.String({ pattern: '^(100|[1-9]\\d?)$' }));

const CardsQuery = Type.Object(
  {
    state: Type.Optional(
      Type.Union([Type.Literal('open'), Type.Literal('accepted'), Type.Literal('rejected')]),
    ),
    kind: Type.Optional(Type.Union([Type.Literal('report'), Type.Literal('lint')])),
    order: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('most')])),
    after: Type.Optional(Type.String({ minLength: 1, maxLength: 400 })),
    limit: limitQuery,
  },
  { additionalProperties: false },
);

export const sendRefusal = (reply: FastifyReply, { status, detail }: Refusal): FastifyReply =>
  sendProblem(reply, problem(status, { detail }));

/** Answers with what is wrong with a rule, beside its fields. @returns whether there is anything */
export function refuseRule(reply: FastifyReply, rule: Rule | undefined): FastifyReply | undefined {
  const errors = rule ? ruleFaults(rule) : [];
  return errors.length === 0
    ? undefined
    : sendProblem(reply, problem(422, { detail: errors.map(({ detail }) => detail).join(' '), errors }));
}

/** The inbox: for editors only. */
export function deskRoutes(app: App, desk: Desk): void {
  const { pool } = desk;
  const recent = recentNarrations();
  const places = (): Places => placesIn(pool, desk.storage, recent);
  const heard = previews(desk);
  const told = events(pool);
  // Connections that stay open would hold the server open.
  app.addHook('preClose', () => told.close());
  app.addHook('onClose', () => heard.close());
  const guarded = { onRequest: requireEditor(), bodyLimit: BODY_LIMIT };

  app.get(
    '/api/inbox/cards',
    { ...guarded, schema: { querystring: CardsQuery, response: { 200: CardListSchema } } },
    async (request, reply) => {
      const { state = 'open', order = 'newest', limit = '50', kind, after } = request.query;
      if (after !== undefined && !readCursor(after))
        return sendProblem(
          reply,
          problem(422, { errors: [{ pointer: '#/after', detail: 'is no place in the list' }] }),
        );
      await countCards(pool);
      return listCards(pool, { state, kind, order, after, limit: Number(limit) });
    },
  );

  const sendCard = async (reply: FastifyReply, id: string): Promise<FastifyReply> => {
    const detail = await cardDetail(pool, id, places());
    return detail
      ? reply.send(detail)
      : sendProblem(reply, problem(404, { detail: 'There is no such card.' }));
  };

  app.get(
    '/api/inbox/cards/:id',
    { ...guarded, schema: { params: IdParams, response: { 200: CardDetailSchema } } },
    async (request, reply) => {
      await countCards(pool);
      return sendCard(reply, request.params.id);
    },
  );

  app.post(
    '/api/inbox/cards/:id/accept',
    {
      ...guarded,
      schema: { params: IdParams, body: AcceptRequestSchema, response: { 200: CardDetailSchema } },
    },
    async (request, reply) => {
      const { rule } = request.body;
      const refused = refuseRule(reply, rule);
      if (refused) return refused;
      const accepted = await acceptCard(desk, request.params.id, rule, request.editor.name);
      return isRefusal(accepted) ? sendRefusal(reply, accepted) : sendCard(reply, request.params.id);
    },
  );

  app.post(
    '/api/inbox/cards/:id/reject',
    {
      ...guarded,
      schema: { params: IdParams, body: RejectRequestSchema, response: { 200: CardDetailSchema } },
    },
    async (request, reply) => {
      const reason = request.body.reason.replace(/[\0\p{Cs}]/gu, '').trim();
      if (reason === '')
        return sendProblem(reply, problem(422, { errors: [{ pointer: '#/reason', detail: 'is empty' }] }));
      const rejected = await rejectCard(desk, request.params.id, reason, request.editor.name);
      return isRefusal(rejected) ? sendRefusal(reply, rejected) : sendCard(reply, request.params.id);
    },
  );

  app.post(
    '/api/inbox/cards/:id/undo',
    { ...guarded, schema: { params: IdParams, response: { 200: CardDetailSchema } } },
    async (request, reply) => {
      const undone = await undoCard(desk, request.params.id, request.editor.name);
      return isRefusal(undone) ? sendRefusal(reply, undone) : sendCard(reply, request.params.id);
    },
  );

  app.post(
    '/api/inbox/affected',
    { ...guarded, schema: { body: AffectedRequestSchema, response: { 200: AffectedSchema } } },
    async (request, reply) => {
      const refused = refuseRule(reply, 'rule' in request.body ? request.body.rule : undefined);
      if (refused) return refused;
      const affected = await affectedBy(desk, request.body, places());
      return affected ?? sendProblem(reply, problem(404, { detail: 'That rule does not hold any more.' }));
    },
  );

  app.post(
    '/api/inbox/preview',
    { ...guarded, schema: { body: PreviewRequestSchema } },
    async (request, reply) => {
      const refused = refuseRule(reply, request.body.rule);
      if (refused) return refused;
      const sound = await heard.hear(request.body, request.editor.name);
      if (Buffer.isBuffer(sound)) return reply.type('audio/wav').send(sound);
      const { status, detail, pointer } = sound;
      if (status === 429) reply.header('retry-after', '3');
      return sendProblem(
        reply,
        problem(status, {
          detail,
          ...(pointer !== undefined && { errors: [{ pointer: `#${pointer}`, detail }] }),
        }),
      );
    },
  );

  app.get('/api/inbox/runs', { ...guarded, schema: { response: { 200: RunListSchema } } }, () =>
    listRuns(pool),
  );

  app.post(
    '/api/inbox/runs/:id/retry',
    { ...guarded, schema: { params: IdParams, response: { 200: RunListSchema } } },
    async (request, reply) => {
      const run = await readRun(pool, request.params.id);
      if (!run) return sendProblem(reply, problem(404, { detail: 'There is no such run.' }));
      if (run.state !== 'failed')
        return sendProblem(
          reply,
          problem(409, { detail: 'This run has not failed; there is nothing to try again.' }),
        );
      await desk.queue.ask(pool, run.article, 'asked');
      return listRuns(pool);
    },
  );

  app.get('/api/inbox/events', guarded, (request, reply) => {
    reply.hijack();
    const headers = Object.fromEntries(
      Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    );
    reply.raw.writeHead(200, {
      ...headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // nginx would keep events until there are enough of them.
      'x-accel-buffering': 'no',
    });
    if (request.method === 'HEAD') reply.raw.end();
    else told.add(reply.raw);
  });
}
