import type { FastifyError, FastifyReply } from 'fastify';

/** RFC 9457. `type` is about:blank: the status says what kind of problem it is. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot be understood',
  401: 'A token is needed',
  404: 'Not found',
  405: 'This method is not allowed here',
  409: 'This key was used for another report',
  413: 'The report is too long',
  415: 'This content type is not accepted',
  422: 'The report is not valid',
  429: 'Too many reports at once',
  503: 'The database cannot be reached',
};

export function problem(status: number, more: Pick<Problem, 'detail' | 'errors'> = {}): Problem {
  return {
    type: 'about:blank',
    title: titles[status] ?? (status >= 500 ? 'Something went wrong here' : 'The request was refused'),
    status,
    ...more,
  };
}

export function sendProblem(reply: FastifyReply, body: Problem): FastifyReply {
  return reply
    .code(body.status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(body);
}

/** What was wrong, without what only we should know: no stack, no query, no path. */
export function problemOf(error: FastifyError): Problem {
  if (error.validation)
    return problem(422, {
      errors: error.validation.map(({ instancePath, params, message = 'is not valid' }) => {
        const property: unknown = params['missingProperty'] ?? params['additionalProperty'];
        return {
          pointer: `#${instancePath}${typeof property === 'string' ? `/${property}` : ''}`,
          detail: message,
        };
      }),
    });
  const status = error.statusCode ?? 500;
  if (status >= 500) return problem(isConnectionLost(error) ? 503 : 500);
  return problem(status, { detail: error.message });
}

/** Classes 08 (connection) and 57 (operator intervention) of PostgreSQL's error codes, and the socket's own. */
function isConnectionLost({ code, message }: FastifyError): boolean {
  return (
    /^(08|57P)/.test(code) ||
    ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(code) ||
    /connect|terminat/i.test(message)
  );
}
