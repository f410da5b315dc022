import type { FastifyRequest } from 'fastify';

/**
 * Whether a page of ours, and not another site's, asks for something to be changed in the name of whoever is signed in.
 * Browsers say so (Fetch Metadata Request Headers §2.2); older ones and plain http tell the page's origin.
 * @returns undefined where neither is told: no browser
 */
export function isOwnPage({ headers, host }: FastifyRequest): boolean | undefined {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  if (origin === undefined) return undefined;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/** The machine itself: the only place where a token may go over plain http. */
export const isLoopback = ({ hostname }: FastifyRequest): boolean =>
  /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)$/i.test(hostname);

/** Whether the browser came over https, also where a proxy has unpacked it: the page's origin tells. */
export const isEncrypted = ({ protocol, headers }: FastifyRequest): boolean =>
  protocol === 'https' || (headers.origin?.startsWith('https://') ?? false);
