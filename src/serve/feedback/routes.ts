import { randomInt, randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FeedbackReceiptSchema, type FeedbackReport, FeedbackReportSchema } from '../../core/feedback.js';
import type { App } from '../app.js';
import type { Db } from '../database/transaction.js';
import { type CardOf, cardOfReport } from '../desk/card-of.js';
import { isForm } from '../negotiate.js';
import { problem, sendProblem } from '../problem.js';
import { requireEditor } from '../sign-in/guard.js';
import { reportOfForm, takenApart } from './form.js';
import { reportKeeper } from './keeper.js';
import { type NarrationOf, type Placing, placer } from './placed.js';
import { proofOfWork } from './proof-of-work.js';
import { receiptRoutes } from './receipt-routes.js';
import { saidBefore } from './said-before.js';
import { listFeedback } from './store.js';
import type { TimeTokens, TokenVerdict } from './time-token.js';

/** A report with the longest comment, sentence and word fits many times. */
const BODY_LIMIT = 16 * 1024;
/** Who has no token may send a quarter as many reports: forms of static pages need no more. */
const WITHOUT_TOKEN = 4;

const WORK =
  'More reports come in than people send. Send this one again with an Idempotency-Key and, as proof, CHALLENGE:N, where the SHA-256 of “CHALLENGE KEY N” begins with so many zero bits.';

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
    /** A field that people do not see was filled in. */
    isTrapped: boolean;
    tokenVerdict: TokenVerdict;
    /** Of work that was done for the report. */
    proof: unknown;
  }
}

export interface FeedbackOptions {
  readonly db: Db;
  /** Reports that one reader may send. */
  readonly perMinute: number;
  readonly tokens: TimeTokens;
  /** By its name; undefined: not of this server. */
  readonly narrationOf: NarrationOf;
  /** Bits of work that a program must do for each report. Default: none. */
  readonly workBits?: number | undefined;
}

/** What is spam is kept and answered like any other, so that its sender learns nothing. */
function isSpam({ isTrapped, tokenVerdict }: FastifyRequest, placing: Placing): boolean {
  return isTrapped || tokenVerdict === 'wrong' || (placing.is === 'elsewhere' && tokenVerdict === 'missing');
}

/** A word that is not said at its place may be anything: the report is read at the place, not as one of the word. */
function cardOf(report: FeedbackReport, placing: Placing): CardOf {
  if (placing.is === 'placed') return cardOfReport(report, placing.lang);
  return cardOfReport(report.place ? { ...report, place: { ...report.place, word: '' } } : report);
}

/** There is no room for another report. Those who are refused together do not come again together. */
function refuse(reply: FastifyReply): FastifyReply {
  const seconds = randomInt(2, 11);
  return sendProblem(
    reply.header('retry-after', seconds),
    problem(429, { detail: `More reports come in than can be kept now. Try again in ${seconds} s.` }),
  );
}

/** POST /api/feedback for everybody; GET /api/feedback for editors; the rest for whoever holds a receipt. */
export function feedbackRoutes(app: App, options: FeedbackOptions): void {
  const { db, perMinute, tokens, narrationOf, workBits } = options;
  const work = workBits === undefined ? undefined : proofOfWork(workBits, tokens);
  const place = placer(narrationOf);
  const said = saidBefore();
  const keeper = reportKeeper(db);
  const withoutToken = app.createRateLimit({
    max: Math.ceil(perMinute / WITHOUT_TOKEN),
    timeWindow: 60_000,
  });

  app.decorateRequest('isTrapped', false);
  app.decorateRequest('tokenVerdict', 'missing');
  app.decorateRequest('proof', undefined);

  app.post(
    '/api/feedback',
    {
      bodyLimit: BODY_LIMIT,
      schema: {
        body: FeedbackReportSchema,
        headers: KeySchema,
        response: { 201: FeedbackReceiptSchema },
      },
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      // Before its body is read, and before it counts for the reader's limit.
      onRequest: (_request, reply, done) => {
        if (keeper.isFull()) refuse(reply);
        else done();
      },
      preValidation: (request, _reply, done) => {
        const { body, isTrapped, token: timeToken, proof } = takenApart(request.body);
        request.isTrapped = isTrapped;
        request.tokenVerdict = tokens.judge(timeToken);
        request.proof = proof;
        // The schema looks at it next.
        request.body = (isForm(request) ? reportOfForm(body) : body) as FeedbackReport;
        done();
      },
    },
    async (request, reply) => {
      if (request.tokenVerdict === 'missing') {
        const limit = await withoutToken(request);
        if (!limit.isAllowed && limit.isExceeded)
          return sendProblem(reply.header('retry-after', limit.ttlInSeconds), problem(429));
      }
      // A form without JavaScript cannot do it: it is a page of ours that speaks for its reader.
      const isUnproven = isForm(request)
        ? work !== undefined && request.tokenVerdict !== 'ripe'
        : work?.isDone(request.proof, request.headers['idempotency-key']) === false;
      if (work && isUnproven && !isForm(request))
        return sendProblem(reply, problem(428, { detail: WORK, work: work.demand() }));
      const { body: report } = request;
      const key = request.headers['idempotency-key'] ?? randomUUID();
      const placing = await place(report);
      const placed = placing.is === 'placed' && placing.place ? { ...report, place: placing.place } : report;
      const card = isUnproven || isSpam(request, placing) ? undefined : cardOf(placed, placing);
      const state = card ? (said.has(request, card.key) ? 'again' : 'new') : 'spam';
      // Others may have come while it was read.
      if (keeper.isFull()) return refuse(reply);
      const result = await keeper.keep({ report, placed, key, state, card });
      if (result.kind === 'key-reused')
        return sendProblem(
          reply,
          problem(422, { detail: 'This Idempotency-Key was used for another report.' }),
        );
      if (card) said.add(request, card.key);
      reply.header('cache-control', 'no-store');
      const { id } = result;
      // The page after a form has an address of its own, so that loading it again sends nothing again.
      return isForm(request)
        ? reply.redirect(`/feedback/${id}?sent`, 303)
        : reply.code(201).send({ id, outcome: `/api/feedback/${id}`, page: `/feedback/${id}` });
    },
  );

  app.get('/api/feedback/token', (_request, reply) =>
    reply.header('cache-control', 'no-store').send({ token: tokens.issue() }),
  );

  receiptRoutes(app, { db, narrationOf, perMinute });

  app.get(
    '/api/feedback',
    {
      schema: { querystring: ListQuery },
      onRequest: requireEditor(),
    },
    async (request, reply) => {
      const { limit = '50', before } = request.query;
      const reports = await listFeedback(db, Number(limit), before);
      const next = reports.length === Number(limit) ? reports.at(-1)?.id : undefined;
      return reply.header('cache-control', 'no-store').send({ reports, ...(next ? { next } : {}) });
    },
  );
}
