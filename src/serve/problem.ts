import type { FastifyError, FastifyReply } from 'fastify';
import type { Socket } from 'node:net';
import { AudioArticleError } from '../core/errors.js';
import { languageOf, wantsPage } from './negotiate.js';
import { problemPage } from './pages/plain-pages.js';

/** RFC 9457. `type` is about:blank: the status says what kind of problem it is. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  /** Of 428: what is to be done before a report is sent again. */
  readonly work?: { readonly bits: number; readonly challenge: string };
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'Sign in first',
  403: 'This is not allowed',
  404: 'Not found',
  405: 'This method is not allowed here',
  413: 'The report is too long',
  415: 'This content type is not accepted',
  422: 'The report is not valid',
  428: 'Work is asked for before a report is taken',
  429: 'Too many reports at once',
  431: 'The headers are too long',
  501: 'This format is not made here',
  503: 'The database cannot be reached',
};

export function problem(status: number, more: Pick<Problem, 'detail' | 'errors' | 'work'> = {}): Problem {
  return {
    type: 'about:blank',
    title: titles[status] ?? (status >= 500 ? 'Something went wrong here' : 'The request was refused'),
    status,
    ...more,
  };
}

/** As a page for a person with a browser, as JSON for everybody else. */
export function sendProblem(reply: FastifyReply, body: Problem): FastifyReply {
  // An address that cannot be read is refused before the other headers are set.
  reply.code(body.status).headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  return wantsPage(reply.request)
    ? reply.type('text/html; charset=utf-8').send(problemPage(body, languageOf(reply.request)))
    : reply.type('application/problem+json').send(body);
}

/** Answers what Node refuses before there is a request. */
export function writeProblem(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const body = JSON.stringify(problem(error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400));
  socket.end(
    `HTTP/1.1 ${error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request'}\r\n` +
      `Content-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** What was wrong, without what only we should know: no stack, no query, no path. */
export function problemOf(error: unknown): Problem {
  // Its words are made for people; it is about a file of the publisher's.
  if (error instanceof AudioArticleError) return problem(500, { detail: error.message });
  const { validation, statusCode = 500, message = '' } = error as Partial<FastifyError>;
  if (validation)
    return problem(422, {
      errors: validation.map(({ instancePath, params, message: detail = 'is not valid' }) => {
        const property: unknown = params['missingProperty'] ?? params['additionalProperty'];
        return { pointer: `#${instancePath}${typeof property === 'string' ? `/${property}` : ''}`, detail };
      }),
    });
  // PostgreSQL's untranslatable and unknown characters: a text holds what no text holds, such as NUL.
  if (/^22(?:021|P05)$/.test((error as { code?: string }).code ?? ''))
    return problem(422, { detail: 'It holds a character that cannot be kept.' });
  if (statusCode >= 500) return problem(isUnavailable(error) ? 503 : 500);
  return problem(statusCode, { detail: message });
}

/**
 * Nothing is wrong with the report, the database cannot take it now: PostgreSQL's classes of error 08 (connection),
 * 28 and 3D (no way in), 53 (disk, memory, connections), 55 and 57 (not accepting), 58 (I/O); the socket's; pg's.
 */
function isUnavailable(error: unknown): boolean {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  return (
    /^(08|28|3D|53|55|57|58)...$/.test(code) ||
    ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/.test(message)
  );
}
