import type { Static, TSchema } from '@sinclair/typebox';

/* How the editors' pages ask the server: their own, with the session's cookie. */

/** Why there is no answer, to be told beside what was asked. */
export type Failure =
  /** Nothing came: offline, or the server is gone. */
  | { readonly kind: 'network' }
  /** The session has ended. */
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'refused'; readonly status: number; readonly detail?: string };

export class ApiFailure extends Error {
  constructor(readonly failure: Failure) {
    super(failure.kind);
  }
}

/** What comes of a request, for a page to draw. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** @throws what is no failure of a request */
export function failureOf(error: unknown): Failure {
  if (error instanceof ApiFailure) return error.failure;
  throw error;
}

export const isAbort = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'AbortError';

interface Asked {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON; a Blob as it is. */
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/** Problem+json's words (RFC 9457), where the answer has any. */
async function detailOf(response: Response): Promise<string | undefined> {
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null) return undefined;
  const { detail, title, errors } = body as { detail?: unknown; title?: unknown; errors?: unknown };
  if (typeof detail === 'string') return detail;
  if (Array.isArray(errors)) {
    const [first] = errors as { detail?: unknown }[];
    if (typeof first?.detail === 'string') return first.detail;
  }
  return typeof title === 'string' ? title : undefined;
}

async function ask(path: string, { method = 'GET', body, signal }: Asked): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined
          ? {}
          : { 'content-type': body instanceof Blob ? body.type : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiFailure({ kind: 'network' });
  }
  if (response.ok) return response;
  if (response.status === 401) throw new ApiFailure({ kind: 'signed-out' });
  const detail = await detailOf(response);
  throw new ApiFailure({
    kind: 'refused',
    status: response.status,
    ...(detail === undefined ? {} : { detail }),
  });
}

/**
 * Asks for JSON, typed by the schema of the contract (core/inbox.ts): `askFor<typeof CardListSchema>(…)`.
 * @throws ApiFailure
 */
export async function askFor<Schema extends TSchema>(
  path: string,
  asked: Asked = {},
): Promise<Static<Schema>> {
  const response = await ask(path, asked);
  try {
    return (await response.json()) as Static<Schema>;
  } catch (error) {
    // The connection broke within the answer.
    if (isAbort(error)) throw error;
    throw new ApiFailure({ kind: 'network' });
  }
}

/** Where no answer but the status is wanted. @throws ApiFailure */
export async function tell(path: string, asked: Asked): Promise<void> {
  await ask(path, asked);
}

/** @throws ApiFailure */
export async function askForAudio(path: string, asked: Asked): Promise<Blob> {
  const response = await ask(path, asked);
  try {
    return await response.blob();
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new ApiFailure({ kind: 'network' });
  }
}
