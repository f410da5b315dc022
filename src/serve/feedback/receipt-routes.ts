import { Type } from '@sinclair/typebox';
import { FeedbackOutcomeSchema } from '../../core/feedback.js';
import type { App } from '../app.js';
import type { Db } from '../database/transaction.js';
import { languageOf } from '../negotiate.js';
import { deletedPage, receiptPage } from '../pages/receipt-page.js';
import { problem, sendProblem } from '../problem.js';
import type { NarrationOf } from './placed.js';
import { deleteFeedback, outcomeOf } from './store.js';

const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) });

export interface ReceiptOptions {
  readonly db: Db;
  readonly narrationOf: NarrationOf;
  /** Reports that one reader may send; they may look at them four times as often. */
  readonly perMinute: number;
}

/**
 * What whoever holds a report's receipt can do: see what became of it, take it with them, delete it. The receipt is
 * all that is asked for: it cannot be guessed (74 bits), and no page of ours says it to anybody else.
 */
export function receiptRoutes(app: App, { db, narrationOf, perMinute }: ReceiptOptions): void {
  const config = { rateLimit: { max: perMinute * 4, timeWindow: 60_000 } };
  /** Nobody else finds such a page or learns its address. */
  const priv = { 'cache-control': 'no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };
  const schema = { params: IdParams };

  app.get(
    '/api/feedback/:id',
    { schema: { ...schema, response: { 200: FeedbackOutcomeSchema } }, config },
    async (request, reply) => {
      const outcome = await outcomeOf(db, request.params.id);
      return outcome ? reply.headers(priv).send(outcome) : sendProblem(reply, problem(404));
    },
  );

  app.delete('/api/feedback/:id', { schema, config }, async (request, reply) =>
    (await deleteFeedback(db, request.params.id))
      ? reply.headers(priv).code(204).send()
      : sendProblem(reply, problem(404)),
  );

  app.get('/feedback/:id', { schema, config }, async (request, reply) => {
    const outcome = await outcomeOf(db, request.params.id);
    if (!outcome) return sendProblem(reply, problem(404));
    const narration = await narrationOf(outcome.report.narration).catch(() => undefined);
    const isNew = Object.hasOwn(request.query as object, 'sent');
    return reply
      .type('text/html; charset=utf-8')
      .headers(priv)
      .send(receiptPage(outcome, { isNew, narration, language: languageOf(request) }));
  });

  // The forms of that page, which need no JavaScript.
  app.post('/feedback/:id/delete', { schema, config }, async (request, reply) =>
    (await deleteFeedback(db, request.params.id))
      ? reply.headers(priv).redirect('/feedback/deleted', 303)
      : sendProblem(reply, problem(404)),
  );
  app.get('/feedback/deleted', (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .headers(priv)
      .send(deletedPage(languageOf(request))),
  );
}
