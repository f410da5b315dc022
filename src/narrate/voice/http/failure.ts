import { httpDate } from '../../../core/http-date.js';

/** Why a request was not answered as it should be, which decides what is done next. */
export type FailureKind =
  /** It may do better soon: too many requests, an error of the service, a cut connection, a time-out. */
  | 'passing'
  /** The answer is not what it says it is; it may have been paid for, so it is asked for once more only. */
  | 'garbled'
  /** The service will not say this sentence. */
  | 'refused'
  /** The service will not say any: the key, the account, the region. */
  | 'shut';

/** What one exchange with a service ends with when it does not end well. Its words hold no key. */
export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** How long the service asks to wait. */
    readonly retryAfterMs?: number,
  ) {
    super(message);
  }
}

/**
 * Takes every key out of words that are for people: the key itself, and what a service shows of it (`sk-ab***yz`).
 * @param secrets of this process's environment
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets)
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
      if (form.length > 3) clean = clean.replaceAll(form, '[key]');
  return clean.replace(/[^\s"'“”,;:()]*(?:\*{3,}|…{2,}|\.{4,})[^\s"'“”,;:()]*/g, '[key]');
}

const MOST_WORDS = 300;

/** What services call their words: ElevenLabs, Google and OpenAI, Amazon, and lists of them. */
const names = ['detail', 'error', 'message', 'Message', 'msg', 'error_description'];

function find(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(find).filter(Boolean).join('; ') || undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const name of names) {
    const found = name in value ? find((value as Record<string, unknown>)[name]) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** A service's own words out of the body of a refusal, short, on one line. Markup of a gateway is none. */
export function wordsOf(body: Uint8Array): string {
  const text = Buffer.from(body.subarray(0, 65_536)).toString('utf8');
  let words: string | undefined;
  try {
    words = find(JSON.parse(text));
  } catch {
    words = /^\s*</.test(text) ? undefined : text;
  }
  const line = (words ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return line.length > MOST_WORDS ? `${line.slice(0, MOST_WORDS)}…` : line;
}

/** `: “words”`, or nothing. */
export const quoted = (words: string): string => (words ? `: “${words}”` : '');

/**
 * Ms that a Retry-After header asks to wait: seconds or a date (RFC 9110 §10.2.3).
 * @param now ms since 1970
 */
export function retryAfterMs(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const date = httpDate(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
