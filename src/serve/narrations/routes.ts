import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AudioArticleError } from '../../core/errors.js';
import type { App } from '../app.js';
import { inTransaction } from '../database/transaction.js';
import { problem, sendProblem } from '../problem.js';
import { requireEditor } from '../sign-in/guard.js';
import type { Site } from '../site.js';
import { acceptNarration, type AcceptOptions } from './accept.js';
import { inWords } from './runs.js';
import { NarrationRequestSchema, NarrationStateSchema, type NarrationRequest } from './schema.js';
import { narrationState, removeNarration } from './state.js';
import { isSigned, webhookSecret } from './webhook.js';

/** A page with everything in it, as narrate takes it, and what JSON adds. */
const BODY_LIMIT = 12 * 1024 * 1024;

const NameParams = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });

export interface NarrationRoutesOptions extends AcceptOptions {
  readonly site: Site;
  /** Of Standard Webhooks: `whsec_…`. Without it no webhook is taken. */
  readonly webhookSecret?: string | undefined;
}

/** Articles in, narrations out: for editors and their programs, and for a CMS that signs what it sends. */
export function narrationRoutes(app: App, options: NarrationRoutesOptions): void {
  const { site } = options;
  const { pool } = site.database;
  const guarded = { onRequest: requireEditor() };

  async function accept(request: NarrationRequest, reply: FastifyReply) {
    try {
      const { name } = await acceptNarration(site, request, options);
      void reply.code(202).header('location', `/api/narrations/${encodeURIComponent(name)}`);
      const state = await narrationState(pool, name);
      return state ?? (await sendProblem(reply, problem(404)));
    } catch (error) {
      if (!(error instanceof AudioArticleError) || error.code === 'AA_E_DATABASE') throw error;
      return sendProblem(reply, problem(422, { detail: `${inWords(error)} [${error.code}]` }));
    }
  }

  app.post(
    '/api/narrations',
    {
      ...guarded,
      bodyLimit: BODY_LIMIT,
      schema: {
        summary: 'Narrate an article',
        body: NarrationRequestSchema,
        response: { 202: NarrationStateSchema },
      },
    },
    (request, reply) => accept(request.body, reply),
  );

  app.get(
    '/api/narrations/:name',
    {
      ...guarded,
      schema: {
        summary: 'What has become of a narration',
        params: NameParams,
        response: { 200: NarrationStateSchema },
      },
    },
    async (request, reply) => {
      const state = await narrationState(pool, request.params.name);
      return state ?? sendProblem(reply, problem(404));
    },
  );

  app.delete(
    '/api/narrations/:name',
    { ...guarded, schema: { summary: 'Delete article, narration and audio', params: NameParams } },
    async (request, reply) => {
      const removed = await inTransaction(pool, (db) =>
        removeNarration(db, site.storage, request.params.name),
      );
      return removed ? reply.code(204).send() : sendProblem(reply, problem(404));
    },
  );

  const { webhookSecret: given } = options;
  if (given === undefined) return;
  const secret = webhookSecret(given);
  void app.register((scope, _options, done) => {
    // What is signed are the bytes as they came.
    scope.removeContentTypeParser('application/json');
    scope.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, parsed) => {
      parsed(null, body);
    });
    scope.post<{ Body: Buffer }>(
      '/api/webhooks/narrations',
      {
        bodyLimit: BODY_LIMIT,
        schema: { summary: 'Narrate an article: for a CMS that signs (Standard Webhooks)' },
        preValidation: (request: FastifyRequest<{ Body: Buffer }>, reply, next) => {
          if (Buffer.isBuffer(request.body) && isSigned(request.headers, request.body, secret)) {
            next();
            return;
          }
          sendProblem(reply, problem(401, { detail: 'The signature is missing, wrong or too old.' }));
        },
      },
      async (request, reply) => {
        let asked: unknown;
        try {
          asked = JSON.parse(request.body.toString());
        } catch {
          return sendProblem(reply, problem(400, { detail: 'The body is not JSON.' }));
        }
        if (!Value.Check(NarrationRequestSchema, asked))
          return sendProblem(reply, problem(422, { detail: 'See POST /api/narrations.' }));
        return accept(asked, reply);
      },
    );
    done();
  });
}
