import { Agent, request, type Dispatcher } from 'undici';
import { Failure, quoted, redact, retryAfterMs, wordsOf } from './failure.js';

/** One request over HTTP. */
export interface Call {
  readonly method: 'POST' | 'GET';
  readonly url: string;
  /** Hold the key; never part of a message. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The media type of an answer that is one. */
  readonly accepts: RegExp;
}

export interface Answered {
  readonly bytes: Uint8Array;
  /** In lower case, with its parameters. */
  readonly type: string;
}

export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly words: string;
  readonly body: Uint8Array;
}

export interface ExchangeOptions {
  /** For people: `ElevenLabs`. */
  readonly service: string;
  readonly secrets: readonly string[];
  /** What stands in the environment and may be wrong when the key is refused. */
  readonly keys: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  /** What this service means by a refusal where HTTP does not tell; undefined: what HTTP tells. */
  readonly judge?: ((refusal: Refusal) => Failure['kind'] | undefined) | undefined;
}

/** An hour of speech at 24 kHz in base64 is more than any sentence. */
const MOST_BYTES = 96 * 1024 * 1024;

const one = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header;

let shared: Agent | undefined;
/** Connections are kept for the next sentence; an idle one does not keep the process alive. */
const agent = (): Agent =>
  (shared ??= new Agent({
    connect: { timeout: 15_000 },
    keepAliveTimeout: 10_000,
    headersTimeout: 0,
    bodyTimeout: 0,
  }));

/** What an HTTP status says of the next try (RFC 9110 §15). */
export function kindOf(status: number): Failure['kind'] {
  if (status === 401 || status === 402 || status === 403) return 'shut';
  if (status === 408 || status === 425 || status === 429 || status >= 500) return 'passing';
  return 'refused';
}

/** In words for people, what a refusal means. */
export function refusalOf(
  { status, headers, words }: Refusal,
  kind: Failure['kind'],
  { service, secrets, keys }: Pick<ExchangeOptions, 'service' | 'secrets' | 'keys'>,
): Failure {
  const said = quoted(redact(words, secrets));
  const what =
    kind === 'shut'
      ? `${service} does not let ${keys} in (${status})${said}`
      : status === 429
        ? `${service} takes no more requests for now (429)${said}`
        : status >= 300 && status < 400
          ? `${service} answered with a redirect (${status}), which is not followed with a key`
          : `${service} answered ${status}${said}`;
  return new Failure(kind, what, retryAfterMs(one(headers['retry-after'])));
}

async function readAll(body: Dispatcher.ResponseData['body'], service: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > MOST_BYTES) {
      body.destroy();
      throw new Failure('refused', `${service} answered with more than ${MOST_BYTES / 1024 / 1024} MB`);
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/**
 * One request, one answer; no redirect is followed.
 * @throws Failure; the signal's reason when it is aborted
 */
export async function exchange(call: Call, options: ExchangeOptions): Promise<Answered> {
  const { service, timeoutMs, signal, secrets } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const { statusCode, headers, body } = await request(call.url, {
      dispatcher: agent(),
      method: call.method,
      headers: call.headers,
      body: call.body,
      signal: AbortSignal.any([signal, timeout]),
    });
    const bytes = await readAll(body, service);
    if (statusCode !== 200) {
      const refusal: Refusal = { status: statusCode, headers, words: wordsOf(bytes), body: bytes };
      throw refusalOf(refusal, options.judge?.(refusal) ?? kindOf(statusCode), options);
    }
    const type = (one(headers['content-type']) ?? '').toLowerCase();
    if (!call.accepts.test(type))
      throw new Failure(
        'garbled',
        `${service} answered with ${type || 'no media type'}${quoted(redact(wordsOf(bytes), secrets))}`,
      );
    return { bytes, type };
  } catch (cause) {
    if (cause instanceof Failure) throw cause;
    signal.throwIfAborted();
    if (timeout.aborted)
      throw new Failure('passing', `${service} did not answer in full within ${timeoutMs / 1000} s`);
    throw new Failure('passing', redact(connectionWords(service, cause), secrets));
  }
}

/** Why a connection failed, without what was sent over it. */
export function connectionWords(service: string, cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `${service} was not found: there is no such host`;
  if (code === 'ECONNREFUSED') return `nobody answers where ${service} should be`;
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE')
    return `the connection to ${service} was cut`;
  return `the connection to ${service} failed (${code ?? message})`;
}
