import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { App } from '../app.js';
import { languageOf } from '../negotiate.js';
import { guardedHeaders } from '../pages/inbox-routes.js';
import { signInPage, type OidcFault } from '../pages/sign-in-page.js';
import { clearCookie, cookieOf, setCookie } from './cookie.js';
import { SESSION } from './guard.js';
import type { Leaving, Oidc } from './oidc.js';
import { isEncrypted } from './own-page.js';
import { returnPath } from './return-path.js';
import { openSession, SESSION_DAYS } from './sessions.js';

const LEAVING = 'audio-article-leaving';
/** s; longer than somebody needs to find a telephone for the second factor. */
const LEAVING_S = 15 * 60;

const CALLBACK = '/inbox/sign-in/oidc/callback';
const ReturnQuery = Type.Object({ to: Type.Optional(Type.String({ maxLength: 2000 })) });

const pack = (leaving: Leaving): string => Buffer.from(JSON.stringify(leaving)).toString('base64url');

/** The browser could have been given anything. */
function unpack(packed: string | undefined): Leaving | undefined {
  if (packed === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(Buffer.from(packed, 'base64url').toString());
    if (typeof found !== 'object' || found === null) return undefined;
    const { state, nonce, verifier, to } = found as Record<string, unknown>;
    return [state, nonce, verifier, to].every((one) => typeof one === 'string')
      ? ({ state, nonce, verifier, to } as Leaving)
      : undefined;
  } catch {
    return undefined;
  }
}

/** To the organisation's own sign-in page, and back from it. */
export function oidcRoutes(app: App, { pool, oidc }: { readonly pool: pg.Pool; readonly oidc: Oidc }): void {
  const originOf = (request: FastifyRequest): string =>
    oidc.publicUrl === undefined
      ? `${isEncrypted(request) ? 'https' : 'http'}://${request.host}`
      : new URL(oidc.publicUrl).origin;
  const isSecure = (request: FastifyRequest): boolean => originOf(request).startsWith('https:');

  const fail = (request: FastifyRequest, reply: FastifyReply, fault: OidcFault, to?: string): FastifyReply =>
    guardedHeaders(reply)
      .code(fault === 'unreachable' ? 503 : 403)
      .type('text/html; charset=utf-8')
      .send(signInPage({ language: languageOf(request), to: returnPath(to), oidc: { fault } }));

  app.get('/inbox/sign-in/oidc', { schema: { querystring: ReturnQuery } }, async (request, reply) => {
    const to = returnPath(request.query.to);
    try {
      const { url, leaving } = await oidc.leave(originOf(request) + CALLBACK, to);
      setCookie(reply, LEAVING, pack(leaving), LEAVING_S, isSecure(request));
      return await reply.header('cache-control', 'no-store').redirect(url.href, 303);
    } catch {
      return fail(request, reply, 'unreachable', to);
    }
  });

  app.get(CALLBACK, async (request, reply) => {
    const leaving = unpack(cookieOf(request, LEAVING));
    clearCookie(reply, LEAVING);
    if (!leaving) return fail(request, reply, 'refused');
    let arrival;
    try {
      arrival = await oidc.arrive(new URL(request.url, originOf(request)), leaving);
    } catch {
      return fail(request, reply, 'unreachable', leaving.to);
    }
    if (arrival.kind !== 'editor') return fail(request, reply, arrival.kind, leaving.to);
    const secret = await openSession(pool, arrival.editor);
    setCookie(reply, SESSION, secret, SESSION_DAYS * 24 * 60 * 60, isSecure(request));
    return reply.header('cache-control', 'no-store').redirect(returnPath(leaving.to), 303);
  });
}
