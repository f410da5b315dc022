import cors from '@fastify/cors';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  fastify,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  type RawServerDefault,
} from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentPolicy } from './content-policy.js';
import { logs } from './logs.js';
import { problem, problemOf, sendProblem, writeProblem } from './problem.js';
import { readerKey } from './reader-key.js';

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

export interface AppOptions {
  /** Beginnings of the paths that other sites' pages may read. */
  readonly shared: readonly string[];
  /** The addresses of proxies before the server, whose X-Forwarded-For counts. */
  readonly trustProxy?: string | undefined;
  /** Whether lines of JSON tell what is asked for; default: no. */
  readonly log?: boolean | undefined;
  /** Origins from which our pages may get audio, too. */
  readonly elsewhere?: readonly string[];
}

/** Other sites embed the player and send what their readers report; nothing else is for them. */
function isShared({ url, method, headers }: FastifyRequest, shared: readonly string[]): boolean {
  if (shared.some((beginning) => url.startsWith(beginning))) return true;
  const asked = method === 'OPTIONS' ? headers['access-control-request-method'] : method;
  return asked === 'POST' && /^\/api\/feedback(\?|$)/.test(url);
}

const forOwn = { origin: false };
const forOthers = {
  origin: '*',
  methods: 'GET, HEAD, POST, DELETE',
  allowedHeaders: 'Content-Type, Idempotency-Key, Range',
  exposedHeaders: 'Accept-Ranges, Content-Length, Content-Range, ETag, Retry-After',
  maxAge: 7200,
};

/** Fastify with what holds for every route: no logs of bodies or addresses, problem+json, headers. */
export async function createApp({
  shared,
  trustProxy,
  elsewhere = [],
  log = false,
}: AppOptions): Promise<App> {
  const app = fastify({
    logger: log && logs,
    ajv: {
      customOptions: { allErrors: true, removeAdditional: false, coerceTypes: false, useDefaults: false },
    },
    requestTimeout: 30_000,
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, problemOf(error)),
    clientErrorHandler: writeProblem,
    ...(trustProxy === undefined ? {} : { trustProxy }),
  }).withTypeProvider<TypeBoxTypeProvider>();

  await app.register(helmet, {
    contentSecurityPolicy: contentPolicy(elsewhere, ["'self'"]),
    // On plain http it would lock people out of their own machine.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
  });
  await app.register(cors, {
    delegator: (request, callback) => {
      callback(null, isShared(request, shared) ? forOthers : forOwn);
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
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, problemOf(error)));
  app.setNotFoundHandler((_request, reply) => sendProblem(reply, problem(404)));
  return app;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Every path answers the methods that it does not have with 405 and those that it has. Before the first route. */
export function refuseOtherMethods(app: App): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    // The wildcard is the preflight's.
    if (url === '*') return;
    const methods = known.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    known.set(url, methods);
  });
  return () => {
    for (const [url, methods] of [...known]) {
      const allow = [...methods].sort().join(', ');
      app.route({
        method: METHODS.filter((method) => !methods.has(method)),
        url,
        schema: { hide: true },
        // Before a body is read.
        onRequest: (_request, reply) => void sendProblem(reply.header('allow', allow), problem(405)),
        handler: (_request, reply) => reply,
      });
    }
  };
}
