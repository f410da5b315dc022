import type { FastifyReply, FastifyRequest } from 'fastify';
import type pg from 'pg';
import type { App } from '../app.js';
import { wantsPage } from '../negotiate.js';
import { problem, sendProblem } from '../problem.js';
import { readerKey } from '../reader-key.js';
import { cookieOf } from './cookie.js';
import { isOwnPage } from './own-page.js';
import { editorOfSession } from './sessions.js';
import { type SlowDown, slowDown } from './slow-down.js';
import { type Editor, type Role, type TokenHolder, tokenHolders } from './tokens.js';

/** Of a session's cookie. */
export const SESSION = 'audio-article';

export type Checked =
  | { readonly kind: 'holder'; readonly holder: TokenHolder }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'wait'; readonly ms: number };

type Recognised =
  | { readonly kind: 'editor'; readonly editor: Editor }
  | { readonly kind: 'nobody' }
  /** A page of another site asks with the editor's cookie. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'wait'; readonly ms: number };

export interface Door {
  /** Whose token it is; wrong ones are slowed down. */
  check(request: FastifyRequest, token: string): Promise<Checked>;
  /** By bearer token or session. */
  recognise(request: FastifyRequest): Promise<Recognised>;
}

declare module 'fastify' {
  interface FastifyInstance {
    door: Door;
  }
  interface FastifyRequest {
    /** Behind `requireEditor` only. */
    editor: Editor;
  }
}

const changesNothing = ({ method }: FastifyRequest): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(method);

export function doorOf(pool: pg.Pool, slow: SlowDown = slowDown()): Door {
  const holderOf = tokenHolders(pool);
  const keyOf = readerKey();
  /** The same token asked for many times at once is one try. */
  const underWay = new Map<string, Promise<TokenHolder | undefined>>();

  const check: Door['check'] = async (request, token) => {
    const reader = keyOf(request.ip);
    const ms = slow.wait(reader);
    if (ms > 0) return { kind: 'wait', ms };
    const key = `${reader} ${token}`;
    let looking = underWay.get(key);
    if (!looking) {
      slow.tried(reader);
      looking = holderOf(token).finally(() => underWay.delete(key));
      underWay.set(key, looking);
    }
    const holder = await looking;
    if (!holder) return { kind: 'wrong' };
    slow.right(reader);
    return { kind: 'holder', holder };
  };

  return {
    check,
    async recognise(request) {
      const [, token] = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      if (token !== undefined) {
        const checked = await check(request, token);
        if (checked.kind === 'wait') return checked;
        return checked.kind === 'wrong' ? { kind: 'nobody' } : { kind: 'editor', editor: checked.holder };
      }
      const secret = cookieOf(request, SESSION);
      const editor = secret === undefined ? undefined : await editorOfSession(pool, secret);
      if (!editor) return { kind: 'nobody' };
      return changesNothing(request) || isOwnPage(request) ? { kind: 'editor', editor } : { kind: 'foreign' };
    },
  };
}

const letIn = new WeakMap<FastifyRequest, Editor>();

/** `app.door` and `request.editor`, for all routes. */
export function hangDoor(app: App, door: Door): void {
  app.decorate('door', door);
  app.decorateRequest('editor', {
    getter() {
      const editor = letIn.get(this);
      if (!editor) throw new Error(`${this.method} ${this.routeOptions.url ?? ''} asks for no editor`);
      return editor;
    },
  });
}

export function sendWait(reply: FastifyReply, ms: number): FastifyReply {
  const seconds = Math.ceil(ms / 1000);
  return sendProblem(
    reply.header('retry-after', String(seconds)),
    problem(429, { detail: `Too many wrong tokens. Try again in ${seconds} s.` }),
  );
}

/**
 * An onRequest hook: lets in whoever is signed in and may do what `role` may; an administrator may do all that an
 * editor may. A person with a browser is led to the sign-in page.
 */
export function requireEditor(role: Role = 'editor') {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    reply.header('cache-control', 'no-store');
    const found = await request.server.door.recognise(request);
    if (found.kind === 'wait') return sendWait(reply, found.ms);
    if (found.kind === 'foreign')
      return sendProblem(
        reply,
        problem(403, { detail: 'A page of another site asked for this; only this site’s own pages may.' }),
      );
    if (found.kind === 'nobody') {
      if (request.method === 'GET' && wantsPage(request))
        return reply.redirect(`/inbox/sign-in?to=${encodeURIComponent(request.url)}`, 303);
      return sendProblem(
        reply.header('www-authenticate', 'Bearer realm="inbox"'),
        problem(401, { detail: 'Sign in at /inbox, or send the token as Authorization: Bearer TOKEN.' }),
      );
    }
    if (role === 'admin' && found.editor.role !== 'admin')
      return sendProblem(reply, problem(403, { detail: 'Only an administrator may do this.' }));
    letIn.set(request, found.editor);
    return undefined;
  };
}
