import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isEncrypted, isLoopback } from './own-page.js';

/** With the prefix a browser takes it over https only, from this very host, and sends it to no other (RFC 6265bis §4.1.3). */
const nameOf = (name: string, isSecure: boolean): string => (isSecure ? `__Host-${name}` : name);

const attributes = (isSecure: boolean): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: isSecure,
});

export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  maxAgeS: number,
  isSecure = isEncrypted(reply.request),
): void {
  reply.setCookie(nameOf(name, isSecure), value, { ...attributes(isSecure), maxAge: maxAgeS });
}

/** One without the prefix counts on the machine itself only: elsewhere a neighbouring site could have set it. */
export const cookieOf = (request: FastifyRequest, name: string): string | undefined =>
  request.cookies[nameOf(name, true)] ??
  (isLoopback(request) ? request.cookies[nameOf(name, false)] : undefined);

export function clearCookie(reply: FastifyReply, name: string): void {
  for (const isSecure of [true, false])
    if (reply.request.cookies[nameOf(name, isSecure)] !== undefined)
      reply.clearCookie(nameOf(name, isSecure), attributes(isSecure));
}
