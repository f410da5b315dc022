import fastifyCookie from '@fastify/cookie';
import { Type } from '@sinclair/typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import { SignInRequestSchema, type Session, type SignInRequest } from '../../core/inbox.js';
import type { App } from '../app.js';
import { languageOf } from '../negotiate.js';
import { guardedHeaders } from '../pages/inbox-routes.js';
import { signInPage, type SignInFault } from '../pages/sign-in-page.js';
import { problem, sendProblem } from '../problem.js';
import { clearCookie, cookieOf, setCookie } from './cookie.js';
import { doorOf, hangDoor, requireEditor, sendWait, SESSION } from './guard.js';
import { oidcRoutes } from './oidc-routes.js';
import { openOidc, type OidcOptions } from './oidc.js';
import { isEncrypted, isLoopback, isOwnPage } from './own-page.js';
import { returnPath } from './return-path.js';
import { endSession, openSession, SESSION_DAYS } from './sessions.js';
import type { Editor } from './tokens.js';

const BODY_LIMIT = 4 * 1024;

const ReturnQuery = Type.Object({ to: Type.Optional(Type.String({ maxLength: 2000 })) });
const Form = Type.Object(
  {
    token: Type.String({ maxLength: 1000 }),
    name: Type.Optional(Type.String({ maxLength: 200 })),
    to: Type.Optional(Type.String({ maxLength: 2000 })),
  },
  { additionalProperties: false },
);

/** A session for an editor, whose cookie goes with the reply. */
export async function signIn(
  pool: pg.Pool,
  reply: FastifyReply,
  editor: Editor,
  tokenId?: string,
): Promise<void> {
  setCookie(reply, SESSION, await openSession(pool, editor, tokenId), SESSION_DAYS * 24 * 60 * 60);
}

type Tried = { readonly kind: 'in' } | SignInFault;

/** Registers cookies and the door for all routes of the app: before those that need them. */
export async function signInRoutes(
  app: App,
  { pool, oidc: options }: { readonly pool: pg.Pool; readonly oidc?: OidcOptions | undefined },
): Promise<void> {
  await app.register(fastifyCookie);
  hangDoor(app, doorOf(pool));
  const oidc = options && openOidc(options);
  if (oidc) oidcRoutes(app, { pool, oidc });

  const tryToken = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { token, name }: SignInRequest,
  ): Promise<Tried> => {
    if (isOwnPage(request) === false) return { kind: 'foreign' };
    if (!isEncrypted(request) && !isLoopback(request)) return { kind: 'unencrypted' };
    const checked = await request.server.door.check(request, token.trim());
    if (checked.kind !== 'holder') return checked;
    const { holder } = checked;
    // Several may share the administrator's token: their names tell them apart in histories.
    const called = holder.role === 'admin' && name?.trim() ? name.trim() : holder.name;
    await signIn(pool, reply, { name: called, role: holder.role }, holder.id);
    return { kind: 'in' };
  };

  app.post(
    '/api/session',
    { bodyLimit: BODY_LIMIT, schema: { body: SignInRequestSchema } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store');
      const tried = await tryToken(request, reply, request.body);
      switch (tried.kind) {
        case 'in':
          return reply.code(204).send();
        case 'wait':
          return sendWait(reply, tried.ms);
        case 'wrong':
          return sendProblem(reply, problem(401, { detail: 'This token opens nothing here.' }));
        case 'foreign':
          return sendProblem(reply, problem(403, { detail: 'A page of another site asked for this.' }));
        case 'unencrypted':
          return sendProblem(
            reply,
            problem(403, { detail: 'A token must not go over plain http, except on the machine itself.' }),
          );
      }
    },
  );

  app.get('/api/session', { onRequest: requireEditor() }, (request, reply) => {
    const session: Session = { editor: request.editor.name, role: request.editor.role };
    return reply.send(session);
  });

  app.delete('/api/session', { onRequest: requireEditor() }, async (request, reply) => {
    const secret = cookieOf(request, SESSION);
    if (secret !== undefined) await endSession(pool, secret);
    clearCookie(reply, SESSION);
    return reply.code(204).send();
  });

  const sendPage = (
    request: FastifyRequest,
    reply: FastifyReply,
    page: { readonly to: string; readonly name?: string; readonly fault?: SignInFault },
  ): FastifyReply =>
    guardedHeaders(reply)
      .type('text/html; charset=utf-8')
      .send(signInPage({ ...page, language: languageOf(request), oidc: oidc && {} }));

  app.get('/inbox/sign-in', { schema: { querystring: ReturnQuery } }, (request, reply) =>
    sendPage(request, reply, { to: returnPath(request.query.to) }),
  );

  app.post('/inbox/sign-in', { bodyLimit: BODY_LIMIT, schema: { body: Form } }, async (request, reply) => {
    const { token, name = '', to } = request.body;
    const tried = await tryToken(request, reply, { token, name });
    if (tried.kind === 'in') return reply.redirect(returnPath(to), 303);
    if (tried.kind === 'wait') reply.header('retry-after', String(Math.ceil(tried.ms / 1000)));
    reply.code({ wait: 429, wrong: 401, foreign: 403, unencrypted: 403 }[tried.kind]);
    return sendPage(request, reply, { to: returnPath(to), name, fault: tried });
  });
}
