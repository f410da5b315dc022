import type { FastifyReply } from 'fastify';
import type { App } from '../app.js';
import { languageOf } from '../negotiate.js';
import { problem, sendProblem } from '../problem.js';
import { requireEditor } from '../sign-in/guard.js';
import { elementPage, INBOX_FILES } from './inbox-page.js';

/**
 * Nothing but our own files; no inline script or style, no markup from strings, no frame around it. Previews are sounds
 * that the page has fetched (blob:), published audio may lie with a storage of its own.
 */
const policy = (mediaOrigins: readonly string[]): string =>
  [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src 'self'`,
    ['media-src', "'self'", 'blob:', ...mediaOrigins].join(' '),
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ');

/** No page of another site may show these, nor learn of them. */
export const guardedHeaders = (reply: FastifyReply, mediaOrigins: readonly string[] = []): FastifyReply =>
  reply.headers({
    'content-security-policy': policy(mediaOrigins),
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  });

/** @param mediaOrigins where published audio lies, besides here */
export function inboxPageRoutes(
  app: App,
  { folder, mediaOrigins = [] }: { readonly folder: string; readonly mediaOrigins?: readonly string[] },
): void {
  for (const [url, element] of [
    ['/inbox', 'inbox-page'],
    ['/inbox/lexicon', 'lexicon-page'],
  ] as const)
    app.get(url, { onRequest: requireEditor() }, (request, reply) =>
      guardedHeaders(reply, mediaOrigins)
        .type('text/html; charset=utf-8')
        .send(elementPage(element, languageOf(request))),
    );

  // The sign-in page needs its stylesheet, and the script is no secret.
  app.get<{ Params: { '*': string } }>(`${INBOX_FILES}*`, (request, reply) => {
    const name = request.params['*'];
    if (!/^(?:inbox\.js|style\.css)(?:\.map)?$/.test(name)) return sendProblem(reply, problem(404));
    return reply.header('cache-control', 'no-cache').sendFile(name, folder);
  });
}
