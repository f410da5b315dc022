import cors from '@fastify/cors';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { fastify, type FastifyError, type FastifyInstance, type RawServerDefault } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyBaseLogger } from 'fastify';
import { problem, problemOf, sendProblem } from './problem.js';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What other sites may use: they embed the player and send what their readers report. */
const isShared = (path: string): boolean => !/^\/(articles\/|$|\?)/.test(path);

/** Readers are told apart by a keyed hash that lives in memory and changes with each start; no address is kept. */
function readerKey(): (address: string) => string {
  const secret = randomBytes(32);
  return (address) => createHmac('sha256', secret).update(address).digest('base64url');
}

/** Fastify with what holds for every route: no logs of bodies or addresses, problem+json, headers. */
export async function createApp(): Promise<App> {
  const app = fastify({
    logger: false,
    ajv: {
      customOptions: { allErrors: true, removeAdditional: false, coerceTypes: false, useDefaults: false },
    },
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 300 },
  }).withTypeProvider<TypeBoxTypeProvider>();

  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        mediaSrc: ["'self'"],
        connectSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
        requireTrustedTypesFor: ["'script'"],
        trustedTypes: ['lit-html'],
      },
    },
    // On plain http it would lock people out of their own machine.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  await app.register(cors, {
    delegator: (request, callback) => {
      callback(null, {
        origin: isShared(request.url) ? '*' : false,
        methods: ['GET', 'HEAD', 'POST'],
        allowedHeaders: ['Content-Type', 'Idempotency-Key', 'Range'],
        exposedHeaders: ['Accept-Ranges', 'Content-Length', 'Content-Range', 'ETag', 'Retry-After'],
        maxAge: 7200,
      });
    },
  });
  const keyOf = readerKey();
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => keyOf(request.ip),
    errorResponseBuilder: (_request, { ttl }) =>
      Object.assign(new Error(`Too many reports at once. Try again in ${Math.ceil(ttl / 1000)} s.`), {
        statusCode: 429,
      }),
  });
  await app.register(formbody, { bodyLimit: 16 * 1024 });

  // Fastify reads plain text by itself; no route of ours takes it.
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error: FastifyError, _request, reply) => sendProblem(reply, problemOf(error)));
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem(404)));
  return app;
}
